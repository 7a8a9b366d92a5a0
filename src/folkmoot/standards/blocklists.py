"""Lists of domains, one a line: the bundled ones, and those that a newsroom keeps beside them.

Nothing is ever fetched: a newsroom that follows a public block list downloads it with its own
tools and names the file. Files are read once in a process; detectors only look up.
"""

import os
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
_BUNDLED_FOLDER = resources.files("folkmoot.standards") / "lexicons" / "any"


class Listing(NamedTuple):
    """Where a host is listed: the list's name, and the entry that covers the host."""

    list_name: str
    listed_as: str


@dataclass(frozen=True, slots=True)
class Blocklist:
    """Domains by the list that names them. An entry covers its domain and all below it."""

    entries: Mapping[str, str]

    def listing(self, host: str, domain: str) -> Listing | None:
        """The entry that covers this host, the narrowest first.

        Parents are asked for down to the registered domain and no further, so that
        one careless line (``co.uk``, ``github.io``) cannot block half the web.
        """
        for covered in _from_host_to_domain(host, domain):
            if covered in self.entries:
                return Listing(self.entries[covered], covered)
        return None


def _from_host_to_domain(host: str, domain: str) -> Iterator[str]:
    yield host
    while host != domain and "." in host:
        host = host.partition(".")[2]
        yield host
        if host == domain:
            return


def load(lists: Iterable[str] = ()) -> Blocklist:
    """The bundled list, the files given, and those named in the environment.

    A newsroom names lists in the option of its standards, a machine's operator in
    ``FOLKMOOT_BLOCKLISTS``, so that a list can be renewed without a new version of
    the standards. Where two files name one domain, the first is cited. A file that
    cannot be read is refused, for a list that is silently missing protects nobody.
    """
    named = os.environ.get(VARIABLE, "").split(os.pathsep)
    return _loaded((*lists, *filter(None, named)))


@cache
def _loaded(lists: tuple[str, ...]) -> Blocklist:
    entries: dict[str, str] = {}
    for name, domains in _sources(lists):
        for domain in domains:
            entries.setdefault(domain, name)
    return Blocklist(entries)


def _sources(lists: Iterable[str]) -> Iterator[tuple[str, Iterable[str]]]:
    yield BUNDLED, bundled(BUNDLED)
    for path in lists:
        try:
            content = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise LexiconInvalid(
                f'The block list "{path}" cannot be read ({error}). Correct the path or take '
                "it out of the list; nothing else was changed."
            ) from error
        yield Path(path).stem, read_domains(content, path)


@cache
def bundled(name: str) -> frozenset[str]:
    """A list of domains that comes with Folkmoot, by its file's name."""
    content = (_BUNDLED_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(read_domains(content, name))


def read_domains(content: str, source: str) -> Iterator[str]:
    """The domains of a list, in lower case, as ASCII.

    Empty lines, ``#`` comments and the address in front of a hosts-file line are
    passed over. Anything else that is not a domain is refused with its line.
    """
    for number, line in enumerate(content.splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        domain = words[-1].lower().strip(".")
        if len(words) > 2 or not _may_be_host(domain):
            raise LexiconInvalid(
                f'Line {number} of "{source}" is not a domain: "{line.strip()[:60]}". Give one '
                "domain a line, such as malware.example."
            )
        if "." in domain:
            yield domain


def _may_be_host(domain: str) -> bool:
    if not 0 < len(domain) <= LONGEST_HOST or not domain.isascii():
        return False
    return all(mark.isalnum() or mark in "-._:[]" for mark in domain)
