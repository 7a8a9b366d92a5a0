"""Adopting standards: by the publisher, whole, once a version; the default first."""

import pytest

from folkmoot.core.errors import NotAllowed
from folkmoot.moderation.actions.standards import adopt_default, adopt_standards
from folkmoot.moderation.errors import StandardsNotValid
from folkmoot.moderation.models import StandardsVersion
from folkmoot.moderation.queries.standards import (
    adopted_versions,
    rule_choices,
    standards_at,
    standards_in_force,
)
from folkmoot.standards.document import Standards
from tests.race import errors, race, results


def source(version="2027.1", **changes):
    structure, texts = Standards.default().to_source()
    structure = structure.replace('version = "2026.1"', f'version = "{version}"')
    for old, new in changes.items():
        structure = structure.replace(old, new)
    return {"structure": structure, "texts": texts}


def test_none_before_the_first_adoption(publication):
    assert standards_in_force(publication) is None


def test_default_is_stored_like_any_other_and_once(publication):
    first = adopt_default(publication)
    again = adopt_default(publication)
    row = StandardsVersion.objects.get()
    assert first.version == again.version == row.version
    assert row.adopted_by is None
    assert row.structure == Standards.default().structure


@pytest.mark.django_db(transaction=True)
def test_first_adoption_by_many_at_once(publication):
    runners = race(4, lambda _: adopt_default(publication).version)
    assert not errors(runners)
    assert len(set(results(runners))) == 1
    assert StandardsVersion.objects.count() == 1


def test_newest_is_in_force_and_the_old_stays_readable(publication, publisher):
    old = adopt_default(publication)
    adopt_standards(publisher, publication, **source())
    assert standards_in_force(publication).version == "2027.1"
    assert standards_at(publication, old.version).version == old.version
    [newest, oldest] = adopted_versions(publication)
    assert (newest.version, newest.is_in_force, newest.adopted_by) == (
        "2027.1",
        True,
        publisher.display_name,
    )
    assert (oldest.is_in_force, oldest.adopted_by) == (False, "")


def test_same_version_twice_is_refused(publication, publisher):
    adopt_standards(publisher, publication, **source())
    with pytest.raises(StandardsNotValid) as refusal:
        adopt_standards(publisher, publication, **source())
    assert "2027.1" in refusal.value.facts["sentence"]


def test_document_that_is_not_whole_changes_nothing(publication, publisher):
    adopt_default(publication)
    broken = source() | {"structure": "[standards"}
    with pytest.raises(StandardsNotValid) as refusal:
        adopt_standards(publisher, publication, **broken)
    assert refusal.value.facts["sentence"]
    assert StandardsVersion.objects.count() == 1


def test_only_the_publisher_adopts(publication, editor, moderator, member):
    for person in (editor, moderator, member):
        with pytest.raises(NotAllowed):
            adopt_standards(person, publication, **source())


def test_no_document_can_claim_that_a_rule_removes_alone(publication, publisher):
    adopt_standards(publisher, publication, **source())
    assert standards_in_force(publication).earned == frozenset()


def test_document_is_read_once_and_the_version_asked_each_time(
    publication, django_assert_num_queries
):
    adopt_default(publication)
    standards_in_force(publication)
    with django_assert_num_queries(1):
        standards_in_force(publication)


def test_choices_are_the_rules_that_are_on_in_the_moderators_language(publication):
    in_force = adopt_default(publication)
    choices = rule_choices(in_force, "de")
    assert [choice.id for choice in choices] == [
        rule.id for rule in in_force.standards.rules.values() if rule.is_on
    ]
    assert choices[0].title == in_force.standards.rules["C1"].words["de"].title
