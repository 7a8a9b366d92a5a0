"""The proof of work: right, wrong, too old, of another form, used before, used by many at once."""

import base64
import json
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
import time_machine
from django.conf import Settings

from folkmoot.accounts.captcha import check_captcha, new_task
from folkmoot.accounts.errors import ProofExpired, ProofMissing, ProofNotValid, ProofReplayed
from tests.race import errors, race, results

AT = datetime.fromisoformat("2026-11-22T12:00:00+00:00")


@pytest.fixture(autouse=True)
def easy_captcha(settings: Settings) -> None:
    settings.FOLKMOOT = {"captcha": "altcha", "captcha_cost": 50}


def solve(task: dict[str, str | int], **changes: object) -> str:
    """What the page's script hands in for a task."""
    for number in range(int(task["maxNumber"]) + 1):
        if sha256(f"{task['salt']}{number}".encode()).hexdigest() == task["challenge"]:
            solved = {name: task[name] for name in ("algorithm", "challenge", "salt", "signature")}
            return pack(solved | {"number": number} | changes)
    raise AssertionError("The task has no solution.")


def pack(payload: object) -> str:
    return base64.b64encode(json.dumps(payload).encode()).decode()


@pytest.mark.django_db
def test_a_solved_task_counts_once() -> None:
    """AC-055: the same proof again is refused by name."""
    proof = solve(new_task("sign-up", visitor="v"))
    check_captcha(proof, "sign-up", visitor="v")
    with pytest.raises(ProofReplayed):
        check_captcha(proof, "sign-up", visitor="v")


@pytest.mark.django_db
def test_another_spelling_of_a_spent_proof_is_still_spent() -> None:
    """AC-055: what is remembered is the task and not the letters that came."""
    task = new_task("sign-up")
    check_captcha(solve(task), "sign-up")
    respelled = pack(dict(reversed(json.loads(base64.b64decode(solve(task))).items())))
    with pytest.raises(ProofReplayed):
        check_captcha(respelled, "sign-up")


@pytest.mark.django_db
@pytest.mark.parametrize(("action", "visitor"), [("recovery", "v"), ("sign-up", "w")])
def test_a_proof_is_good_for_its_form_and_visitor_only(action: str, visitor: str) -> None:
    """AC-055: off-diagonal use is refused, and the proof stays good where it belongs."""
    proof = solve(new_task("sign-up", visitor="v"))
    with pytest.raises(ProofNotValid):
        check_captcha(proof, action, visitor=visitor)
    check_captcha(proof, "sign-up", visitor="v")


@pytest.mark.django_db
def test_a_proof_lives_five_minutes() -> None:
    """AC-055: a second before the end it counts, a second after it does not."""
    with time_machine.travel(AT, tick=False) as clock:
        early, late = solve(new_task("sign-up")), solve(new_task("sign-up"))
        clock.shift(timedelta(seconds=299))
        check_captcha(early, "sign-up")
        clock.shift(timedelta(seconds=2))
        with pytest.raises(ProofExpired):
            check_captcha(late, "sign-up")


@pytest.mark.django_db
def test_a_longer_life_cannot_be_written_in() -> None:
    """AC-055: the salt is covered by the challenge, the challenge by the signature."""
    task = new_task("sign-up")
    salt = str(task["salt"])
    expires = salt.partition("expires=")[2].partition("&")[0]
    longer = salt.replace(expires, str(int(expires) + 9_000))
    with pytest.raises(ProofNotValid):
        check_captcha(solve(task, salt=longer), "sign-up")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"number": -1},
        {"number": "7"},
        {"number": True},
        {"number": 1.0},
        {"algorithm": "SHA-1"},
        {"algorithm": "MD5"},
        {"signature": "0" * 64},
        {"signature": None},
        {"challenge": "0" * 64},
        {"salt": ""},
        {"salt": 5},
    ],
)
def test_a_wrong_or_forged_proof_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ProofNotValid):
        check_captcha(solve(new_task("sign-up"), **changes), "sign-up")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "value",
    [
        "x",
        "{}",
        pack([]),
        pack({}),
        pack("text"),
        pack(None),
        "a" * 4000,
        "\x00",
        "ünï",
        "e30=" * 2,
    ],
)
def test_what_is_no_proof_is_refused_by_the_same_name(value: str) -> None:
    with pytest.raises(ProofNotValid):
        check_captcha(value, "sign-up")


@pytest.mark.django_db
def test_nothing_handed_in_has_a_name_of_its_own() -> None:
    with pytest.raises(ProofMissing):
        check_captcha("", "sign-up")


@pytest.mark.django_db
def test_another_installations_task_is_not_ours(settings: Settings) -> None:
    """AC-055: the signing key comes from the installation's secret."""
    mine = settings.SECRET_KEY
    settings.SECRET_KEY = "another" * 10
    foreign = solve(new_task("sign-up"))
    settings.SECRET_KEY = mine
    with pytest.raises(ProofNotValid):
        check_captcha(foreign, "sign-up")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_sixteen_at_once_with_one_proof_are_one() -> None:
    """AC-055, AC-131 (slow: sixteen threads): exactly one is accepted, the others are replays."""
    proof = solve(new_task("sign-up"))
    runners = race(16, lambda _number: check_captcha(proof, "sign-up"))
    assert len(results(runners)) == 1
    assert [type(error) for error in errors(runners)] == [ProofReplayed] * 15
