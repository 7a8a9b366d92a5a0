"""The rows of accounts."""

from folkmoot.accounts.models.account import Account
from folkmoot.accounts.models.closure import Closure
from folkmoot.accounts.models.consent import Consent
from folkmoot.accounts.models.mailed_link import MailedLink
from folkmoot.accounts.models.privacy_policy import PrivacyPolicy
from folkmoot.accounts.models.reserved_name import ReservedName
from folkmoot.accounts.models.spent_proof import SpentProof

__all__ = [
    "Account",
    "Closure",
    "Consent",
    "MailedLink",
    "PrivacyPolicy",
    "ReservedName",
    "SpentProof",
]
