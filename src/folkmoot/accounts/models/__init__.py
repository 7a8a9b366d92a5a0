"""The rows of accounts."""

from folkmoot.accounts.models.account import Account
from folkmoot.accounts.models.closure import Closure
from folkmoot.accounts.models.consent import Consent
from folkmoot.accounts.models.email_change import EmailChange
from folkmoot.accounts.models.former_name import FormerName
from folkmoot.accounts.models.login_session import LoginSession
from folkmoot.accounts.models.mailed_link import MailedLink
from folkmoot.accounts.models.privacy_policy import PrivacyPolicy
from folkmoot.accounts.models.reserved_name import ReservedName
from folkmoot.accounts.models.second_factor_reset import SecondFactorReset
from folkmoot.accounts.models.spent_proof import SpentProof

__all__ = [
    "Account",
    "Closure",
    "Consent",
    "EmailChange",
    "FormerName",
    "LoginSession",
    "MailedLink",
    "PrivacyPolicy",
    "ReservedName",
    "SecondFactorReset",
    "SpentProof",
]
