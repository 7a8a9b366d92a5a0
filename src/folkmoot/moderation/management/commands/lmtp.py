"""`folkmoot lmtp`: take mails from a mail server on the same machine (A9)."""

import asyncio
import signal
from argparse import ArgumentParser
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import structlog
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from folkmoot.core.errors import FolkmootError, NotNow, TooFast
from folkmoot.moderation.actions.inbound_letters import receive_letter
from folkmoot.moderation.errors import MailTooLarge
from folkmoot.moderation.inbound.mail import MOST_BYTES, Envelope
from folkmoot.moderation.letter_box import check_recipient

if TYPE_CHECKING:
    from aiosmtpd.smtp import Envelope as ToldEnvelope

log = structlog.get_logger(__name__)
TAKEN = "250 2.0.0 Taken"
LATER = "451 4.3.0 Not now, please try again"
PATIENCE = 60


class Door:
    """Answers the mail server: what it says 250 to is kept."""

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: "ToldEnvelope", address: str, _options: Any
    ) -> str:
        """One recipient a mail, and ours: LMTP answers for each of them, and so do we."""
        try:
            check_recipient(address)
        except FolkmootError:
            return "550 5.1.1 No such address here"
        if envelope.rcpt_tos:
            return "452 4.5.3 One recipient at a time"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802
        self, _server: Any, _session: Any, envelope: "ToldEnvelope"
    ) -> str:
        """Keep the mail, in a thread with a database connection of its own."""
        content = envelope.content
        raw = content.encode() if isinstance(content, str) else bytes(content or b"")
        told = Envelope(envelope.mail_from or "", envelope.rcpt_tos[0])
        return await asyncio.to_thread(take, raw, told)


def take(raw: bytes, envelope: Envelope) -> str:
    """The line that answers a mail; never an error, since one would end the connection."""
    close_old_connections()
    try:
        receive_letter(raw, envelope)
    except MailTooLarge:
        return "552 5.3.4 The mail is too large"
    except TooFast:
        return LATER
    except FolkmootError as refusal:
        return f"550 5.7.1 {refusal.code}"
    except Exception as error:
        if NotNow.because_of(error) is None:
            log.exception("moderation.lmtp_broken")
        return LATER
    finally:
        close_old_connections()
    return TAKEN


class Command(BaseCommand):
    """Listens until it is told to end."""

    help = "Take mails to the moderators by LMTP, on a Unix socket or a port of this machine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen."""
        parser.add_argument("--socket", default="", help="a path for a Unix socket")
        parser.add_argument("--host", default="127.0.0.1", help="an address of this machine")
        parser.add_argument("--port", type=int, default=8024)

    def handle(self, *args: Any, **options: Any) -> None:
        """Listen."""
        try:
            import aiosmtpd.lmtp  # noqa: F401
        except ImportError as error:
            raise CommandError('This needs an extra: pip install "folkmoot[mail]"') from error
        if not options["socket"] and not _is_loopback(options["host"]):
            raise CommandError("LMTP has no log-in: listen on 127.0.0.1, ::1 or a Unix socket.")
        asyncio.run(self._listen(options))

    async def _listen(self, options: dict[str, Any]) -> None:
        from aiosmtpd.lmtp import LMTP

        def connect() -> LMTP:
            return LMTP(
                Door(), data_size_limit=MOST_BYTES, timeout=PATIENCE, hostname="folkmoot.invalid"
            )

        loop, is_over = asyncio.get_running_loop(), asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, is_over.set)
        if options["socket"]:
            server: Any = await loop.create_unix_server(connect, options["socket"])
        else:
            server = await loop.create_server(connect, options["host"], options["port"])
        where = options["socket"] or server.sockets[0].getsockname()
        self.stdout.write(f"Listening on {where}.")
        async with server:
            await is_over.wait()


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
