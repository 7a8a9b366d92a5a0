"""The networks that people can log in through, as the environment names them.

`FOLKMOOT_SOCIAL` lists them; `FOLKMOOT_SOCIAL_<NAME>_ID` and the like say what each needs. One
that is not wholly configured is not offered, and `network_problems` says why.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from folkmoot.core.conf import conf
from folkmoot.core.outbound import OutboundRefused, check_address

PREFIX = "FOLKMOOT_SOCIAL_"
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
TAKEN_NAMES = frozenset({"again", "link", "new", "register"})
"""Our own pages beside those of the networks."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of network: how it is spoken to, and what somebody must say of it.

    `again` is what makes the network ask its person anew, where it can.
    """

    protocol: str
    needs: tuple[str, ...]
    title: str = ""
    issuer: str = ""
    scopes: tuple[str, ...] = ()
    again: tuple[tuple[str, str], ...] = ()


OIDC_SCOPES = ("openid", "profile", "email")
OIDC = Kind(
    "oidc", ("ISSUER", "NAME", "ID", "SECRET"), scopes=OIDC_SCOPES, again=(("prompt", "login"),)
)
KINDS: Mapping[str, Kind] = {
    "google": Kind(
        "oidc",
        ("ID", "SECRET"),
        "Google",
        "https://accounts.google.com",
        OIDC_SCOPES,
        (("prompt", "select_account"),),
    ),
    "facebook": Kind(
        "facebook",
        ("ID", "SECRET"),
        "Facebook",
        "https://www.facebook.com",
        ("public_profile", "email"),
        (("auth_type", "reauthenticate"),),
    ),
    "vk": Kind("vk", ("ID",), "VK", "https://id.vk.ru", ("vkid.personal_info", "email")),
    "apple": Kind("apple", ("ID", "TEAM", "KEY_ID", "KEY"), "Apple", "https://appleid.apple.com"),
    "mastodon": Kind(
        "mastodon",
        ("ISSUER", "ID", "SECRET"),
        "Mastodon",
        scopes=("read:accounts",),
        again=(("force_login", "true"),),
    ),
    "oidc": OIDC,
    "own": OIDC,
}


@dataclass(frozen=True, slots=True)
class Network:
    """One network, ready to be asked.

    `issuer` with the subject that it names is an identity; `slug` is only how our addresses and
    variables call it. `is_own` marks the accounts of the publication's own site.
    """

    slug: str
    kind: str
    title: str
    issuer: str
    values: Mapping[str, str]

    @property
    def is_own(self) -> bool:
        """True for the accounts of the publication's own site (A12)."""
        return self.kind == "own"

    @property
    def traits(self) -> Kind:
        """What is the same for each network of its kind."""
        return KINDS[self.kind]

    @property
    def signing_key(self) -> str:
        """The private key, where the network wants signed secrets: in the variable or a file."""
        written = self.values.get("KEY", "")
        if "PRIVATE KEY" in written:
            return written.replace("\\n", "\n")
        return Path(written).read_text()


def networks() -> tuple[Network, ...]:
    """Every network that is wholly configured; the site's own accounts come first."""
    sound = [network for network, faults in _entries() if network is not None and not faults]
    return tuple(sorted(sound, key=lambda network: not network.is_own))


def network_by_slug(slug: str) -> Network | None:
    """The network that our addresses call so."""
    return next((network for network in networks() if network.slug == slug), None)


def network_by_issuer(issuer: str) -> Network | None:
    """The network whose identities these are."""
    return next((network for network in networks() if network.issuer == issuer), None)


def network_problems() -> Iterator[str]:
    """Everything that keeps a listed network from being offered, each in a sentence."""
    used: set[str] = set()
    for network, faults in _entries():
        yield from faults
        if network is not None and network.slug in used:
            yield (
                f"FOLKMOOT_SOCIAL names {network.slug} twice. Give one of them a name of its own."
            )
        used.add(network.slug if network is not None else "")
    stems = tuple(f"{PREFIX}{_variable(slug)}_" for slug in used if slug)
    for name in settings.SOCIAL_VARIABLES:
        if not name.startswith(stems):
            yield f"{name} is set, but FOLKMOOT_SOCIAL lists no network of this name."


def _entries() -> Iterator[tuple[Network | None, list[str]]]:
    for entry in conf.social:
        kind, _, name = entry.partition(":")
        slug = name or kind
        if kind not in KINDS:
            known = ", ".join(KINDS)
            yield None, [f"FOLKMOOT_SOCIAL: {kind!r} is no kind of network. Known are: {known}."]
        elif not NAME.fullmatch(slug) or slug in TAKEN_NAMES or len(slug) > 30:
            words = "cannot be a network's name: small letters, digits, single hyphens, at most 30."
            yield None, [f"FOLKMOOT_SOCIAL: {slug!r} {words}"]
        else:
            network = _network(slug, kind)
            yield network, list(_faults(network))


def _network(slug: str, kind: str) -> Network:
    stem = f"{PREFIX}{_variable(slug)}_"
    values = {
        name.removeprefix(stem): value.strip()
        for name, value in settings.SOCIAL_VARIABLES.items()
        if name.startswith(stem)
    }
    traits = KINDS[kind]
    issuer = traits.issuer or values.get("ISSUER", "").rstrip("/")
    return Network(slug, kind, values.get("NAME", "") or traits.title, issuer, values)


def _faults(network: Network) -> Iterator[str]:
    stem = f"{PREFIX}{_variable(network.slug)}_"
    missing = [stem + part for part in network.traits.needs if not network.values.get(part)]
    if missing:
        yield f"FOLKMOOT_SOCIAL lists {network.slug}; still to be set: {', '.join(missing)}."
    elif len(network.issuer) > 200:
        yield f"{stem}ISSUER is longer than 200 characters."
    else:
        yield from _faults_of_issuer(network, stem)
        if "KEY" in network.traits.needs:
            yield from _faults_of_key(network, stem)


def _faults_of_issuer(network: Network, stem: str) -> Iterator[str]:
    try:
        check_address(network.issuer)
    except OutboundRefused:
        yield (
            f"{stem}ISSUER must be an https address, such as https://id.example. A host of your "
            "own network is named in FOLKMOOT_OUTBOUND_OWN_HOSTS first."
        )


def _faults_of_key(network: Network, stem: str) -> Iterator[str]:
    try:
        is_key = "PRIVATE KEY" in network.signing_key
    except (OSError, ValueError):
        is_key = False
    if not is_key:
        yield f"{stem}KEY is neither a private key nor the path of a file that holds one."


def _variable(slug: str) -> str:
    return slug.upper().replace("-", "_")
