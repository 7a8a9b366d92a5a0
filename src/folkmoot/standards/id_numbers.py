"""Numbers by which states know a person: how each is written, announced and checked.

Check digits are python-stdnum's (extra ``ids``); the Russian insurance number's sum is written
here, since that package does not know it. Numbers of firms are none of this list.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

_NOTHING_BEFORE = r"(?<![\w/=+#&%@,.\-])"
_NOTHING_AFTER = r"(?![\w%€$£]|[.\-/,]\d)"


@dataclass(frozen=True, slots=True)
class IdNumber:
    """One kind of number.

    ``shape`` is how it may be written where a word announces it, ``sure`` how it is
    written when its form alone gives it away (empty: it never does), ``unannounced`` the
    score of that, ``checked_by`` the module of python-stdnum with its check digits.
    """

    name: str
    country: str
    shape: str
    checked_by: str = ""
    sure: str = ""
    unannounced: float = 0.85


def _digits(count: int, most: int = 0) -> str:
    return rf"\d(?:[ .\-/]?\d){{{count - 1},{(most or count) - 1}}}"


_NINO = r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]"
_CURP = r"[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d"
_FISCALE = r"[A-Z]{3} ?[A-Z]{3} ?\d\d[A-Z]\d\d ?[A-Z]\d{3} ?[A-Z]"
_HETU = r"\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]"
_NIR = r"[12] ?\d\d ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d"
_RIC = r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]"
_SPANISH = r"[A-HJ-NP-TV-Z]"

_KINDS = (
    IdNumber("Sozialversicherungsnummer", "AT", _digits(10), "at.vnr"),
    IdNumber("Tax File Number", "AU", _digits(8, 9), "au.tfn"),
    IdNumber("NN", "BE", _digits(11), "be.nn", r"\d\d\.\d\d\.\d\d[- ]\d{3}[.\-]\d\d"),
    IdNumber("ЕГН", "BG", _digits(10), "bg.egn"),
    IdNumber("CPF", "BR", _digits(11), "br.cpf", r"\d{3}\.\d{3}\.\d{3}-\d\d"),
    IdNumber("SIN", "CA", _digits(9), "ca.sin"),
    IdNumber("AHV", "CH", _digits(13), "ch.ssn", r"756\.\d{4}\.\d{4}\.\d\d"),
    IdNumber("RUT", "CL", _digits(7, 8) + r"[- ]?[\dK]", "cl.rut", r"\d{1,2}\.\d{3}\.\d{3}-[\dK]"),
    IdNumber("RIC", "CN", _RIC, "cn.ric", _RIC),
    IdNumber("RČ", "CZ", r"\d{6}[ /]?\d{3,4}", "cz.rc", r"\d{6}/\d{3,4}"),
    IdNumber("IdNr", "DE", _digits(11), "de.idnr"),
    IdNumber("CPR", "DK", r"\d{6}[- ]?\d{4}", "dk.cpr"),
    IdNumber("CI", "EC", _digits(10), "ec.ci"),
    IdNumber("Isikukood", "EE", _digits(11), "ee.ik"),
    IdNumber("DNI", "ES", rf"{_digits(8)}[- ]?{_SPANISH}", "es.dni", rf"\d{{8}}-?{_SPANISH}"),
    IdNumber(
        "NIE", "ES", rf"[XYZ][- ]?{_digits(7)}[- ]?{_SPANISH}", "es.nie", r"[XYZ]-?\d{7}-?[A-Z]"
    ),
    IdNumber("HETU", "FI", _HETU, "fi.hetu", _HETU),
    IdNumber("NIR", "FR", _NIR, "fr.nir", _NIR),
    IdNumber("NHS number", "GB", _digits(10), "gb.nhs"),
    IdNumber("NINO", "GB", _NINO, "", _NINO, 0.7),
    IdNumber("ΑΜΚΑ", "GR", _digits(11), "gr.amka"),
    IdNumber("OIB", "HR", _digits(11), "hr.oib"),
    IdNumber("NIK", "ID", _digits(16), "id.nik"),
    IdNumber("PPS number", "IE", r"\d{7} ?[A-W][A-IW]?", "ie.pps", r"\d{7}[A-W][A-IW]?", 0.8),
    IdNumber("Teudat Zehut", "IL", _digits(8, 9), "il.idnr"),
    IdNumber("Aadhaar", "IN", _digits(12), "in_.aadhaar"),
    IdNumber("PAN", "IN", r"[A-Z]{3}P[A-Z]\d{4}[A-Z]", "in_.pan"),
    IdNumber("Kennitala", "IS", r"\d{6}-?\d{4}", "is_.kennitala"),
    IdNumber("Codice fiscale", "IT", _FISCALE, "it.codicefiscale", _FISCALE),
    IdNumber("RRN", "KR", r"\d{6}-?[1-8]\d{6}", "kr.rrn", r"\d{6}-[1-8]\d{6}"),
    IdNumber("Asmens kodas", "LT", _digits(11), "lt.asmens"),
    IdNumber("CURP", "MX", _CURP, "mx.curp", _CURP),
    IdNumber("BSN", "NL", _digits(8, 9), "nl.bsn"),
    IdNumber("Fødselsnummer", "NO", r"\d{6}[- ]?\d{5}", "no.fodselsnummer"),
    IdNumber("CNIC", "PK", r"\d{5}-?\d{7}-?\d", "pk.cnic", r"\d{5}-\d{7}-\d", 0.7),
    IdNumber("PESEL", "PL", _digits(11), "pl.pesel"),
    IdNumber("CC", "PT", r"\d{8} ?\d ?[A-Z]{2}\d", "pt.cc", r"\d{8} ?\d ?[A-Z]{2}\d"),
    IdNumber("NIF", "PT", r"[123](?:[ .]?\d){8}", "pt.nif"),
    IdNumber("CNP", "RO", _digits(13), "ro.cnp"),
    IdNumber("ИНН", "RU", _digits(12), "ru.inn"),
    IdNumber("СНИЛС", "RU", _digits(11), "snils", r"\d{3}-\d{3}-\d{3}[ -]\d\d"),
    IdNumber("Personnummer", "SE", r"(?:19|20)?\d{6}[-+ ]?\d{4}", "se.personnummer"),
    IdNumber("EMŠO", "SI", _digits(13), "si.emso"),
    IdNumber("T.C. Kimlik No", "TR", _digits(11), "tr.tckimlik"),
    IdNumber("РНОКПП", "UA", _digits(10), "ua.rntrc"),
    IdNumber("SSN", "US", r"\d{3}[- ]?\d\d[- ]?\d{4}", "us.ssn"),
    IdNumber("ID number", "ZA", _digits(13), "za.idnr"),
    IdNumber("паспорт", "RU", r"\d\d ?\d\d(?: ?№| ?N)? ?\d{6}"),
    IdNumber("Passport", "", r"[A-Z]{0,3} ?\d{6,9}|[CFGHJ-NPRTV-Z][CFGHJ-NPRTV-Z\d]{7,8}\d?"),
)

_CUES = {
    r"sozialversicherungsnummer|svnr|sv-nummer|ahv(?:-nummer)?": "at.vnr ch.ssn",
    r"tax file number|tfn": "au.tfn",
    r"rijksregisternummer|numéro national|"
    r"num[eé]ro de registre national|insz|niss": "be.nn",
    r"егн": "bg.egn",
    r"cpf": "br.cpf",
    r"social insurance number|sin (?:number|no)": "ca.sin",
    r"rut|run": "cl.rut",
    r"身份证(?:号)?": "cn.ric",
    r"rodné číslo|rodne cislo|rodného čísla": "cz.rc",
    r"steuer-?id(?:nummer|entifikationsnummer)?|steueridentifikationsnummer|idnr": "de.idnr",
    r"cpr(?:-n(?:r|ummer))?|personnummer|fødselsnummer|fodselsnummer|personnr": (
        "dk.cpr se.personnummer no.fodselsnummer"
    ),
    r"cédula|cedula": "ec.ci",
    r"isikukood": "ee.ik",
    r"dni|nif|nie|documento de identidad": "es.dni es.nie pt.nif",
    r"henkilötunnus|hetu|sotu": "fi.hetu",
    r"sécurité sociale|securite sociale|n° ?sécu|numéro de sécu|nir": "fr.nir",
    r"nhs (?:number|no)": "gb.nhs",
    r"national insurance|nino|ni (?:number|no)": "gb.nino",
    r"αμκα": "gr.amka",
    r"oib": "hr.oib",
    r"nik": "id.nik",
    r"pps(?:n)?(?: (?:number|no))?": "ie.pps",
    r"teudat zehut|תעודת זהות|ת\.ז\.?": "il.idnr",
    r"aadhaar|aadhar|आधार": "in_.aadhaar",
    r"pan (?:card|number|no)": "in_.pan",
    r"kennitala": "is_.kennitala",
    r"codice fiscale|cod\. ?fisc\.?|c\.f\.": "it.codicefiscale",
    r"주민등록번호|resident registration": "kr.rrn",
    r"asmens kod\w+": "lt.asmens",
    r"curp": "mx.curp",
    r"bsn|burgerservicenummer|sofinummer": "nl.bsn",
    r"cnic": "pk.cnic",
    r"pesel\w*": "pl.pesel",
    r"cartão de cidadão|n[uú]mero de contribuinte|contribuinte": "pt.cc pt.nif",
    r"cnp": "ro.cnp",
    r"инн": "ru.inn",
    r"снилс": "snils",
    r"emšo|emso|jmbg|јмбг": "si.emso",
    r"t\.?c\.? ?kimlik(?: no| numarası)?|kimlik (?:no|numarası)|tc no": "tr.tckimlik",
    r"рнокпп|ідентифікаційний код|іпн|інн": "ua.rntrc",
    r"ssn|social security(?: (?:number|no|#))?": "us.ssn",
    r"south african id": "za.idnr",
    r"серия|паспорт\w{0,3}": "passport.ru passport",
    r"passport (?:number|no|nr)|reisepass(?:nummer)?|ausweisnummer|personalausweis\w*|passeport|"
    r"pasaporte|passaporto|paspoort\w*|paszport\w*|pasaport|جواز سفر\w*|passaporte": "passport",
    r"رقم الهوية|الرقم القومي|الرقم الوطني": "national",
    r"(?:national )?id(?:entity|entification)?[- ](?:card )?(?:number|no|nr|nummer)|"
    r"numéro d['’]identité|número de identidad|numero di identità|"
    r"идентификационн\w+ номер\w*|ідентифікаційн\w+ номер\w*": "any",
}
"""The words that announce a number, and the modules or kinds that they may mean."""

_OTHER_KEYS = {"NINO": "gb.nino", "паспорт": "passport.ru", "Passport": "passport"}


def key_of(kind: IdNumber) -> str:
    """How the cues name a kind: by the module that checks it, or by a name of its own."""
    return kind.checked_by or _OTHER_KEYS[kind.name]


@cache
def announced() -> tuple[re.Pattern[str], Mapping[str, tuple[IdNumber, ...]]]:
    """A pattern of all cues, and for each of its groups the kinds that it may announce."""
    by_key = {key_of(kind): kind for kind in _KINDS}
    checked = tuple(kind for kind in _KINDS if kind.checked_by)
    parts, meant = [], {}
    for nth, (words, keys) in enumerate(_CUES.items()):
        group = f"c{nth}"
        parts.append(f"(?P<{group}>{words})")
        national = IdNumber("National ID", "", _digits(9, 14))
        special = {"any": checked, "national": (national,)}
        meant[group] = special.get(keys) or tuple(by_key[key] for key in keys.split())
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE), meant


@cache
def telling() -> tuple[re.Pattern[str], Mapping[str, IdNumber]]:
    """A pattern of all forms that need no cue, and the kind of each of its groups."""
    kinds = {f"k{nth}": kind for nth, kind in enumerate(_KINDS) if kind.sure}
    parts = "|".join(f"(?P<{group}>{kind.sure})" for group, kind in kinds.items())
    return re.compile(rf"{_NOTHING_BEFORE}(?:{parts}){_NOTHING_AFTER}"), kinds


@cache
def shape_of(kind: IdNumber) -> re.Pattern[str]:
    """How this kind is written after its cue."""
    shape = rf"{_NOTHING_BEFORE}(?:{kind.shape}){_NOTHING_AFTER}"
    return re.compile(shape, re.IGNORECASE if kind.checked_by else 0)


def can_check() -> bool:
    """Whether the check digits are known here: python-stdnum is installed."""
    return find_spec("stdnum") is not None


def checks_out(kind: IdNumber, written: str) -> bool | None:
    """Whether the check digits are right; ``None`` where there are none, or none are known."""
    if not kind.checked_by:
        return None
    valid = _validator(kind.checked_by)
    return valid(written.upper()) if valid else None


@cache
def _validator(module: str) -> Callable[[str], bool] | None:
    if module == "snils":
        return _snils
    if not can_check():
        return None
    valid: Callable[[str], bool] = import_module(f"stdnum.{module}").is_valid
    return valid


def _snils(written: str) -> bool:
    """The sum of the first nine figures by place, modulo 101, where 100 counts as 0.

    Resolution of the Pension Fund of Russia No. 192p of 31 July 2006; numbers up to
    001-001-998 carry no check.
    """
    digits = [int(mark) for mark in written if mark.isdigit()]
    if len(set(digits[:9])) == 1:
        return False
    total = sum(digit * place for digit, place in zip(digits, range(9, 0, -1), strict=False))
    return total % 101 % 100 == digits[9] * 10 + digits[10]
