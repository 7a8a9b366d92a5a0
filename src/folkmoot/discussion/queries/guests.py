"""The guests of a story: experts who answer readers there."""

from dataclasses import dataclass

from folkmoot.discussion.models import Guest, Story


@dataclass(frozen=True, slots=True)
class GuestView:
    """A guest as the desk lists them."""

    account_id: str
    name: str
    field: str


def guests_of(story: Story) -> tuple[GuestView, ...]:
    """The guests whose names may be shown, in the order in which they were asked."""
    rows = Guest.objects.filter(story=story, account__is_active=True, account__closing_since=None)
    found = rows.order_by("pk").values_list("account__public_id", "account__display_name", "field")
    return tuple(GuestView(*row) for row in found)


def guest_names(story: Story) -> list[str]:
    """Their names alone."""
    return [guest.name for guest in guests_of(story)]
