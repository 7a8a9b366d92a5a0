"""The site's content: members with sessions, stories of several sizes; made once, then copied.

Who posts under measurement has written nothing before and posts once: somebody who repeats
himself is held, which is another path.

Every comment is written by the action that the product itself uses, which takes a minute for ten
thousand. So the filled database is kept beside the figures, under a name that carries a hash of
the migrations, of the writing code and of this file.
"""

import hashlib
import json
import sqlite3
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.texts import texts

MEMBERS = 400
WRITERS = 700
REPLIES_A_THREAD = 3
WRITING = ("actions/comments.py", "actions/counters.py", "tree.py", "rendering.py")


def seed(folder: Path, sizes: tuple[int, ...]) -> dict[str, Any]:
    """Put the filled database into the folder; the ids of its stories and its sessions."""
    kept = folder / f"filled-{_state(sizes)}.sqlite3"
    notes = kept.with_suffix(".json")
    if not notes.exists():
        for old in folder.glob("filled-*"):
            old.unlink()
        known = _fill(sizes)
        _copy(folder / "folkmoot.sqlite3", kept)
        notes.write_text(json.dumps(known))
    else:
        _copy(kept, folder / "folkmoot.sqlite3")
    found: dict[str, Any] = json.loads(notes.read_text())
    return found


def _state(sizes: tuple[int, ...]) -> str:
    from folkmoot import discussion
    from folkmoot.project.template_database import migrations_hash

    found = hashlib.sha256(f"{sizes} {migrations_hash()}".encode())
    discussions = Path(discussion.__path__[0])
    for path in (Path(__file__), *(discussions / name for name in WRITING)):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as begin, closing(sqlite3.connect(target)) as end:
        begin.backup(end)


def _fill(sizes: tuple[int, ...]) -> dict[str, Any]:
    from django.core.management import call_command
    from django.db import connection, transaction

    from folkmoot.discussion.actions.stories import EditionFacts, register_publication
    from folkmoot.moderation.actions.standards import adopt_default

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    editions = (EditionFacts("en", "English"),)
    publication = register_publication(
        "bench", name="Bench", contact_email="desk@bench.example", editions=editions
    )
    adopt_default(publication)
    with transaction.atomic():
        people = [_member(number) for number in range(MEMBERS + WRITERS)]
    members = [account for account, _ in people[:MEMBERS]]
    stories = {f"size-{size}": _story(f"size-{size}", members, size) for size in sizes}
    stories["posted"] = _story("posted", members, 0)
    connection.close()
    return {"stories": stories, "sessions": [session for _, session in people[MEMBERS:]]}


def _story(key: str, members: list[Any], size: int) -> str:
    from django.db import transaction

    from folkmoot.discussion.actions.comments import NewComment, write_comment
    from folkmoot.discussion.actions.stories import StoryPage, register_story
    from folkmoot.discussion.rendering import render
    from folkmoot.discussion.states import CommentState

    facts = StoryPage(key, f"http://127.0.0.1/{key}/", f"A story called {key}")
    story = register_story("bench", edition_key="en", page=facts)
    rendered = [render(text) for text in texts()]
    top = None
    with transaction.atomic():
        for number in range(size):
            is_top = number % (REPLIES_A_THREAD + 1) == 0
            new = NewComment(
                story,
                members[number % len(members)],
                rendered[number % len(rendered)],
                f"{key}-{number}",
                parent=None if is_top else top,
            )
            comment = write_comment(new, state=CommentState.PUBLISHED)
            top = comment if is_top else top
    return story.public_id


def _member(number: int) -> tuple[Any, str]:
    from allauth.account.models import EmailAddress
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from folkmoot.accounts.models import Account

    email = f"member{number}@bench.example"
    account = Account.objects.create_user(email, display_name=f"Member {number:03}")
    EmailAddress.objects.create(user=account, email=email, verified=True, primary=True)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return account, session.session_key
