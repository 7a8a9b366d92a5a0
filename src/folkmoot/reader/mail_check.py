"""What 'check your mail' refers to: which address, where the reader was going, since when."""

from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase

from folkmoot.core.clock import now

CHECK_MAIL = "check_mail"
WAIT_SECONDS = 180


@dataclass(frozen=True, slots=True)
class MailCheck:
    """Noted for every address alike, so the page has nothing to tell them apart by."""

    email: str
    next: str
    at: float

    @property
    def wait_seconds(self) -> int:
        """How long until the mail may be asked for again."""
        return max(0, int(self.at + WAIT_SECONDS - now().timestamp()))


def note(session: SessionBase, email: str, target: str) -> None:
    """Remember that a mail was asked for just now."""
    session[CHECK_MAIL] = {"email": email, "next": target, "at": now().timestamp()}


def noted(session: SessionBase) -> MailCheck | None:
    """What was remembered, if anything."""
    kept = session.get(CHECK_MAIL)
    return MailCheck(**kept) if isinstance(kept, dict) else None
