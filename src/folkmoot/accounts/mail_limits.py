"""How many mails a stranger can cause to one address."""

import structlog

from folkmoot.accounts.mail_addresses import limit_form
from folkmoot.core.conf import conf
from folkmoot.core.errors import TooFast
from folkmoot.core.limits import check_limit

log = structlog.get_logger(__name__)


def may_be_mailed(address: str) -> bool:
    """Count one mail that a stranger can cause; false when the address has had enough.

    Confirmation, recovery and 'you have an account' count together. The page that asked says
    the same either way, else it would tell which addresses are in use.
    """
    key = limit_form(address)
    try:
        check_limit("mail-hour", key, rate=f"{conf.mails_an_hour}/h")
        check_limit("mail-day", key, rate=f"{conf.mails_a_day}/d")
    except TooFast:
        log.info("accounts.mail_limited")
        return False
    return True
