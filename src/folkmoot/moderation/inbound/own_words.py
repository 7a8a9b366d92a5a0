"""What the writer wrote, without the mail that is quoted and without a signature; pure.

Small rules of our own, and few: a program that knows the phrases of a dozen mail programs in a
dozen languages still misses the next one, and one that cuts too much loses a part of somebody's
defence. What is cut wrongly is missing, and the writer is told so; what is left in by mistake is
read by a moderator.
"""

import re

MOST_LINES = 2_000
LONGEST_ATTRIBUTION = 3
_SIGNATURE = re.compile(r"-- ?")
_RULER = re.compile(r"\s*(?:-{3,}\s*\S[^-]{2,60}\s*-{3,}|_{20,})\s*")
_FROM = re.compile(
    r"\s*\*?(?:from|von|de|от|od|da|van|kimden|من|发件人|差出人)\s?\*?\s?[::].{0,200}", re.I
)
_LABEL = re.compile(r"\s*\*?[^\W\d_][\w .'’-]{0,24}\*?\s?[::]\s?\S.{0,300}")
_GREETING_END = re.compile(r".{0,300}[::]\s*")
_PHONE = re.compile(
    r"(?:sent from my|von meinem|envoyé de mon|enviado desde mi|отправлено с|أُرسلت من|"
    r"get outlook for)\b.{0,60}",
    re.I,
)


def own_words(text: str) -> str:
    """The text down to the quoted mail or the signature; answers between quoted lines stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:MOST_LINES]
    kept: list[str] = []
    for number, line in enumerate(lines):
        if _ends_here(lines, number):
            break
        if line.lstrip().startswith(">"):
            _drop_attribution(kept)
        elif not _PHONE.fullmatch(line.strip()):
            kept.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _ends_here(lines: list[str], number: int) -> bool:
    line = lines[number]
    if _SIGNATURE.fullmatch(line) or _RULER.fullmatch(line):
        return True
    return bool(_FROM.fullmatch(line)) and _is_header_block(lines[number + 1 : number + 6])


def _is_header_block(following: list[str]) -> bool:
    """True when at least two more lines look like headers that a mail program copied."""
    return sum(bool(_LABEL.fullmatch(line)) for line in following) >= 2


def _drop_attribution(kept: list[str]) -> None:
    """Take back the line above a quote that says who wrote it, in whatever language.

    It ends with a colon and has a digit (a date) or an address in it; mail programs break it
    over up to three lines.
    """
    while kept and not kept[-1].strip():
        kept.pop()
    if not kept or not _GREETING_END.fullmatch(kept[-1]):
        return
    for count in range(1, LONGEST_ATTRIBUTION + 1):
        whole = " ".join(kept[-count:])
        if any(letter.isdigit() for letter in whole) or "@" in whole:
            is_paragraph = count == len(kept) or not kept[-count - 1].strip()
            if is_paragraph:
                del kept[-count:]
                return
