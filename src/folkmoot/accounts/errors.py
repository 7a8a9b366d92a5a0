"""What accounts refuse, each with its code."""

from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError


class EmailUnconfirmed(FolkmootError):
    """The account's e-mail address has not been confirmed yet."""

    code = "email-unconfirmed"
    message = _(
        "Please confirm your e-mail address first: the link is in the mail we sent you. "
        "Your text is kept."
    )


class ConsentNeeded(FolkmootError):
    """A version of the privacy policy is in force that the account has not agreed to."""

    code = "consent-needed"
    message = _(
        "Our privacy policy has changed. Please read what is new and agree to it, "
        "then go on where you were. Your text is kept."
    )


class ConsentMissing(FolkmootError):
    """Somebody wanted to register without agreeing to a text that members agree to."""

    code = "consent-missing"
    message = _("To have an account you need to agree to this. Nothing was stored.")


class TooYoung(FolkmootError):
    """Somebody wanted an account without saying that they have reached the age for one."""

    code = "too-young"
    message = _(
        "Who is younger than this cannot have an account here. Reading is open to everybody. "
        "Nothing was stored."
    )


class ConsentNotGiven(FolkmootError):
    """There is no consent in force to this text, or it cannot be withdrawn alone."""

    code = "consent-not-given"
    message = _("There is no such consent to withdraw.")


class AccountUnknown(FolkmootError):
    """No account has this address."""

    code = "account-unknown"
    message = _("There is no account with this address. Nothing was changed.")


class RoleUnknown(FolkmootError):
    """There is no such role."""

    code = "role-unknown"
    message = _("There is no such role. Nothing was changed.")


class AccountClosing(FolkmootError):
    """The account was closed by its owner and waits to be erased."""

    code = "account-closing"
    message = _("Your account is closed. Restore it first if you want to write. Your text is kept.")


class AccountNotClosing(FolkmootError):
    """There is nothing to restore: the account is open."""

    code = "account-not-closing"
    message = _("This account is not closed. There is nothing to restore.")


class NameTaken(FolkmootError):
    """Another account has this name, or one that looks the same."""

    code = "name-taken"
    message = _("This name, or one that looks like it, is taken. Please choose another one.")


class NameNotAllowed(FolkmootError):
    """The name breaks a rule for names; the sentence says which."""

    code = "name-not-allowed"
    message = _("This name cannot be used. Please choose another one.")


class NameChangedLately(FolkmootError):
    """The name was changed a short while ago; `days` says how long to wait."""

    code = "name-changed-lately"
    message = _("You changed your name a short while ago. It stays as it is for now.")


class EmailTaken(FolkmootError):
    """There is an account with this address. Never shown: that would tell who is registered."""

    code = "email-taken"
    message = _("There is an account with this address.")


class LanguageUnknown(FolkmootError):
    """Folkmoot does not speak this language."""

    code = "language-unknown"
    message = _("We do not have this language. Please choose one of the list.")


class ZoneUnknown(FolkmootError):
    """There is no such time zone."""

    code = "zone-unknown"
    message = _("We do not know this time zone. Please choose one of the list.")


class ProofMissing(FolkmootError):
    """No solved captcha came with the form."""

    code = "proof-missing"
    message = _(
        "The check that you are not a machine was not finished. What you typed is still here: "
        "please send it again."
    )


class ProofNotValid(FolkmootError):
    """The captcha's solution is wrong, forged, or was made for another form or visitor."""

    code = "proof-not-valid"
    message = _(
        "The check that you are not a machine failed. What you typed is still here: "
        "please send it again."
    )


class ProofExpired(FolkmootError):
    """The captcha was solved too long ago."""

    code = "proof-expired"
    message = _(
        "The check that you are not a machine is too old. What you typed is still here: "
        "please send it again."
    )


class ProofReplayed(FolkmootError):
    """The captcha's solution was used before: each works once."""

    code = "proof-replayed"
    message = _(
        "The check that you are not a machine was used before. What you typed is still here: "
        "please send it again."
    )


class LinkNotValid(FolkmootError):
    """A mailed link is unknown, used, expired, or was made for something else: one answer."""

    code = "link-not-valid"
    message = _(
        "This link does not work any more: it was used, it is too old, or a newer one replaced "
        "it. Nothing was changed."
    )


class PolicyVersionTaken(FolkmootError):
    """A privacy policy with this version was published before; versions are never changed."""

    code = "policy-version-taken"
    message = _("There is a privacy policy with this version. Please give the new one its own.")


class PolicyTextMissing(FolkmootError):
    """A privacy policy needs a text, and a sentence on what changed, in each language it has."""

    code = "policy-text-missing"
    message = _("The text or the sentence on what changed is missing. Nothing was published.")


class PolicyOutdated(FolkmootError):
    """The version that was agreed to is not the one in force: nobody agrees to what they missed."""

    code = "policy-outdated"
    message = _("The text has changed once more while you were here. Please look at it again.")


class PolicyUnknown(FolkmootError):
    """No privacy policy has this version."""

    code = "policy-unknown"
    message = _("There is no privacy policy with this version.")


class SealBroken(FolkmootError):
    """A sealed text was changed, or sealed with another secret key."""

    code = "seal-broken"
    message = _(
        "A secret of this account cannot be read any more: the installation's secret key has "
        "changed. A publisher can reset the second factor."
    )


class SecondFactorMissing(FolkmootError):
    """The account has no second factor that could be reset."""

    code = "second-factor-missing"
    message = _("This account has no second factor. Nothing was changed.")


class ResetReasonMissing(FolkmootError):
    """Something that is kept on record needs a reason."""

    code = "reset-reason-missing"
    message = _("Please write a reason: it is kept on record. Nothing was changed.")


class EmailUnchanged(FolkmootError):
    """The new address is the present one."""

    code = "email-unchanged"
    message = _("This is your address already.")


class EmailChangedLately(FolkmootError):
    """The address was changed a short while ago; `days` says how long to wait."""

    code = "email-changed-lately"
    message = _("You changed your address a short while ago. It stays as it is for now.")


class AddressNotAccepted(FolkmootError):
    """The settings refuse addresses of this kind; the sentence says why."""

    code = "address-not-accepted"
    message = _("This address cannot be used here. Please give another one.")
