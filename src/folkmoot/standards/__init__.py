"""This library answers one question: what do the newsroom's standards say of this text?

It imports no Django and no other app of Folkmoot, only a short list of light packages.
Start reading at ``engine.review``: it is the whole machine on one screen.
"""

from folkmoot.standards.document import PublicStandards, Standards, explain
from folkmoot.standards.engine import review
from folkmoot.standards.errors import (
    DuplicateDetector,
    LexiconInvalid,
    StandardsError,
    StandardsInvalid,
    SubmissionInvalid,
)
from folkmoot.standards.finding import Finding, Seen, Span
from folkmoot.standards.registry import Detector, Options, detector
from folkmoot.standards.rule import Rule
from folkmoot.standards.submission import (
    AuthorFacts,
    CampaignFacts,
    PublicationFacts,
    StoryFacts,
    Submission,
)
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import Failure, Outcome, Verdict

__all__ = [
    "AuthorFacts",
    "CampaignFacts",
    "Detector",
    "DuplicateDetector",
    "Failure",
    "Finding",
    "LexiconInvalid",
    "Options",
    "Outcome",
    "PublicStandards",
    "PublicationFacts",
    "Rule",
    "Seen",
    "Span",
    "Standards",
    "StandardsError",
    "StandardsInvalid",
    "StoryFacts",
    "Submission",
    "SubmissionInvalid",
    "Text",
    "Verdict",
    "detector",
    "explain",
    "review",
]
