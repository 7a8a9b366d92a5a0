"""Every column that can hold a person is named by a part, with what becomes of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Draft
from folkmoot.privacy.parts import PARTS
from folkmoot.privacy.parts.base import Fate

NUMBERS = (
    models.DateTimeField,
    models.DateField,
    models.BooleanField,
    models.IntegerField,
    models.FloatField,
)


def declared() -> dict[str, dict[str, Fate]]:
    """The columns of all parts; no model may be declared twice."""
    found: dict[str, dict[str, Fate]] = {}
    for part in PARTS:
        for label, columns in part.columns.items():
            assert label not in found, label
            found[label] = dict(columns)
    return found


def columns_of(model: type[models.Model]) -> Iterator[tuple[str, bool]]:
    """The columns that can hold words, and those that name an account (True)."""
    for field in model._meta.local_fields:
        if field.is_relation:
            if field.related_model is Account:
                yield field.name, True
        elif not field.choices and not isinstance(field, NUMBERS):
            yield field.name, False


def unnamed(model: type[models.Model], columns: dict[str, Fate] | None) -> list[str]:
    label = model._meta.label
    if columns is None:
        return [f"{label}.{name}" for name, _ in columns_of(model)]
    has_star = "*" in columns
    return [
        f"{label}.{name}"
        for name, is_account in columns_of(model)
        if name not in columns and (is_account or not has_star)
    ]


def every_model() -> list[type[models.Model]]:
    models_ = apps.get_models(include_auto_created=True)
    return [model for model in models_ if not model._meta.proxy]


def test_every_column_that_can_hold_a_person_is_named() -> None:
    """A new column of words, or to an account, must say in `privacy/parts` what becomes of it."""
    known = declared()
    missing = [
        name for model in every_model() for name in unnamed(model, known.get(model._meta.label))
    ]
    assert not missing, f"Say in folkmoot/privacy/parts what becomes of {missing}"


def test_no_part_names_what_is_not_there() -> None:
    known = declared()
    stale = [
        f"{model._meta.label}.{name}"
        for model in every_model()
        for name in known.get(model._meta.label, {})
        if name not in {"*"} | {field.name for field in model._meta.local_fields}
    ]
    assert not stale, stale


def test_our_own_models_are_named_column_by_column() -> None:
    starred = [
        label
        for label, columns in declared().items()
        if "*" in columns and apps.get_app_config(label.split(".")[0]).name.startswith("folkmoot.")
    ]
    assert not starred, starred


@pytest.mark.parametrize(
    "field", [models.TextField(), models.JSONField(), models.ForeignKey(Account, models.CASCADE)]
)
def test_a_new_column_is_found(field: Any) -> None:
    """The search itself: a column added to a known model is missed by nobody."""
    name = "remarks"

    class Meta:
        app_label = "privacy"
        db_table = Draft._meta.db_table

    body = {"Meta": Meta, "__module__": "folkmoot.privacy.models", name: field.clone()}
    if field.is_relation:
        body[name] = models.ForeignKey(Account, models.CASCADE, related_name="+")
    apps_before = dict(apps.all_models["privacy"])
    try:
        grown = type(f"Grown{type(field).__name__}", (models.Model,), body)
        assert unnamed(grown, {}) == [f"{grown._meta.label}.{name}"]
    finally:
        apps.all_models["privacy"].clear()
        apps.all_models["privacy"].update(apps_before)
        apps.clear_cache()


def test_every_fate_has_a_reason() -> None:
    assert all(fate.reason for columns in declared().values() for fate in columns.values())
