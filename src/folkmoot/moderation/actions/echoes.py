"""Looking at one place on the fediverse: what is new, what has changed, what is gone (B13)."""

from datetime import datetime, timedelta

from django.db import transaction

from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.discussion.elsewhere_errors import ElsewhereUnknown
from folkmoot.discussion.fediverse import Reply, host_of, id_of
from folkmoot.discussion.fediverse_client import Client, NotAnswered
from folkmoot.discussion.models.echo import Echo, EchoState
from folkmoot.discussion.models.elsewhere import Elsewhere
from folkmoot.discussion.models.story import StoryMode
from folkmoot.discussion.queries.elsewhere import place_by_id
from folkmoot.discussion.rendering import Rendered
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.moderation.judging import judge
from folkmoot.standards.submission import AuthorFacts, PublicationFacts, StoryFacts, Submission
from folkmoot.standards.verdict import Outcome

FIRST = timedelta(minutes=10)
LAST = timedelta(days=1)
ANEW = timedelta(days=1)
MOST_FAILED = 30
"""After so many looks in a row that failed, about a month, a server counts as gone."""


def look(place_id: str) -> None:
    """Bring the replies of a place up to date; the next look comes later the older it is.

    Nothing is held in the database while other servers think. Safe to run twice.
    """
    try:
        place = place_by_id(place_id)
    except ElsewhereUnknown:
        return
    client = Client()
    try:
        document = client.ask(place.address)
    except NotAnswered as error:
        _note_trouble(place, error.trouble)
        return
    place.object_id = id_of(document)
    listed = {id_of(item): item for item in client.listed(document) if id_of(item)}
    _look_at_known(place, client, listed)
    _look_at_new(place, client, listed)
    _note(place, trouble="")


def _look_at_new(place: Elsewhere, client: Client, listed: dict[str, object]) -> None:
    known = set(Echo.objects.filter(elsewhere=place).values_list("object_id", flat=True))
    for object_id, item in listed.items():
        if object_id in known or client.is_tired:
            continue
        try:
            reply = client.reply(item, to=place.object_id, host=host_of(place.object_id))
        except NotAnswered:
            continue
        if reply is not None and reply.object_id == object_id:
            _keep(place, client, reply, None)


def _look_at_known(place: Elsewhere, client: Client, listed: dict[str, object]) -> None:
    """What is no longer listed is asked for at once, everything else once a day."""
    rows = Echo.objects.filter(elsewhere=place).exclude(state=EchoState.REFUSED)
    for echo in rows.order_by("looked_at"):
        is_due = echo.object_id not in listed or echo.looked_at < now() - ANEW
        if not is_due or client.is_tired:
            continue
        try:
            reply = client.reply(echo.object_id, to=place.object_id, host="")
        except NotAnswered as error:
            if error.trouble == "gone":
                echo.delete()
            continue
        if reply is None:
            echo.delete()
        else:
            _keep(place, client, reply, echo)


def _keep(place: Elsewhere, client: Client, reply: Reply, known: Echo | None) -> None:
    """Write the reply down; one that has new words is judged anew."""
    author = client.author(reply.author_id)
    if author is None:
        return
    facts = {
        "address": reply.address,
        "author_name": author.name,
        "author_handle": author.handle,
        "author_address": author.address,
        "text": reply.text,
        "language": reply.language,
        "written_at": min(reply.written_at, now()),
        "looked_at": now(),
    }
    has_new_words = known is None or (known.text, known.author_name) != (reply.text, author.name)
    if has_new_words and (known is None or known.state != EchoState.HIDDEN):
        facts |= _judged(place, reply.text, author.name)
    with transaction.atomic():
        if known is not None:
            Echo.objects.filter(pk=known.pk).exclude(state=EchoState.REFUSED).update(**facts)
        else:
            Echo.objects.get_or_create(elsewhere=place, object_id=reply.object_id, defaults=facts)


def _judged(place: Elsewhere, text: str, name: str) -> dict[str, str]:
    """Shown when it would be published as it is, and the story is not one to be checked first."""
    story = place.story
    submission = Submission(
        text=text,
        language=story.edition.language,
        story=StoryFacts(
            title=story.title, summary=story.summary, text=story.text, people=tuple(story.people)
        ),
        author=AuthorFacts(name=name),
        at=now(),
        publication=PublicationFacts(name=story.publication.name, staff=tuple(story.authors)),
    )
    rendered = Rendered(text, "", text)
    judged = judge(submission, rendered, adopt_default(story.publication), asks_judges=False)
    stands = (
        judged.verdict.outcome is Outcome.PUBLISH and story.opening.mode != StoryMode.CHECK_FIRST
    )
    rules = sorted({found.rule for found in judged.verdict.findings if found.rule})
    return {"state": EchoState.SHOWN if stands else EchoState.HELD, "rules": " ".join(rules)[:60]}


def _note_trouble(place: Elsewhere, trouble: str) -> None:
    place.looks_failed += 1
    if trouble == "gone" or place.looks_failed >= MOST_FAILED:
        Echo.objects.filter(elsewhere=place).exclude(state=EchoState.REFUSED).delete()
    _note(place, trouble=trouble)


def _note(place: Elsewhere, *, trouble: str) -> None:
    place.looked_at, place.trouble = now(), trouble
    place.looks_failed = place.looks_failed if trouble else 0
    place.next_look_at = _next_look(place)
    Elsewhere.objects.filter(pk=place.pk).update(
        object_id=place.object_id,
        looked_at=place.looked_at,
        trouble=trouble,
        looks_failed=place.looks_failed,
        next_look_at=place.next_look_at,
    )


def _next_look(place: Elsewhere) -> datetime | None:
    """Later and later, from ten minutes to a day; never again for what is gone or too old."""
    age = now() - place.added_at
    if place.trouble == "gone" or place.looks_failed >= MOST_FAILED:
        return None
    if age > timedelta(days=conf.echo_days):
        return None
    wait = FIRST * 2 ** min(place.looks_failed, 8) if place.looks_failed else age / 10
    return now() + min(LAST, max(FIRST, wait))
