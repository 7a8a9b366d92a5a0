"""What the demo's people wrote and what the moderators decided, through the product's own doors."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from folkmoot.accounts.models import Account
from folkmoot.discussion.actions.reactions import react
from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.queries.stories import story_by_key
from folkmoot.moderation.actions.appeals import file_appeal
from folkmoot.moderation.actions.cases import open_case_on
from folkmoot.moderation.actions.decisions import decide
from folkmoot.moderation.actions.intake import submit_comment
from folkmoot.moderation.answer import Answer
from folkmoot.moderation.gate import Written
from folkmoot.moderation.letters import Letter
from folkmoot.moderation.models import Decision
from folkmoot.moderation.queries.cases import case_file
from folkmoot.newsroom.demo.past import at
from folkmoot.newsroom.models import ArticlePage, HomePage

HERE = Path(__file__).parent


@dataclass
class Talk:
    """The talk while it is told: who is there, and what was said so far, by its key."""

    accounts: dict[str, Account]
    stories: dict[str, tuple[Story, datetime]]
    comments: dict[str, Comment] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)


@dataclass(frozen=True)
class Scene:
    """One thing that happened: when, of which kind, with what."""

    moment: datetime
    kind: str
    facts: dict[str, Any]


def tell(home: HomePage, accounts: dict[str, Account]) -> Talk:
    """Everything that happened, in its order."""
    talk = Talk(accounts, _stories(home))
    for scene in _scenes(talk):
        with at(scene.moment):
            DOINGS[scene.kind](talk, scene.facts)
    return talk


def _stories(home: HomePage) -> dict[str, tuple[Story, datetime]]:
    return {
        article.slug: (story_by_key(home.publication_key, article.story_key), article.dated_at)
        for article in ArticlePage.objects.live().descendant_of(home)
    }


def _scenes(talk: Talk) -> list[Scene]:
    """All scenes by time. Who answers or decides does so under the story of what it is about."""
    written = _rows("comments.toml")["comment"]
    by_key = {row["key"]: row for row in written}

    def story_of(row: dict[str, Any]) -> str:
        while "story" not in row:
            row = by_key[row["to"]]
        return str(row["story"])

    scenes = [
        Scene(_moment(talk, story_of(row), row), "comment", row | {"story": story_of(row)})
        for row in written
    ]
    for kind, rows in _rows("decisions.toml").items():
        for row in rows:
            moment = _moment(talk, story_of(by_key[row["comment"]]), row)
            scenes.append(Scene(moment, kind, row))
    return sorted(scenes, key=lambda scene: scene.moment)


def _rows(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _moment(talk: Talk, slug: str, row: dict[str, Any]) -> datetime:
    return talk.stories[slug][1] + timedelta(minutes=row["at"])


def _comment(talk: Talk, row: dict[str, Any]) -> None:
    story, _ = talk.stories[row["story"]]
    written = Written(
        text=row["text"].strip(),
        key=f"demo-{row['key']}",
        parent=_fresh(talk, row["to"]) if "to" in row else None,
        insists=row.get("insists", False),
    )
    intake = submit_comment(talk.accounts[row["by"]], story, written)
    assert intake.comment is not None, f"{row['key']}: {intake.outcome}"
    talk.comments[row["key"]] = intake.comment
    if intake.comment.is_published:
        _reactions(talk, row, intake.comment)


def _fresh(talk: Talk, key: str) -> Comment:
    return Comment.objects.select_related("story", "top").get(pk=talk.comments[key].pk)


def _reactions(talk: Talk, row: dict[str, Any], comment: Comment) -> None:
    """A few people press, more of them for what was said early; the same ones at each load."""
    for account in _readers(talk, row):
        react(account, comment)


def _readers(talk: Talk, row: dict[str, Any]) -> Iterable[Account]:
    weight = sum(map(ord, row["key"] + row["by"]))
    others = [key for key in talk.accounts if key != row["by"]]
    return [talk.accounts[others[(weight + step * 5) % len(others)]] for step in range(weight % 6)]


def _decision(talk: Talk, row: dict[str, Any]) -> None:
    moderator = talk.accounts[row["by"]]
    case_id = open_case_on(moderator, talk.comments[row["comment"]].public_id)
    answer = Answer(
        ruling=row["ruling"],
        rules=tuple(row.get("rules", ())),
        words=row.get("words", ""),
        note=row.get("note", ""),
        measure=row.get("measure", ""),
    )
    change = case_file(moderator, case_id).change
    talk.decisions[row["comment"]] = decide(moderator, case_id, answer=answer, change=change)


def _appeal(talk: Talk, row: dict[str, Any]) -> None:
    letter = Letter(subject=row["subject"], explanation=row["explanation"])
    decision = talk.decisions[row["comment"]]
    file_appeal(talk.accounts[row["by"]], decision.public_id, letter=letter)


DOINGS = {"comment": _comment, "decision": _decision, "appeal": _appeal}
