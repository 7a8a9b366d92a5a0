"""Building the pages that are kept of a story, and comparing them with what is kept."""

from dataclasses import dataclass

from folkmoot.discussion.actions.versions import heal
from folkmoot.discussion.errors import StoryUnknown
from folkmoot.discussion.kept_pages import forbid, reader, writer
from folkmoot.discussion.queries.stories import story_by_id
from folkmoot.discussion.queries.versions import stamp_of
from folkmoot.embed.public_pages import first_pages, pulse


@dataclass(frozen=True)
class Comparison:
    """How many first pages of a story are kept as they would be built now."""

    same: int = 0
    different: int = 0
    missing: int = 0


def build(story_id: str) -> int:
    """Build and keep the first pages of a story and tell who follows it; the version they show.

    What was hidden in the meantime is forbidden once more: so it stays hidden even if the file
    was lost at that moment, and with it what had been demanded.
    """
    try:
        story = story_by_id(story_id)
    except StoryUnknown:
        return 0
    pages = first_pages(story)
    kept = writer().put(pages)
    stamp = stamp_of(story_id)
    if stamp and stamp.hides_below > story.version:
        forbid([(story_id, stamp.hides_below)])
    elif kept == len(pages):
        writer().events(story_id, story.version, pulse(story))
    elif stamp and stamp.version == story.version:
        heal(story_id)
    return story.version


def compare(story_id: str) -> Comparison:
    """The first pages as they would be built now beside those that are kept."""
    same = different = missing = 0
    for page in first_pages(story_by_id(story_id)):
        kept = reader().find(page.key)
        if kept is None:
            missing += 1
        elif kept.body == page.body and kept.version == page.version:
            same += 1
        else:
            different += 1
    return Comparison(same, different, missing)
