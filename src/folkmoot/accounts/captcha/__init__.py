"""The captcha: a task for the visitor's machine, and the check of what it hands in.

`check_captcha` is asked by every form that a stranger can send; which kind answers is a
setting. A kind is a module with `new_task(action, visitor)` and
`read_proof(value, action, visitor)`.
"""

from folkmoot.accounts.actions.proofs import spend_proof
from folkmoot.accounts.captcha import altcha, off
from folkmoot.core.conf import conf

KINDS = {"altcha": altcha, "off": off}
ACTIONS = ("sign-up", "recovery", "login-code", "notice", "ticket", "enquiry")


def is_asked() -> bool:
    """True when forms are to show a captcha."""
    return conf.captcha != "off"


def new_task(action: str, *, visitor: str = "") -> dict[str, str | int]:
    """A task for one form and visitor, as the page's script expects it."""
    task: dict[str, str | int] = KINDS[conf.captcha].new_task(action, visitor)
    return task


def check_captcha(value: str, action: str, *, visitor: str = "") -> None:
    """Accept the proof of work that came with a form, once.

    A proof counts for one action, one visitor, a few minutes and a single time: what was solved
    for one form opens no other, and sixteen forms sent at once with one proof are one form.

    Raises:
        ProofMissing: there is none.
        ProofNotValid: it is wrong, forged, or was made for another form or visitor.
        ProofExpired: its task is too old.
        ProofReplayed: it was used before.
    """
    proof = KINDS[conf.captcha].read_proof(value, action, visitor)
    if proof is not None:
        spend_proof(proof.digest, expires_at=proof.expires_at)
