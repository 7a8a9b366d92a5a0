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
from folkmoot.accounts.models.sign_on_key import SignOnKey
from folkmoot.accounts.models.sign_on_site import SignOnSite
from folkmoot.accounts.models.site_identity import SiteIdentity
from folkmoot.accounts.models.spent_proof import SpentProof
from folkmoot.accounts.models.spent_token import SpentToken

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
    "SignOnKey",
    "SignOnSite",
    "SiteIdentity",
    "SpentProof",
    "SpentToken",
]
