"""One canonical form of a web address, and the one place that builds our own."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings

TRACKING_PREFIXES = ("utm_",)
TRACKING_NAMES = frozenset({"fbclid", "gclid", "mc_cid", "mc_eid"})


def canonical_address(address: str) -> str:
    """The address without fragment, tracking parameters, default port or capitals in the host.

    Two addresses with the same canonical form are one story (B1).
    """
    parts = urlsplit(address.strip())
    host = (parts.hostname or "").lower()
    port = parts.port
    if port and (parts.scheme, port) not in {("http", 80), ("https", 443)}:
        host = f"{host}:{port}"
    kept = [pair for pair in parse_qsl(parts.query) if not _is_tracking(pair[0])]
    path = parts.path or "/"
    return urlunsplit((parts.scheme.lower(), host, path, urlencode(kept), ""))


def _is_tracking(name: str) -> bool:
    return name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES)


def own_address(path: str) -> str:
    """The full address of one of our paths, for mails and feeds.

    Built from the configured site address only: what a request says of its host is the
    sender's choice, and a mail with a link to a stranger's host would hand them the secret.
    """
    return f"{settings.SITE_ADDRESS}{path}"
