"""Help lines for people in distress: whom to call, in which country."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from folkmoot.standards.errors import LexiconInvalid
from folkmoot.standards.lexicon import LEXICONS, read_head
from folkmoot.standards.regions import regions_of

ANYWHERE = "any"
FIELDS = 4


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A help line: its name in the language of its callers, its number, its page if it has one."""

    name: str
    phone: str
    hours: str = ""
    url: str = ""

    @property
    def dialled(self) -> str:
        """The number as a telephone link takes it: figures, and the signs that are dialled."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign in "+*")

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> "HelpLine":
        """The line again, from what ``to_dict`` gave."""
        return cls(**{name: str(told.get(name, "")) for name in ("name", "phone", "hours", "url")})

    def to_dict(self) -> dict[str, str]:
        """Plain data, without what is not known."""
        told = {"name": self.name, "phone": self.phone, "hours": self.hours, "url": self.url}
        return {key: value for key, value in told.items() if value}


def help_lines_for(country: str, language: str) -> tuple[str, tuple[HelpLine, ...]]:
    """The country found and its lines, the emergency number last.

    Without a country that is known, that of the language tag (``de-AT``) counts, then the
    first country in which the language is spoken; the lines of ``any`` where all is unknown.
    """
    lines = all_help_lines()
    tagged = language.replace("_", "-").partition("-")[2]
    candidates = (country.upper(), tagged.upper(), *regions_of(language), ANYWHERE)
    where = next(each for each in candidates if each in lines)
    return ("" if where == ANYWHERE else where), lines[where]


def told_by(facts: Iterable[Mapping[str, Any]]) -> tuple[HelpLine, ...]:
    """The lines that stand in the facts of some findings, each once, in their order."""
    told = [HelpLine.from_dict(line) for each in facts for line in each.get("help", ())]
    return tuple(dict.fromkeys(told))


@cache
def all_help_lines() -> Mapping[str, tuple[HelpLine, ...]]:
    """Every help line of the bundled list by country."""
    file = LEXICONS / "any" / "help-lines.tsv"
    source = file.read_text(encoding="utf-8")
    read_head(source, file.name)
    by_country: dict[str, tuple[HelpLine, ...]] = {}
    for number, line in enumerate(source.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.split("\t")]
        if len(parts) not in (FIELDS - 1, FIELDS, FIELDS + 1):
            raise LexiconInvalid(
                f"{file.name}, line {number}: write the country, the name, the number, and after "
                "further tabs the hours and the address of its page."
            )
        country, rest = parts[0], HelpLine(*parts[1:])
        by_country[country] = (*by_country.get(country, ()), rest)
    return by_country
