"""Two articles of other outlets, read from their files as they are, become stories here."""

import html
import os
from pathlib import Path

import pytest

from folkmoot.discussion.queries.stories import story_by_key
from tests.newsroom.paper import make_article

FOLDER = Path(os.environ.get("FOLKMOOT_SHARED") or Path(__file__).parents[3] / "shared")


def given() -> list[str]:
    files = sorted((FOLDER / "stories").glob("*.txt"))
    if len(files) < 2:
        pytest.skip("no given articles: set FOLKMOOT_SHARED to a folder with stories/*.txt")
    return [file.read_text(encoding="utf-8") for file in files]


def headline(lines: list[str]) -> str:
    """The first line that is long enough to be one and is no picture's credit."""
    return next(line for line in lines if len(line.split()) > 7 and "©" not in line)[:255]


def test_both_are_taken_whole_as_a_storys_facts(world, look):
    for number, text in enumerate(given()):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        article = make_article(
            world,
            slug=f"given-{number}",
            title=headline(lines),
            summary=max(lines, key=len)[:400],
            body=[("paragraph", f"<p>{html.escape(line)}</p>") for line in lines],
        )
        story = story_by_key("gazette", article.story_key)
        assert story.title == headline(lines)
        assert story.summary in text
        page = look(f"/world/given-{number}/")
        shown = page.select_one(".fm-story__body").get_text("\n")
        assert all(line in shown for line in lines)
        assert page.h1.get_text() == headline(lines)
        word = next(word for word in headline(lines).split() if len(word) > 8).strip(",.")
        found = look(f"/search/?q={word}")
        assert headline(lines) in [a.get_text() for a in found.select(".fm-teaser__head a")]
