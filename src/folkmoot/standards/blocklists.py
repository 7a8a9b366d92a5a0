"""Lists of domains, one a line: the bundled ones, and those that a newsroom keeps beside them.

Nothing is ever fetched: a newsroom that follows a public block list downloads it with its own
tools and names the file. A file is read once, and again when it was
changed; detectors only look up.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from folkmoot.standards.errors import LexiconInvalid

LONGEST_HOST = 253
BUNDLED = "malicious-domains"
VARIABLE = "FOLKMOOT_BLOCKLISTS"
_COMMENT = re.compile(r"(?:^|\s)#")
_SCHEME = re.compile(r"^(?:https?|ftp)://", re.IGNORECASE)
_PORT = re.compile(r"(?<!:):\d{1,5}$")
_BUNDLED_FOLDER = resources.files("folkmoot.standards") / "lexicons" / "any"


class Listing(NamedTuple):
    """Where a host is listed: the list's name, and the entry that covers the host."""

    list_name: str
    listed_as: str


class Stamp(NamedTuple):
    """When a file was changed last, how large it is and which it is."""

    changed: int
    size: int
    inode: int


@dataclass(frozen=True, slots=True)
class Blocklist:
    """Domains and addresses by the list that names them.

    A domain covers itself and all below it; an address (``host.example/path``) covers
    that one page, so that a page on a great host can be listed without the host.
    """

    entries: Mapping[str, str]

    def listing(self, host: str, domain: str, path: str = "") -> Listing | None:
        """The entry that covers this host or page, the narrowest first.

        Parents are asked for down to the registered domain and no further, so that
        one careless line (``co.uk``, ``github.io``) cannot block half the web.
        """
        for page in _pages(path):
            if host + page in self.entries:
                return Listing(self.entries[host + page], host + page)
        for covered in _from_host_to_domain(host, domain):
            if covered in self.entries:
                return Listing(self.entries[covered], covered)
        return None


def _pages(path: str) -> tuple[str, ...]:
    """A path as an entry may name it: with its query, and without."""
    whole = path.partition("#")[0]
    return tuple(dict.fromkeys((whole, whole.partition("?")[0].rstrip("/"))))


def _from_host_to_domain(host: str, domain: str) -> Iterator[str]:
    yield host
    while host != domain and "." in host:
        host = host.partition(".")[2]
        yield host
        if host == domain:
            return


_READ: dict[tuple[str, ...], tuple[tuple[Stamp, ...], Blocklist]] = {}
"""What was read, by the files' paths, with the state in which they were read."""


def load(lists: Iterable[str] = ()) -> Blocklist:
    """The bundled list, the files given, and those named in the environment.

    A newsroom names lists in the option of its standards, a machine's operator in
    ``FOLKMOOT_BLOCKLISTS``, so that a list can be renewed without a new version of
    the standards. A file that was changed is read again at the next text with a link;
    to replace one, write the new file beside it and rename it. Where two files name one
    domain, the first is cited. A file that cannot be read is refused, for a list that is
    silently missing protects nobody.
    """
    named = os.environ.get(VARIABLE, "").split(os.pathsep)
    paths = (*lists, *filter(None, named))
    stamps = tuple(map(_stamp, paths))
    kept = _READ.get(paths)
    if kept is None or kept[0] != stamps:
        kept = _READ[paths] = (stamps, _read(paths))
    return kept[1]


def _stamp(path: str) -> Stamp:
    try:
        state = Path(path).stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    return Stamp(state.st_mtime_ns, state.st_size, state.st_ino)


def _unreadable(path: str, error: Exception) -> LexiconInvalid:
    return LexiconInvalid(
        f'The block list "{path}" cannot be read ({error}). Correct the path or take '
        "it out of the list; nothing else was changed."
    )


def _read(paths: Iterable[str]) -> Blocklist:
    entries: dict[str, str] = {}
    for name, domains in _sources(paths):
        for domain in domains:
            entries.setdefault(domain, name)
    return Blocklist(entries)


def _sources(paths: Iterable[str]) -> Iterator[tuple[str, Iterable[str]]]:
    yield BUNDLED, bundled(BUNDLED)
    for path in paths:
        try:
            content = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise _unreadable(path, error) from error
        yield Path(path).stem, read_domains(content, path)


def troubles(lists: Iterable[str]) -> tuple[str, ...]:
    """What is wrong with these lists now, in sentences for whoever wrote the standards."""
    try:
        load(lists)
    except LexiconInvalid as error:
        return (f"{error.sentence} Until then every comment with a link is held.",)
    return ()


@cache
def bundled(name: str) -> frozenset[str]:
    """A list of domains that comes with Folkmoot, by its file's name."""
    content = (_BUNDLED_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(read_domains(content, name))


def read_domains(content: str, source: str) -> Iterator[str]:
    """The domains and addresses of a list, in lower case up to the path, as ASCII.

    Understood are one domain a line, the lines of a hosts file, whole addresses, and
    ``*.domain`` or ``||domain^`` as filter lists write them. Empty lines and what
    follows ``#`` or a leading ``!`` are passed over. Anything else is refused with its
    line, for a line that was not understood protects nobody.
    """
    for number, line in enumerate(content.splitlines(), 1):
        words = _COMMENT.split(line, maxsplit=1)[0].split()
        if not words or words[0].startswith("!"):
            continue
        host, path = _parts(words[-1])
        if len(words) > 2 or not _may_be_host(host):
            raise LexiconInvalid(
                f'Line {number} of "{source}" is not a domain: "{line.strip()[:60]}". Give one '
                "domain a line, such as malware.example."
            )
        if "." in host:
            yield host + path


def _parts(entry: str) -> tuple[str, str]:
    """Host and path of an entry, without scheme, port and the signs of filter lists."""
    entry = _SCHEME.sub("", entry.removeprefix("||").removeprefix("*.")).removesuffix("^")
    host, slash, path = entry.partition("/")
    path = (slash + path).partition("#")[0]
    return _PORT.sub("", host).lower().strip("."), path if "?" in path else path.rstrip("/")


def _may_be_host(domain: str) -> bool:
    if not 0 < len(domain) <= LONGEST_HOST or not domain.isascii():
        return False
    return all(mark.isalnum() or mark in "-._:[]" for mark in domain)
