"""Noting what an editor has set: beside the change itself, in its transaction."""

from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Change, Publication, Story

LONGEST = 400


def note_change(
    by: Account,
    kind: str,
    place: Story | Publication,
    *,
    said: tuple[str, str],
    account: Account | None = None,
) -> None:
    """Note what was and what became, unless both are the same."""
    was, became = said
    if was == became:
        return
    story = place if isinstance(place, Story) else None
    publication = place.publication if isinstance(place, Story) else place
    Change.objects.create(
        publication=publication,
        story=story,
        account=account,
        by=by,
        kind=kind,
        was=was[:LONGEST],
        became=became[:LONGEST],
    )
