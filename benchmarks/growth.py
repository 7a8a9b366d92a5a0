"""Whether a long discussion costs more than a short one: to write into, and to build pages of.

Run alone: `python -m benchmarks.growth`, or with another size than a million. The rows of the
long discussion are made in bulk, with the counters that the product would have kept.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SHORT, LONG = 10, 1_000_000
FULL = 100
"""So many comments fill a page: a shorter discussion is cheaper to show because it is short."""

FOLDER = Path("var/bench/growth")
REPLIES = 3
BATCH = 5_000
WRITES, BUILDS = 300, 40


def measure(long: int = LONG) -> dict[str, float]:
    """Processor milliseconds a comment and a build, and how many times more in the long one."""
    _prepare()
    stories = {size: _story(size) for size in (SHORT, FULL, long)}
    figures: dict[str, float] = {}
    for name, act, short in (("submit", _write, SHORT), ("build", _build, FULL)):
        for size, story in stories.items():
            figures[f"{name}.growth.cpu_ms.{size}"] = act(story)
        of = f"{name}.growth.cpu_ms"
        figures[f"{name}.growth"] = figures[f"{of}.{long}"] / figures[f"{of}.{short}"]
    return figures


def _prepare() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.environ |= {"FOLKMOOT_VAR": str(FOLDER), "FOLKMOOT_DEMO": "1"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.project.settings"
    import django
    from django.core.management import call_command
    from django.urls import get_resolver

    django.setup()
    assert get_resolver().url_patterns
    call_command("migrate", verbosity=0)


def _story(size: int) -> Any:
    from folkmoot.accounts.models import Account
    from folkmoot.discussion.actions.stories import (
        EditionFacts,
        StoryPage,
        register_publication,
        register_story,
    )

    editions = (EditionFacts("en", "English"),)
    register_publication("bench", name="B", contact_email="b@b.example", editions=editions)
    page = StoryPage(f"s-{size}", f"http://127.0.0.1/{size}/", f"A story of {size}")
    story = register_story("bench", edition_key="en", page=page)
    author, _ = Account.objects.get_or_create(
        email="bulk@bench.example", defaults={"display_name": "Bulk Writer"}
    )
    for begin in range(0, size, BATCH):
        _bulk(story, author, begin, min(BATCH, size - begin))
    tops = -(-size // (REPLIES + 1))
    type(story).objects.filter(pk=story.pk).update(comment_count=size, thread_count=tops)
    return type(story).objects.select_related("edition", "publication").get(pk=story.pk)


def _bulk(story: Any, author: Any, begin: int, count: int) -> None:
    from django.db import transaction
    from django.db.models import F, Max

    from folkmoot.discussion.models import Comment, Revision

    last = Comment.objects.aggregate(last=Max("pk"))["last"] or 0
    rows = []
    for number in range(count):
        pk, place = last + 1 + number, number % (REPLIES + 1)
        top = None if place == 0 else pk - place
        facts = {"position": place, "depth": 1, "path": f"{place:08d}", "top_id": top}
        here = {"next_position": REPLIES + 1, "reply_count": REPLIES, "listed_replies": REPLIES}
        rows.append(
            Comment(
                pk=pk,
                story=story,
                author=author,
                state="published",
                is_listed=True,
                submission_key=f"{story.pk}-{begin + number}",
                reaction_count=number % 17,
                parent_id=top,
                **(here if top is None else facts),
            )
        )
    texts = [
        Revision(pk=row.pk, comment=row, number=1, source="Why?", html="<p>Why?</p>", plain="Why?",
                 cleaner=1, written_by=author)
        for row in rows
    ]  # fmt: skip
    with transaction.atomic():
        Comment.objects.bulk_create(rows, batch_size=500)
        Revision.objects.bulk_create(texts, batch_size=500)
        mine = Comment.objects.filter(pk__gt=last)
        mine.update(shown_revision_id=F("pk"))


def _write(story: Any) -> float:
    """Half of the comments begin a thread, half answer the newest thread."""
    from folkmoot.discussion.actions.comments import NewComment, write_comment
    from folkmoot.discussion.models import Comment
    from folkmoot.discussion.rendering import render

    parent = Comment.objects.filter(story=story, top=None).latest("pk")
    text = render("A comment as it is usually written, of a sentence or two. It asks for sources.")

    def act(number: int) -> None:
        new = NewComment(
            story, parent.author, text, f"growth-{story.pk}-{time.time_ns()}",
            parent=parent if number % 2 else None,
        )  # fmt: skip
        write_comment(new, state="published")

    return _cpu_ms(act, WRITES)


def _build(story: Any) -> float:
    from folkmoot.embed.snapshots import build

    return _cpu_ms(lambda _: build(story.public_id), BUILDS)


def _cpu_ms(act: Callable[[int], object], times: int) -> float:
    for number in range(10):
        act(number)
    begin = time.process_time()
    for number in range(times):
        act(number)
    return (time.process_time() - begin) / times * 1e3


if __name__ == "__main__":
    for name, figure in measure(int(sys.argv[1]) if sys.argv[1:] else LONG).items():
        print(f"{name} {figure:.3f}")
