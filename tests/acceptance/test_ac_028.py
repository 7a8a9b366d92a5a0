"""AC-028: each address, method and role answers what `matrix.toml` says, and none is left out."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from tests.acceptance.conftest import ROLES

MATRIX = Path(__file__).with_name("matrix.toml")
PROPOSAL = Path("var/log/matrix.toml")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
BODY = {
    "text": "The ferry still runs twice a day, and the bridge was promised ten years ago.",
    "key": "a-key-of-its-own",
    "revision": 1,
    "ground": "C5",
}
FIELDS = {
    "thread": (),
    "preview": ("text",),
    "comments": ("text", "key"),
    "draft": ("text",),
    "reaction": (),
    "report": ("ground", "text"),
    "withdrawal": (),
}


def patterns(resolver: Any = None, before: str = "") -> Iterator[str]:
    """Every address that is ours; those of the CMS have tests of their own."""
    for pattern in (resolver or get_resolver()).url_patterns:
        path = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern, path)
        elif not path.startswith("cms/"):
            yield path


def rows() -> list[str]:
    return [
        f"{method} {path}"
        for path in dict.fromkeys(patterns())
        for method in ("GET", "POST", *(("PUT", "DELETE") if path.startswith("api/") else ()))
    ]


def address_of(path: str, ids: dict[str, Any]) -> str:
    """The address with the author's ids; the catch-all of the newsroom gets an unknown page."""
    return "/" + PARAMETER.sub(lambda match: str(ids[match[1]]), path).replace(
        r"^((?:[\w\-]+/)*)$", "unknown-page/"
    )


def body_of(path: str) -> str:
    last = path.rstrip("/").rsplit("/", 1)[-1]
    names = FIELDS.get(last, ("text", "revision"))
    return json.dumps({name: BODY[name] for name in names}) if names else ""


def ask(client: Client, row: str, ids: dict[str, Any]) -> int:
    """The status; whatever was changed is taken back, so that each request finds the same."""
    method, path = row.split(" ", 1)
    with transaction.atomic():
        is_api = path.startswith("api/")
        body, kind = (body_of(path), "application/json") if is_api else ("", "text/plain")
        if method == "POST" and not is_api:
            response = client.post(address_of(path, ids))
        else:
            response = client.generic(method, address_of(path, ids), body, kind)
        transaction.set_rollback(True)
    return response.status_code


def test_every_address_has_a_row_and_no_row_is_left_over():
    assert sorted(tomllib.loads(MATRIX.read_text())["answers"]) == sorted(rows())


@pytest.mark.slow  # more than a thousand requests
def test_ac_028_each_role_gets_what_was_reviewed(world):
    found: dict[str, list[int]] = {row: [] for row in rows()}
    for role in ROLES:
        client = Client(raise_request_exception=False)
        account = world.people[role]
        for row, statuses in found.items():
            client.cookies.clear()
            if account is not None:
                client.force_login(account)
            statuses.append(ask(client, row, world.ids))
    answers = {row: " ".join(map(str, statuses)) for row, statuses in found.items()}
    PROPOSAL.parent.mkdir(parents=True, exist_ok=True)
    PROPOSAL.write_text(
        "".join(f"{json.dumps(row)} = {json.dumps(each)}\n" for row, each in answers.items())
    )
    reviewed = tomllib.loads(MATRIX.read_text())
    assert tuple(reviewed["roles"]) == ROLES
    different = {row: each for row, each in answers.items() if reviewed["answers"].get(row) != each}
    assert not different, f"{different}; all answers as they are stand in {PROPOSAL}"
