"""The origin of a web page, read from what a person typed; pure."""

from urllib.parse import urlsplit

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
DEFAULT_PORTS = {"https": 443, "http": 80}
LONGEST = 260


def web_origin(written: str) -> str | None:
    """The origin as browsers write it, none for what is none.

    Only pages that came encrypted may show a discussion, since anybody on the way could change
    others; pages of this machine are taken for trying things out.
    """
    text = written.strip().lower()
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        host = host if ":" in host else host.encode("idna").decode()
    except (ValueError, UnicodeError):
        return None
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in LOCAL)
    is_bare = not (parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc)
    if not (is_safe and is_bare and host) or set(host) & set("*_ '\";,"):
        return None
    name = f"[{host}]" if ":" in host else host
    is_default = port in {None, DEFAULT_PORTS[parts.scheme]}
    origin = f"{parts.scheme}://{name}" + ("" if is_default else f":{port}")
    return origin if len(origin) <= LONGEST else None
