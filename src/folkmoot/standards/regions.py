"""In which countries' forms a text may write what differs from country to country."""

from folkmoot.standards.languages import base

_REGIONS = {
    "ar": "EG SA MA DZ TN IQ JO AE LB SY KW QA LY SD YE OM BH PS",
    "be": "BY",
    "bg": "BG",
    "ca": "ES AD",
    "cs": "CZ",
    "da": "DK",
    "de": "DE AT CH LU LI",
    "el": "GR CY",
    "en": "GB US IE AU NZ IN ZA NG SG",
    "es": "ES MX AR CO CL PE VE EC UY BO PY CR",
    "et": "EE",
    "fa": "IR AF",
    "fi": "FI",
    "fr": "FR BE CH LU CA MA DZ TN SN CI",
    "he": "IL",
    "hi": "IN",
    "hr": "HR BA",
    "hu": "HU",
    "id": "ID",
    "it": "IT CH",
    "ja": "JP",
    "kk": "KZ",
    "ko": "KR",
    "lt": "LT",
    "lv": "LV",
    "nl": "NL BE",
    "no": "NO",
    "pl": "PL",
    "pt": "PT BR AO MZ",
    "ro": "RO MD",
    "ru": "RU BY KZ UA KG UZ",
    "sk": "SK",
    "sl": "SI",
    "sq": "AL XK",
    "sr": "RS ME BA",
    "sv": "SE FI",
    "th": "TH",
    "tr": "TR CY",
    "uk": "UA",
    "vi": "VN",
    "zh": "CN TW HK SG",
}


def regions_of(language: str, country: str = "") -> tuple[str, ...]:
    """The countries whose forms count, the publication's own first (ISO 3166-1, two letters)."""
    spoken = _REGIONS.get(base(language), "").split()
    own = [country.upper()] if country else []
    return tuple(dict.fromkeys([*own, *spoken]))
