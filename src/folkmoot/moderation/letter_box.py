"""The address at which letters arrive, and which language an answer is written in."""

from collections.abc import Iterable
from email.utils import parseaddr

from django.conf import settings

from folkmoot.core.conf import conf
from folkmoot.moderation.errors import InboundMailOff, RecipientUnknown
from folkmoot.standards.languages import guess_language

SURE = 0.8


def check_recipient(recipient: str) -> None:
    """Pass when a mail for this address is ours to take; an empty one was checked elsewhere.

    Raises:
        InboundMailOff: no address is set.
        RecipientUnknown: it is another address.
    """
    if not conf.appeals_address:
        raise InboundMailOff
    if recipient.strip("<> ") and token_in(recipient.strip("<> ")) is None:
        raise RecipientUnknown


def token_in(recipient: str) -> str | None:
    """What stands behind the plus sign; empty where nothing does, none for another address."""
    local, _, host = conf.appeals_address.lower().partition("@")
    its_local, _, its_host = recipient.lower().rpartition("@")
    name, _, token = its_local.partition("+")
    return token if (name, its_host) == (local, host) else None


def own_addresses() -> frozenset[str]:
    """The addresses that Folkmoot itself writes from: what comes from there is a loop."""
    own = (conf.appeals_address, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    return frozenset(address.lower() for address in own if address)


def language_for(words: str, named: Iterable[str]) -> str:
    """The language of an answer: what the writer's program names, else what the words are in."""
    spoken = [code for code, _ in settings.LANGUAGES]
    guess = guess_language(words[:2_000])
    wishes = [*named, *([guess.language] if guess and guess.probability >= SURE else [])]
    for wish in wishes:
        for code in spoken:
            if wish == code or wish.partition("-")[0] == code:
                return code
    return str(settings.LANGUAGE_CODE)
