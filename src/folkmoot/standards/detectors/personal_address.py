"""C7: where somebody lives, by street and number."""

import re
from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.printed import is_printed, squeezed
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.streets import Street, find_streets, is_public_place
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text

STREET, WITH_HOME, WITH_POSTCODE, WITH_FLAT = 0.5, 0.35, 0.15, 0.1
PUBLIC, MOST = 0.3, 0.97
BEFORE, AFTER = 60, 40

_HOME = re.compile(
    r"\b(?:li(?:ve|ves|ved|ving)|resid(?:es?|ed|ing)|moved (?:in)?to|at home|(?:his|her|their|my) "
    r"(?:home|house|flat|place)|(?:find|visit|meet) (?:him|her|them)|doorbell|wohn(?:t|en|te|haft)|"
    r"zu ?hause|daheim|(?:be)?sucht (?:ihn|sie)|klingel\w*|habit(?:e|ent|ait)|domicil\w*|résid\w+|"
    r"demeure|chez (?:lui|elle|eux)|viv(?:e|en|ía)|reside|su casa|abita(?:va|no)?|casa sua|"
    r"mora(?:m|va)?|"
    r"casa d(?:ele|ela)|woon(?:t|de|achtig)|mieszka\w*|жив[её]т|живут|жил[аи]?|прожива\w+|дома у|"
    r"мешка\w+|живе|живуть|oturu(?:yor|r)|yaşıyor|evi|evinin|bydlí|lakik|asuu|bor (?:på|i)|"
    r"locuiește|"
    r"يسكن|تسكن|يعيش|تعيش|يقيم|بيته|منزله|منزلها)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:(?:home )?address|adresse|anschrift|dirección|direccion|domicilio|indirizzo|endereço|"
    r"adres\w{0,3}|адрес\w{0,2}|διεύθυνση|osoite|lakcím|عنوان\w{0,3})\b",  # typos: ignore
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:court|ministr|embass|consulat|office|museum|librar|hospital|clinic|station|"
    r"(?:town|city) hall|church|mosque|synagogue|school|universit|theat|cinema|"
    r"restaurant|caf[eé]|hotel|pub\b|bar\b|"  # typos: ignore
    r"shop|store|bakery|headquarter|newsroom|police|parliament|council|compan|"
    r"\w*gericht|\w*ministerium|botschaft|rathaus|bürger|bibliothek|\w*krankenhaus|klinik|\w*bahnhof|"
    r"kirche|moschee|gasthaus|laden|bäckerei|zentrale|redaktion|polizei|\w*amt\b|\w*schule|"
    r"mairie|tribunal|préfecture|hôpital|musée|gare\b|église|librairie|école|boulangerie|siège|"
    r"ayuntamiento|juzgado|comisar|museo|iglesia|tienda|sede|comune|questura|ospedale|chiesa|"
    r"câmara|prefeitura|igreja|loja|gemeentehuis|rechtbank|ziekenhuis|winkel|urząd|urzędu|sąd|szpital|"
    r"sklep|администрац|суд|больниц|музе|посольств|библиотек|театр|магазин|кафе|ресторан|школ|офис|"
    r"лікарн|бібліотек|посольств|крамниц|belediye|hastane|müze|mahkeme|okul|محكمة|وزارة|مستشفى|سفارة|"
    r"متحف|مكتب|مدرسة)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<![\w.,])(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{5}-\d{3,4}|"
    r"\d{2}-\d{3}|\d{4}-\d{3}|\d{3} \d{2}(?= [^\W\d])|\d{6}|(?:[A-Z]{1,2}-)?\d{5}|"
    r"[1-9]\d{3} ?[A-Z]{2}|(?!19|20)[1-9]\d{3}(?= [A-ZÄÖÜÅÆØ]))(?![\w%€$£]|[.,]\d)"
)
_FLAT = re.compile(
    r"\b(?:flat|apt|apartment|suite|unit|floor|wohnung|whg|stock|etage|og\b|appartement|appt|étage|"
    r"bât|piso|puerta|interno|scala|andar|apto|m\.|кв|квартир|подъезд|этаж|під['’ї]|поверх|daire|kat|"
    r"شقة|الطابق)",
    re.IGNORECASE,
)


@detector(
    "personal-address",
    explain="The text holds a street and number, perhaps somebody's home.",
    defaults={"allow": []},
)
def personal_address(text: Text, options: Options, facts: Submission) -> Iterator[Seen]:
    """Streets with a house number, by as many parts of a home's address as are there.

    A street and number alone say little, for shops and crime scenes have them too; words
    of dwelling or a word such as "address" nearby count most, then a postal code, then a
    flat. Offices and sights known to everybody, places that the text itself calls a court
    or a shop, and addresses that the story prints are left alone or weigh little; ``allow``
    names further ones. The address itself never enters the facts.
    """
    raw = text.raw
    allowed = {squeezed(address) for address in options.allow}
    done = 0
    for street in find_streets(raw, text.words):
        written = raw[street.begin : street.end]
        is_free = squeezed(written) in allowed or is_printed(written, facts)
        if street.begin < done or is_free or is_public_place(written):
            continue
        done = street.end
        seen = _weighed(raw, street)
        if seen:
            yield seen


def _weighed(raw: str, street: Street) -> Seen | None:
    begin, end = street.begin, street.end
    before, after = raw[max(0, begin - BEFORE) : begin], raw[end : end + AFTER]
    is_home = bool(_HOME.search(before) or _HOME.search(after))
    is_public = bool(_PUBLIC.search(before) or _PUBLIC.search(after)) and not is_home
    is_address = bool(_ADDRESS.search(before))
    if not (street.is_name or is_home):
        return None
    postcode = _POSTCODE.search(raw, end, end + AFTER) or _POSTCODE.search(
        raw, max(0, begin - AFTER), begin
    )
    has_flat = bool(_FLAT.match(after.lstrip(" ,./")))
    score = STREET + WITH_HOME * (is_home or is_address)
    score += WITH_POSTCODE * bool(postcode) + WITH_FLAT * has_flat
    return Seen.at(
        sorted([(begin, end), *([postcode.span()] if postcode else [])]),
        score=PUBLIC if is_public else min(round(score, 2), MOST),
        kind="address",
        has_home_words=is_home,
        has_postal_code=bool(postcode),
        is_public_place=is_public,
        masked=_masked(raw[begin:end]),
    )


def _masked(written: str) -> str:
    """The first letter of each word, without the number."""
    return " ".join(f"{word[0]}•••" if word[0].isalpha() else "•••" for word in written.split())
