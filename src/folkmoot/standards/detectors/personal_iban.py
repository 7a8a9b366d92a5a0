"""C7: the number of a bank account in its international form."""

import re
from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.printed import is_printed
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text

SURE, CARELESS = 0.99, 0.95

_LENGTHS = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 "
    "DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 "
    "IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 "
    "MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 "
    "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
)
_LENGTH_OF = {entry[:2]: int(entry[2:]) for entry in _LENGTHS.split()}
_GAP = "[ \u00a0\u202f.\\-–\u00ad\u200b-\u200d\u2060\ufeff]{0,2}"
_BEGINNING = re.compile(rf"(?<![^\W_])(?:IBAN[:\s]?)?([A-Z]{{2}}){_GAP}(\d\d)", re.I | re.A)
_ONE_MORE = re.compile(rf"{_GAP}([A-Z0-9])", re.I | re.A)


@detector(
    "personal-iban", explain="The text holds the number of a bank account.", defaults={"allow": []}
)
def personal_iban(text: Text, options: Options, facts: Submission) -> Iterator[Seen]:
    """Account numbers of the right length for their country whose check digits are right.

    ``allow`` holds accounts that may be named, such as the publication's own; so may those
    that the story prints, as under an appeal for donations. The number itself never enters
    the facts.
    """
    allowed = {_solid(number) for number in options.allow}
    done = 0
    for found in _BEGINNING.finditer(text.raw):
        end = _end(text.raw, found) if found.start(1) >= done else 0
        number = _solid(text.raw[found.start(1) : end])
        if not end or not checks_out(number):
            continue
        done = end
        if not (number in allowed or is_printed(number, facts)):
            written = text.raw[found.start(1) : end]
            yield Seen.at(
                [(found.start(1), end)],
                score=SURE if written.isupper() else CARELESS,
                kind="iban",
                country=number[:2],
                masked=f"{number[:2]}•• ••• {number[-2:]}",
            )


def _end(raw: str, found: re.Match[str]) -> int:
    """Where a number of this country's length ends, or 0 if it cannot be one."""
    missing = _LENGTH_OF.get(found[1].upper(), 0) - 4
    end = found.end()
    while missing > 0:
        more = _ONE_MORE.match(raw, end)
        if more is None:
            return 0
        end, missing = more.end(), missing - 1
    is_over = missing == 0 and not raw[end : end + 1].isalnum()
    return end if is_over else 0


def _solid(written: str) -> str:
    return "".join(mark for mark in written if mark.isalnum()).upper()


def checks_out(number: str) -> bool:
    """ISO 7064: the first four at the end, letters as figures, the rest by 97 is one."""
    turned = number[4:] + number[:4]
    return int("".join(str(int(mark, 36)) for mark in turned)) % 97 == 1
