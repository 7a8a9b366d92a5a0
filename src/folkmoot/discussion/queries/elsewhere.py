"""Where else a story is discussed, and what people say there (B13)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from folkmoot.core.ids import is_id
from folkmoot.core.prepared import Prepared
from folkmoot.discussion.elsewhere_errors import ElsewhereUnknown
from folkmoot.discussion.errors import CursorNotValid
from folkmoot.discussion.models import Echo, Elsewhere, Story
from folkmoot.discussion.models.echo import EchoState
from folkmoot.discussion.models.elsewhere import Network

PAGE = 20
DESK_PAGE = 50


@dataclass(frozen=True)
class EchoPage:
    """Some replies from elsewhere, newest first, and where to go on."""

    echoes: tuple[Echo, ...]
    next_cursor: str


def has_elsewhere(story: Story) -> bool:
    """True when the newsroom has named another place where the story is discussed."""
    return bool(_any(story.pk))


@Prepared
def _any(story: int) -> QuerySet[Elsewhere, tuple[int]]:
    return Elsewhere.objects.filter(story=story).order_by("pk").values_list("pk")[:1]


def places_of(story: Story) -> tuple[Elsewhere, ...]:
    """The places, in the order in which they were named."""
    return tuple(Elsewhere.objects.filter(story=story).order_by("pk"))


def echoes_on(story: Story, *, after: str = "") -> EchoPage:
    """What readers see of the replies.

    Raises:
        CursorNotValid: `after` was not given out for this story.
    """
    rows = Echo.objects.filter(elsewhere__story=story, state=EchoState.SHOWN)
    return _page(rows.select_related("elsewhere"), after, PAGE)


def echoes_at(place: Elsewhere, *, after: str = "") -> EchoPage:
    """All replies of one place, for the desk; of those taken out for good nothing is left.

    Raises:
        CursorNotValid: `after` was not given out for this place.
    """
    rows = Echo.objects.filter(elsewhere=place).exclude(state=EchoState.REFUSED)
    return _page(rows, after, DESK_PAGE)


def place_by_id(public_id: str) -> Elsewhere:
    """One place with its story.

    Raises:
        ElsewhereUnknown: there is none with this id.
    """
    rows = Elsewhere.objects.filter(public_id=public_id if is_id(public_id) else "")
    place = rows.select_related("story__edition", "story__publication").first()
    if place is None:
        raise ElsewhereUnknown
    return place


def recent_places() -> Iterable[Elsewhere]:
    """The places that were named last, with the number of replies and of those that are held."""
    held = Count("echoes", filter=Q(echoes__state=EchoState.HELD))
    shown = Count("echoes", filter=Q(echoes__state=EchoState.SHOWN))
    rows = Elsewhere.objects.select_related("story").annotate(held=held, shown=shown)
    return rows.order_by("-pk")[:DESK_PAGE]


def is_fediverse(place: Elsewhere) -> bool:
    """True where replies are fetched, not only linked."""
    return place.network == Network.FEDIVERSE


def _page(rows: QuerySet[Echo], after: str, size: int) -> EchoPage:
    if after:
        last = rows.filter(public_id=after).first() if is_id(after) else None
        if last is None:
            raise CursorNotValid
        older = Q(written_at__lt=last.written_at) | Q(pk__lt=last.pk)
        rows = rows.filter(older, written_at__lte=last.written_at)
    found = list(rows.order_by("-written_at", "-pk")[: size + 1])
    more = found[size - 1].public_id if len(found) > size else ""
    return EchoPage(tuple(found[:size]), more)
