"""The rows of moderation."""

from folkmoot.moderation.models.api_key import ApiKey
from folkmoot.moderation.models.appeal import Appeal
from folkmoot.moderation.models.case import Case
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.inbound_letter import InboundLetter
from folkmoot.moderation.models.nudge_count import NudgeCount
from folkmoot.moderation.models.past_block import PastBlock
from folkmoot.moderation.models.report import Report
from folkmoot.moderation.models.sanction import Sanction
from folkmoot.moderation.models.standards_version import StandardsVersion
from folkmoot.moderation.models.statement import Statement
from folkmoot.moderation.models.strike import Strike
from folkmoot.moderation.models.suggestion import Suggestion
from folkmoot.moderation.models.withdrawal import Withdrawal

__all__ = [
    "ApiKey",
    "Appeal",
    "Case",
    "Decision",
    "InboundLetter",
    "NudgeCount",
    "PastBlock",
    "Report",
    "Sanction",
    "StandardsVersion",
    "Statement",
    "Strike",
    "Suggestion",
    "Withdrawal",
]
