"""Builders for tests: all of them through the actions that the product itself uses.

Each call makes something new unless it is told otherwise; what a test does not name is of no
importance to it.
"""

from itertools import count

from folkmoot.accounts.actions.consents import publish_privacy_policy
from folkmoot.accounts.actions.registration import Application, open_account
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Role
from folkmoot.discussion.actions.comments import NewComment, write_comment
from folkmoot.discussion.actions.stories import (
    EditionFacts,
    StoryPage,
    register_publication,
    register_story,
)
from folkmoot.discussion.models import Comment, Publication, Story
from folkmoot.discussion.rendering import check_text, render
from folkmoot.discussion.states import CommentState

PASSWORD = "a long enough password for tests"

_numbers = count(1)


def make_publication(
    key: str = "main",
    *,
    language: str = "en",
    time_zone: str = "UTC",
    edit_minutes: int | None = None,
) -> Publication:
    """The publication with this key and one edition, `home`."""
    return register_publication(
        key,
        name=f"The {key.title()} Herald",
        contact_email=f"newsroom@{key}.example",
        editions=(EditionFacts("home", "Home", language, time_zone),),
        edit_minutes=edit_minutes,
    )


def make_story(
    publication: Publication | None = None,
    *,
    title: str = "Council votes on the new bridge",
    summary: str = "The council decides tonight whether the bridge is built.",
    key: str = "",
    address: str = "",
) -> Story:
    """An open story of the publication, with a key and address of its own."""
    publication = publication or make_publication()
    number = next(_numbers)
    page = StoryPage(
        key=key or f"story-{number}",
        address=address or f"https://{publication.key}.example/stories/{number}",
        title=title,
        summary=summary,
    )
    return register_story(publication.key, edition_key="home", page=page)


def make_account(
    name: str = "",
    *,
    role: str = Role.MEMBER,
    confirmed: bool = True,
    consented: bool = True,
) -> Account:
    """An account that may write, unless its address or its consent is to be missing.

    Without consent means: a version of the privacy policy came into force after it was opened.
    """
    number = next(_numbers)
    account = open_account(
        Application(
            email=f"person-{number}@mail.example",
            display_name=name or f"Person {10_000 + number}",
            password=PASSWORD,
            role=role,
            is_confirmed=confirmed,
        )
    )
    if not consented:
        make_policy(version=f"after-{number}")
    return account


def make_policy(*, version: str, by: Account | None = None) -> None:
    """A privacy policy in force from now on."""
    publish_privacy_policy(
        by or make_account(role=Role.PUBLISHER),
        version=version,
        texts={"en": "We keep what you write and your address."},
        changes={"en": "We say more clearly what we keep."},
    )


def make_comment(
    story: Story | None = None,
    *,
    author: Account | None = None,
    text: str = "",
    parent: Comment | None = None,
    state: str = CommentState.PUBLISHED,
    rule: str = "",
) -> Comment:
    """A comment in the given state, as the gate would have written it."""
    number = next(_numbers)
    new = NewComment(
        story=story or (parent.story if parent else make_story()),
        author=author or make_account(),
        rendered=render(check_text(text or f"The bridge is needed, reason {number}.")),
        submission_key=f"submission-{number}",
        parent=parent,
    )
    return write_comment(new, state=state, rule=rule)
