"""Every refusal has its status, its words, and one form."""

import importlib
import pkgutil

import folkmoot
from folkmoot.api.errors import STATUS, answer_error
from folkmoot.core.errors import FolkmootError, TooFast

ABOVE = {"project", "newsroom", "embed", "desk", "reader", "cli"}


def _all_errors() -> set[type[FolkmootError]]:
    for module in pkgutil.walk_packages(folkmoot.__path__, "folkmoot."):
        if module.name.endswith(".errors") and ".standards" not in module.name:
            importlib.import_module(module.name)
    found, waiting = set(), [FolkmootError]
    while waiting:
        error = waiting.pop()
        if error.__module__.startswith("folkmoot."):
            found.add(error)
        waiting.extend(error.__subclasses__())
    return found


def test_every_refusal_that_a_route_can_meet_has_a_row() -> None:
    """What stands above the API cannot be called by it, so it needs none."""
    errors = {error for error in _all_errors() if error.__module__.split(".")[1] not in ABOVE}
    assert {error.code for error in errors} - set(STATUS) == set()


def test_no_row_is_about_an_error_that_does_not_exist() -> None:
    assert set(STATUS) - {error.code for error in _all_errors()} == set()


def test_no_two_errors_share_a_code() -> None:
    codes = sorted(error.code for error in _all_errors() if "code" in vars(error))
    assert codes == sorted(set(codes))


def test_a_refusal_says_when_to_come_back() -> None:
    response = answer_error(TooFast(seconds=7))
    assert response.status_code == 429
    assert response["Retry-After"] == "7"
