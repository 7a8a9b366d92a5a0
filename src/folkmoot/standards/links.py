"""What a link is in a comment, where it leads, and how it hides that. Nothing is ever fetched."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import unquote

from folkmoot.standards.blocklists import bundled
from folkmoot.standards.finding import Span
from folkmoot.standards.hosts import Host, is_top_level, read_host
from folkmoot.standards.unveiling import Unveiled, names_a_dot

_PROGRAMS = (
    "apk appx bat cmd com cpl dll dmg exe hta img iso jar lnk msi msix pif ps1 reg scr vbe vbs wsf "
    "xpi"
)
EXECUTABLE = frozenset(_PROGRAMS.split())
MOST_CARRIED = 8
_PLAIN_SCHEMES = {"http": "http", "https": "https", "ftp": "ftp", "ftps": "ftp"}

_DOT = "[.\u3002\uff0e\uff61\u2024]"
_TAIL = r"""(?:(?!\]\()[^\s<>"«»“”„‘`])*"""
_SCHEME = re.compile(
    rf"(?<![^\W_])(h(?:tt|xx|tx|xt|\*\*|__)ps?|f[tx]ps?)[:：]([/\\]*)({_TAIL})",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w@＠/\\.\-])((?>[\w\-]+)(?>(?:{_DOT}(?>[\w\-]+))+))(?![@＠])"
    rf"((?::\d{{1,5}}(?!\d))?)((?:[/?#]{_TAIL})?)"
)
_INNER_DOT = re.compile(rf"{_DOT}[^\s\"'”’»]|\s{_DOT}|[psPS][:：]")
_CARRIED = re.compile(r"https?:/+([^\s/?#&\\]{1,300})", re.IGNORECASE)
_PASSED_ON = re.compile(
    r"[?&#;](?:u|url|uri|to|next|go|goto|out|link|href|dest|destination|target|continue|forward|"
    r"redir|redirect|redirect_?ur[il]|redirect_to|return|return_?to|return_?url|callback|r|rurl)="
    r"(?:https?:)?[/\\]{0,3}([^\s/?#&\\]{1,300})",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?<![\w.\-])(?:(?:java|vb|live)\s?script:(?=[^\s\w,.;:!?][^\s]|\w{1,40}[(.=])\S{0,200}"
    r"|data:(?:[\w.+\-]{1,40}/[\w.+\-]{1,40})[;,]\S{1,200}"
    r"|(?:ms-(?:msdt|word|excel|powerpoint|settings|appinstaller|search)|search-ms):\S{1,200}"
    r"|(?:intent|file):/\S{1,200}|(?:blob|view-source):http\S{1,200})",
    re.IGNORECASE,
)
_END_OF_HOST = re.compile(r"[/\\?#]")
_PORT = re.compile(r":\d*\Z")
_OPENING = {")": "(", "]": "[", "}": "{"}
_TRAILING = frozenset(".,;:!?'*_~|…’)]}。，、）」』】")

# Endings that are also words or kinds of file: a bare "do.it" or "readme.md" is no link.
_WORDS_TOO = (
    "ad ai al am an as by cc come da do go id il im in is it la li lo ma md me mm mo mov ms mu my "
    "na ne no nu pa pe ph pm ps py re sa sc sh si so sr st sv tc th tk to us va zip"
)
_WORDLIKE = frozenset(_WORDS_TOO.split())
_ARTICLES = "a an and any der die das every ein eine le my our that the this your"
_NOT_NAMES = frozenset(_ARTICLES.split())
_DOT_COM_TALK = re.compile(
    r"\s+(?:age|boom|bubble|bust|companies|company|crash|era|firms?|mania|millionaires?|startups?|"
    r"stocks?|years?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Link:
    """One link. ``begin`` and ``end`` are its place in the raw text, in code points.

    ``tricks`` names how it hides where it leads: ``defanged``, ``spelled``,
    ``invisible``, ``credentials``, ``other-label``, ``shortened``, ``executable``,
    ``redirect`` (a parameter sends the reader on to another domain), and those of its
    host. ``carried`` are the hosts of addresses inside this address, to which a redirect
    would lead on.
    """

    begin: int
    end: int
    scheme: str
    host: Host
    path: str = ""
    tricks: tuple[str, ...] = ()
    carried: tuple[Host, ...] = ()

    @property
    def domain(self) -> str:
        """The registered domain, or the host itself where it has none."""
        return self.host.domain or self.host.name


def find_links(raw: str) -> tuple[Link, ...]:
    """Every link in a text, in the order of the text.

    A link is an address with a scheme (``hxxp`` too), or a bare name whose ending is
    a public suffix, also with its dots spelled out. E-mail addresses, handles, file
    names and two sentences without a blank between them are none.
    """
    if not _INNER_DOT.search(raw) and not names_a_dot(raw):
        return ()
    unveiled = Unveiled(raw)
    with_scheme = list(_with_scheme(unveiled))
    bare = _bare(unveiled, [(link.begin, link.end) for link in with_scheme])
    links = sorted([*with_scheme, *bare], key=lambda link: link.begin)
    return tuple(_labelled(raw, links))


def _with_scheme(unveiled: Unveiled) -> Iterator[Link]:
    for found in _SCHEME.finditer(unveiled.text):
        scheme, slashes, tail = found.groups()
        tail = _trimmed(tail)
        authority, path = _split(tail)
        _, at_sign, written = authority.replace("＠", "@").rpartition("@")
        host = _reached(_PORT.sub("", written))
        if host is None or not (host.domain or slashes):
            continue
        plain = _PLAIN_SCHEMES.get(scheme.lower(), "")
        tricks = [
            *([] if plain else ["defanged"]),
            *(["credentials"] if at_sign else []),
        ]
        link = Link(found.start(), found.start(3) + len(tail), plain or "http", host, path)
        yield _placed(unveiled, link, tricks)


def _bare(unveiled: Unveiled, taken: list[tuple[int, int]]) -> Iterator[Link]:
    for found in _BARE.finditer(unveiled.text):
        name, port, path = found.groups()
        path = _trimmed(path)
        if not _may_be_bare(unveiled, found.end(1), name, is_longer=bool(port or path)):
            continue
        host = _reached(name)
        if host is None or _overlaps(unveiled.span(*found.span(1)), taken):
            continue
        link = Link(found.start(), found.start(3) + len(path), "", host, path)
        yield _placed(unveiled, link, [])


def _may_be_bare(unveiled: Unveiled, end: int, name: str, *, is_longer: bool) -> bool:
    """Whether a name without a scheme is meant as an address, before it is looked up."""
    labels = re.split(_DOT, name)
    first, last = labels[0], labels[-1]
    if last.isdecimal():
        return is_longer and len(labels) == 4
    if not is_top_level(last.lower()):
        return False
    if is_longer or first.lower() == "www":
        return True
    if first.lower() in _NOT_NAMES or _DOT_COM_TALK.match(unveiled.text, end):
        return False
    if last[0].isupper() and not (last.isupper() and first.isupper()):
        return False
    return len(labels) > 2 or last.lower() not in _WORDLIKE


def _reached(written: str) -> Host | None:
    """The host if anything could be reached there: a public ending, or an address in numbers.

    An ideographic full stop may be a dot of the name or the end of the sentence.
    """
    host = read_host(written)
    if host and not (host.domain or host.is_address):
        host = read_host(written.partition("\u3002")[0]) if "\u3002" in written else None
    return host


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a place lies in a link that was found before; ``taken`` is in order."""
    at = bisect_right(taken, (span[0], sys.maxsize)) - 1
    return at >= 0 and span[0] < taken[at][1]


def _placed(unveiled: Unveiled, link: Link, tricks: list[str]) -> Link:
    """The link with its place in the raw text and everything that its address tells."""
    begin, end = unveiled.span(link.begin, link.end)
    tricks += unveiled.tricks(link.begin, link.end)
    if link.host.name in bundled("shorteners"):
        tricks.append("shortened")
    if _extension(link.path) in EXECUTABLE:
        tricks.append("executable")
    passed_on = tuple(_passed_on(link))
    if passed_on:
        tricks.append("redirect")
    carried = tuple(dict.fromkeys((*_carried(link.path), *passed_on)))
    tricks += link.host.tricks
    return replace(link, begin=begin, end=end, tricks=tuple(tricks), carried=carried)


def _split(tail: str) -> tuple[str, str]:
    found = _END_OF_HOST.search(tail)
    return (tail[: found.start()], tail[found.start() :]) if found else (tail, "")


def _trimmed(tail: str) -> str:
    """An address without the punctuation of the sentence around it; paired brackets stay."""
    surplus = {close: tail.count(close) - tail.count(open_) for close, open_ in _OPENING.items()}
    end = len(tail)
    while end and tail[end - 1] in _TRAILING:
        mark = tail[end - 1]
        if surplus.get(mark, 1) <= 0:
            break
        if mark in surplus:
            surplus[mark] -= 1
        end -= 1
    return tail[:end]


def _extension(path: str) -> str:
    last = unquote(re.split("[?#]", path, maxsplit=1)[0]).rpartition("/")[2]
    return last.rpartition(".")[2].lower() if "." in last else ""


def _carried(path: str) -> Iterator[Host]:
    """The hosts of addresses inside this one, also where they were encoded twice."""
    if "http" not in path.lower():
        return
    found = islice(_CARRIED.finditer(unquote(unquote(path))), MOST_CARRIED)
    hosts = (read_host(_PORT.sub("", each[1].rpartition("@")[2])) for each in found)
    yield from (host for host in hosts if host)


def _passed_on(link: Link) -> Iterator[Host]:
    """The hosts of other domains to which a parameter of this address would redirect."""
    if "=" not in link.path:
        return
    found = islice(_PASSED_ON.finditer(unquote(unquote(link.path))), MOST_CARRIED)
    for each in found:
        host = read_host(_PORT.sub("", each[1].rpartition("@")[2]))
        if host and host.domain and host.domain != link.domain:
            yield host


def find_scripts(raw: str) -> tuple[Span, ...]:
    """Addresses that run something instead of leading to a page, as ``javascript:`` does."""
    if ":" not in raw:
        return ()
    unveiled = Unveiled(raw)
    places = (found.span() for found in _SCRIPT.finditer(unveiled.text))
    return tuple(Span(*unveiled.span(*place)) for place in places)


def _labelled(raw: str, links: list[Link]) -> Iterator[Link]:
    """Mark each link whose own label names another address: ``[bank.example](other.example)``."""
    for at, link in enumerate(links):
        label = links[at - 1] if at else None
        if label and raw[label.end : link.begin] == "](" and label.domain != link.domain:
            yield replace(link, tricks=(*link.tricks, "other-label"))
        else:
            yield link
