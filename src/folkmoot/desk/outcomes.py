"""The words in which answers are offered and refused at the desk."""

from django.utils.translation import gettext_lazy as _

APPEAL_OUTCOMES = (
    ("won", _("The member is right: restore everything")),
    ("lost", _("The decision stands")),
)
BLOCK_APPEAL_OUTCOMES = (
    ("won", _("The block was a mistake: overturn it, it never counts")),
    ("pardoned", _("The block was right and is lifted: a second one may be final")),
    ("lost", _("The block stands")),
)
FINAL_OUTCOMES = (
    ("confirm", _("Confirm: no further appeal to the newsroom")),
    ("refuse", _("Do not confirm: it stays an ordinary block")),
)
CLOSING_OUTCOMES = (
    ("confirm", _("Confirm: the account is erased when its term is over")),
    ("refuse", _("Do not confirm: the account is open again")),
)
WHY_NOT = {
    "case-changed": _("This case is closed."),
    "own-comment": _("This is about yourself. Another moderator decides it."),
    "higher-rank": _("This member's role is not below yours. Somebody of higher rank decides it."),
    "same-person": _("You took the first decision, so another person answers this one."),
    "case-taken": _("Another moderator is working on this case."),
}
