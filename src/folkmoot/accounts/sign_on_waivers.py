"""What a publisher gives up who leaves a safeguard of signed sign-on out, in sentences; pure."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EMAILS, CORAL = "emails", "coral"


@dataclass(frozen=True, slots=True)
class Waiver:
    """One sentence to be ticked, under the name by which commands know it."""

    name: str
    words: Promise


WAIVERS: dict[str, tuple[Waiver, ...]] = {
    EMAILS: (
        Waiver(
            "site-proves",
            _(
                "The site has made sure that each address belongs to its reader. Folkmoot sends no "
                "link and believes it."
            ),
        ),
    ),
    CORAL: (
        Waiver(
            "no-audience",
            _(
                "A token need not say that it is meant for Folkmoot (no “aud”). One that was made "
                "for another service with the same key would open an account here, so the key may "
                "be used for nothing else."
            ),
        ),
        Waiver(
            "no-type",
            _(
                "A token need not say what it is for (no “typ” of its own). Nothing else may be "
                "signed with the key."
            ),
        ),
        Waiver(
            "no-issuer",
            _("A token need not say who made it (no “iss”). The key alone says which site it is."),
        ),
        Waiver(
            "roles-ignored",
            _(
                "Roles and badges in a token are ignored, as always: nobody becomes a moderator "
                "by a token. “exp” and “jti” are asked for, though they may have been left out "
                "before."
            ),
        ),
    ),
}


def waivers_of(what: str) -> tuple[Waiver, ...]:
    """The sentences for one safeguard."""
    return WAIVERS[what]
