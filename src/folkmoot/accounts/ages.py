"""From which age somebody may agree for themselves, by country (GDPR Art. 8); pure.

Sources: Commission staff working document SWD(2020) 115, page 17, for the states of the Union;
Denmark has 15 since 1 January 2024 (Databeskyttelsesloven, section 6), Slovenia 15 since
26 January 2023 (ZVOP-2, Art. 8); Iceland Act 90/2018 Art. 10, Liechtenstein DSG (the
Regulation's own age), Norway personopplysningsloven section 5; United Kingdom Data Protection
Act 2018 section 9. Elsewhere the age of the Regulation itself stands. National ages change: the
setting `minimum_age` can only raise them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from folkmoot.core.conf import conf

STRICTEST = 16
ELSEWHERE = "other"

_BY_AGE = {
    13: "BE EE FI GB IS LV MT NO PT SE",
    14: "AT BG CY ES IT LT",
    15: "CZ DK FR GR SI",
    16: "DE HR HU IE LI LU NL PL RO SK",
}
AGES = {country: age for age, countries in _BY_AGE.items() for country in countries.split()}

NAMES = {
    "AT": lazy("Austria"),
    "BE": lazy("Belgium"),
    "BG": lazy("Bulgaria"),
    "CY": lazy("Cyprus"),
    "CZ": lazy("Czechia"),
    "DE": lazy("Germany"),
    "DK": lazy("Denmark"),
    "EE": lazy("Estonia"),
    "ES": lazy("Spain"),
    "FI": lazy("Finland"),
    "FR": lazy("France"),
    "GB": lazy("United Kingdom"),
    "GR": lazy("Greece"),
    "HR": lazy("Croatia"),
    "HU": lazy("Hungary"),
    "IE": lazy("Ireland"),
    "IS": lazy("Iceland"),
    "IT": lazy("Italy"),
    "LI": lazy("Liechtenstein"),
    "LT": lazy("Lithuania"),
    "LU": lazy("Luxembourg"),
    "LV": lazy("Latvia"),
    "MT": lazy("Malta"),
    "NL": lazy("Netherlands"),
    "NO": lazy("Norway"),
    "PL": lazy("Poland"),
    "PT": lazy("Portugal"),
    "RO": lazy("Romania"),
    "SE": lazy("Sweden"),
    "SI": lazy("Slovenia"),
    "SK": lazy("Slovakia"),
}


@dataclass(frozen=True, slots=True)
class CountryAge:
    """A country in the reader's words, and from which age somebody there may have an account."""

    country: str
    name: str
    age: int


def age_in(country: str) -> int:
    """The age that a person of this country must have reached; the strictest where unknown."""
    return max(AGES.get(country, STRICTEST), conf.minimum_age)


def strictest_of(countries: Iterable[str]) -> str:
    """The country among these with the highest age; the rest of the world where there is none."""
    known = sorted(country for country in countries if country in AGES)
    return max(known, key=age_in, default=ELSEWHERE)


def country_ages() -> tuple[CountryAge, ...]:
    """Every country of the table by its name, the rest of the world last."""
    rows = [CountryAge(country, str(name), age_in(country)) for country, name in NAMES.items()]
    rows.sort(key=lambda row: row.name)
    return (*rows, CountryAge(ELSEWHERE, _("Another country"), age_in(ELSEWHERE)))
