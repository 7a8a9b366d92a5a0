"""One word for one thing, in the names of models, actions, queries and errors."""

import ast

import pytest
from django.apps import apps

from tests.house.sources import (
    DOMAIN,
    PACKAGE,
    Source,
    classes,
    package,
    public_names,
    words_of,
)

FORBIDDEN = {
    "tenant": "publication",
    "locator": "story",
    "topic": "story",
    "post": "comment",
    "posts": "comments",
    "message": "comment, notification",
    "messages": "comments, notifications",
    "vote": "reaction",
    "votes": "reactions",
    "like": "reaction",
    "likes": "reactions",
    "backup": "exhibit",
    "user": "account",
    "users": "accounts",
    "payload": "submission",
    "hit": "finding",
    "flag": "report, finding",
    "flags": "reports, findings",
    "clause": "rule",
    "guideline": "rule",
    "filter": "detector",
    "score": "outcome, verdict",
    "policy": "standards",
    "ban": "sanction",
    "bans": "sanctions",
    "suspension": "sanction",
    "point": "strike",
    "points": "strikes",
    "dispute": "appeal",
    "feedback": "ticket",
    "terms": "charter",
    "federation": "pact",
    "contract": "pact",
    "attack": "campaign",
    "raid": "campaign",
    "mob": "campaign",
    "alert": "notification",
    "alerts": "notifications",
}
PRIVACY_POLICY = {"folkmoot.accounts", "folkmoot.reader"}


def _problems(name: str, place: str) -> list[str]:
    words = words_of(name)
    bad = [word for word in words if word in FORBIDDEN]
    if "policy" in bad and ("privacy" in words or place.startswith(tuple(PRIVACY_POLICY))):
        bad.remove("policy")
    return [f"{place}: {name} says {word!r}, the house says {FORBIDDEN[word]}" for word in bad]


def _of(*folders: str) -> list[Source]:
    return [source for source in package() if source.path.parent.name in folders]


def test_models_say_the_words_of_the_house():
    ours = [model for model in apps.get_models() if model.__module__.startswith("folkmoot.")]
    assert ours
    wrong = [
        problem
        for model in ours
        if model._meta.app_label in DOMAIN
        for name in (model.__name__, *(field.name for field in model._meta.local_fields))
        for problem in _problems(name, model.__module__)
        if not (model.__name__ == "Account" and name in {"password", "is_superuser"})
    ]
    assert not wrong, wrong


def test_a_thread_is_a_view_and_no_table():
    assert not [model for model in apps.get_models() if "thread" in words_of(model.__name__)]


@pytest.mark.parametrize("folder", ["actions", "queries"])
def test_actions_and_queries_say_the_words_of_the_house(folder):
    wrong = [
        problem
        for source in _of(folder)
        for name in (source.path.stem, *public_names(source))
        for problem in _problems(name, source.module)
    ]
    assert not wrong, wrong


def test_errors_say_the_words_of_the_house():
    sources = [source for source in package() if source.path.stem == "errors"]
    wrong = [
        problem
        for source in sources
        for each in classes(source)
        for problem in _problems(each.name, source.module)
    ]
    assert not wrong, wrong


def test_refusals_stand_in_the_errors_file_of_their_app():
    """Also so that the reference page finds every code."""
    astray = [
        f"{source.name}: {each.name}"
        for source in package()
        if source.path.stem != "errors" and not source.path.stem.endswith("_errors")
        for each in classes(source)
        for node in each.body
        if isinstance(node, ast.Assign)
        and [target.id for target in node.targets if isinstance(target, ast.Name)] == ["code"]
        and any("Error" in ast.unparse(base) for base in each.bases)
    ]
    assert not astray, astray


def test_errors_are_what_happened():
    """`StoryClosed`, not `StoryClosedError`; the roots and the unexpected carry the word."""
    sources = [source for source in package() if source.path.stem == "errors"]
    named = [each.name for source in sources for each in classes(source)]
    roots = {"FolkmootError", "StandardsError", "InternalError"}
    assert {name for name in named if name.endswith(("Error", "Exception"))} <= roots


def test_actions_are_verb_and_noun():
    """The public functions of `actions` begin with a verb, so never with a thing of ours."""
    things = {
        "publication", "story", "comment", "revision", "reaction", "exhibit", "account", "mute",
        "case", "report", "decision", "strike", "sanction", "statement", "notification",
    }  # fmt: skip
    verbless = [
        f"{source.module}.{name}"
        for source in _of("actions")
        for name in public_names(source)
        if name.islower() and words_of(name)[0] in things - {"mute"}
    ]
    assert not verbless, verbless


def test_the_package_knows_the_folder_of_each_app():
    assert all((PACKAGE / app / "actions").is_dir() for app in ("discussion", "moderation"))
