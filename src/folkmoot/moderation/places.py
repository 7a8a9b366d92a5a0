"""Where the text stands that a decision goes back to."""

from folkmoot.discussion.models.publication import Publication
from folkmoot.moderation.models.decision import Decision


def publication_of(decision: Decision) -> Publication:
    """The publication under whose standards the decision was taken."""
    assert decision.comment is not None
    return decision.comment.story.publication
