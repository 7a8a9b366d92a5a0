"""The roles of a newsroom and what each may do; pure, no table."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What an account is to the publication, in rising rank."""

    MEMBER = "member", _("Member")
    MODERATOR = "moderator", _("Moderator")
    EDITOR = "editor", _("Editor")
    PUBLISHER = "publisher", _("Publisher")


class Permission(StrEnum):
    """What a page or an action asks for; the pages of the desk name theirs."""

    SEE_DESK = "see-desk"
    DECIDE = "decide"
    SANCTION = "sanction"
    ANSWER_APPEALS = "answer-appeals"
    EDIT_COMMENTS = "edit-comments"
    RUN_STORIES = "run-stories"
    ANSWER_TICKETS = "answer-tickets"
    SEE_STANDARDS = "see-standards"
    ADOPT_STANDARDS = "adopt-standards"
    PUBLISH_PRIVACY_POLICY = "publish-privacy-policy"
    OVERRIDE_FINAL_BLOCK = "override-final-block"
    REVEAL_PERSONAL_DATA = "reveal-personal-data"
    MANAGE_DISCUSSION = "manage-discussion"
    MANAGE_API_KEYS = "manage-api-keys"
    MANAGE_SIGN_ON = "manage-sign-on"
    RESET_SECOND_FACTOR = "reset-second-factor"


_MODERATOR = frozenset(
    {
        Permission.SEE_DESK,
        Permission.DECIDE,
        Permission.SANCTION,
        Permission.ANSWER_APPEALS,
        Permission.EDIT_COMMENTS,
        Permission.SEE_STANDARDS,
        Permission.REVEAL_PERSONAL_DATA,
    }
)
_EDITOR = _MODERATOR | {Permission.ANSWER_TICKETS, Permission.RUN_STORIES}

PERMISSIONS: dict[str, frozenset[Permission]] = {
    Role.MEMBER: frozenset(),
    Role.MODERATOR: _MODERATOR,
    Role.EDITOR: frozenset(_EDITOR),
    Role.PUBLISHER: frozenset(Permission),
}

RANK: dict[str, int] = {role: rank for rank, role in enumerate(Role.values)}


def roles_under(role: str) -> frozenset[str]:
    """The roles whose holders somebody of this role may decide about.

    Lower ones only, so that nobody moderates a peer or a superior. Publishers decide about each
    other too: above them there is nobody, and what a publisher wrote must not wait for ever.
    """
    lower = {other for other, rank in RANK.items() if rank < RANK[role]}
    return frozenset(lower | ({role} if role == Role.PUBLISHER else set()))
