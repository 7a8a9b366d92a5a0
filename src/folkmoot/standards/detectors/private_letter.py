"""C7: private correspondence made public."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from folkmoot.standards.finding import Seen, Span
from folkmoot.standards.printed import is_printed
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text

FORWARDED, PRIVATE, LETTER = 0.85, 0.75, 0.65
LEAD, TAIL = 120, 70
FEWEST_WORDS = 4
MOST_QUOTED = 40
MASKED = "•••"

_SENT = (
    r"(?:wrote|writes|sent|sends|texted|messaged|e-?mailed|dm['’]?e?d|replied|forwarded)"
    r"(?: this| it)?(?: to)? (?:me|us|him|her|my \w+)|"
    r"(?:schrieb|schreibt|schickte|schickt|mailte|simste) (?:mir|uns|ihm|ihr|meine[rm] \w+)|"
    r"hat (?:mir|uns|ihm|ihr) (?:\S+ ){0,6}?(?:geschrieben|geschickt|gemailt)|"
    r"m['’](?:a|ont) (?:écrit|envoyé|répondu)|m['’]écri\w+|nous a écrit|"
    r"(?:me|nos) (?:escribi[óo]|ha escrito|mand[óo]|envi[óo]|respondi[óo])|"
    r"me (?:escreveu|mandou|enviou|respondeu)|mi ha (?:scritto|mandato|inviato|risposto)|"
    r"(?:написал[аи]?|пишет|прислал[аи]?|ответил[аи]?) (?:мне|нам|ему|ей)|"
    r"(?:мне|нам|ему|ей) (?:\w+ ){0,2}?(?:написал|прислал|ответил)[аи]?|"
    r"(?:написа\w+|пише|надісла\w+) (?:мені|нам)|(?:мені|нам) (?:написа|надісла)\w+|"
    r"(?:napisał[ao]?|pisze|wysłał[ao]?) (?:do mnie|mi|nam)|"
    r"(?:schreef|stuurde|mailde|appte) (?:mij|me|ons)|bana (?:\S+ ){0,3}?(?:yaz|gönder|at)\w+|"
    r"(?:كتب|كتبت|أرسل|أرسلت) (?:لي|إلي|إليّ|لنا)"
)
_WHOSE = (
    r"(?:from|in) (?:his|her|their|my \w+['’]s|[A-Z]\w+['’]s)|(?:aus|in) (?:sein|ihr)e[rmn]|"
    r"dans (?:son|sa|leur)|(?:en|de) su|n[ao] (?:sua|seu)|nella sua|nel suo|"
    r"(?:из|в) (?:его|её|ее|их|своём|своем)|[зув] (?:його|її|їхн\w+)|[zw] (?:jego|jej|ich)|"
    r"(?:uit|in) (?:zijn|haar|hun)|في"
)
_PRIVATE = (
    r"private(?:ly)?|confidential|dms?|pms?|direct messages?|whats?app|telegram|inbox|"
    r"text message|privat(?:e[nrms]?)?|vertraulich\w*|chat\w*|"
    r"direktnachricht|pn|sms|"
    r"privée?s?|confidentiel\w*|texto|messenger|privad[oa]s?|confidencial|mensaje directo|"
    r"privat[oa]|riservat[oa]|личк[еуи]|личн\w+|приват\w*|переписк\w+|ватсап\w*|телеграм\w*|смс|"
    r"особист\w*|листуванн\w*|вайбер\w*|prywatn\w*|na priv|privé\w*|persoonlijk\w*|özel\w*|"
    r"الخاص|الخاصة|خاصة|واتساب"
)
_LETTER = (
    r"e-?mails?|letters?|messages?|mails?|briefe?s?|nachricht\w*|courriels?|lettres?|cartas?|"
    r"correos?|mensajes?|mensage\w+|lettera|messaggi\w*|письм\w+|сообщени\w+|листі?|"
    r"повідомленн\w*|list\w{0,3}|wiadomo\w+|bericht|mesaj\w*|mektu\w+|e-?posta\w*|رسال\w+"
)
_PUBLIC = (
    r"open letter|offene[rnm]? brief\w*|lettre ouverte|carta (?:abierta|aberta)|lettera aperta|"
    r"открыт\w+ письм\w+|відкрит\w+ лист\w*|list\w* otwart\w+|press release|pressemitteilung|"
    r"communiqué|comunicado|newsletter|publish\w*|veröffentlich\w*|publié\w*|publicad\w+|"
    r"pubblicat\w+|опубликован\w*|опублікован\w*|interview\w*|tweet\w*|twitter|facebook|"
    r"ministr\w*|ministeri\w*|council\w*|bank\w*|insur\w+|"
    r"customer service|office|hotline|support|"
    r"kundenservice|behörde\w*|\w*amt|versicherung\w*|mairie|préfecture|banque|ayuntamiento|banco|"
    r"министерств\w+|банк\w*|администраци\w+|мэри\w+|музе\w+|airline|bahn|company|firma|novel|"
    r"roman|museum|وزارة|رسالة مفتوحة"
)
_WHOSE_LETTER = rf"(?:{_WHOSE}) (?:\S+ ){{0,2}}?(?:{_LETTER}|{_PRIVATE})"
_SENT_RE = re.compile(rf"(?<!\w)(?:{_SENT}|{_WHOSE_LETTER})(?!\w)", re.IGNORECASE)
_PRIVATE_RE = re.compile(rf"(?<!\w)(?:{_PRIVATE})(?!\w)", re.IGNORECASE)
_LETTER_RE = re.compile(rf"(?<!\w)(?:{_LETTER})(?!\w)", re.IGNORECASE)
_PUBLIC_RE = re.compile(rf"(?<!\w)(?:{_PUBLIC})(?!\w)", re.IGNORECASE)
_SAYS = re.compile(r":[ \n]{1,2}(?=\S)")
_END_OF_SENTENCE = re.compile(r"[.!?…]\s")
_HEADS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"^[>\s*]{{0,6}}(?:{words}) ?:\**\s?\S", re.IGNORECASE | re.MULTILINE)
    for name, words in {
        "from": "from|von|de|da|от|від|od|van|kimden|من",
        "when": "sent|date|gesendet|datum|envoyé|enviado|fecha|data|inviato|дата|отправлено|"
        "надіслано|wysłano|verzonden|tarih|التاريخ",
        "about": "subject|betreff|objet|asunto|assunto|oggetto|тема|temat|onderwerp|konu|الموضوع",
    }.items()
}


@detector("private-letter", explain="The text seems to quote somebody's private correspondence.")
def private_letter(text: Text, _options: Options, facts: Submission) -> Iterator[Seen]:
    """What another person wrote in private, quoted: words of sending, of a channel, a quotation.

    All three must stand together, or the heads of a mail that was copied in. Open letters,
    answers of offices and firms, and passages that the story prints are left alone. Whether
    the writer agreed cannot be seen from the text, so the score stays below certainty.
    Nothing of the letter enters the facts.
    """
    raw = text.raw
    heads = _forwarded(raw)
    if heads:
        yield Seen.at([heads], score=FORWARDED, kind="forwarded-mail", masked=MASKED)
        return
    done = 0
    for begin, end in _quoted(text):
        score = _score(raw, begin, end)
        if not score or begin < done or is_printed(raw[begin:end], facts):
            continue
        done = end
        words = _count(raw[begin:end])
        yield Seen.at([(begin, end)], score=score, kind="letter", words=words, masked=MASKED)


def _forwarded(raw: str) -> Span | None:
    """The heads of a mail, if sender, date and subject are all there."""
    if raw.count(":") < len(_HEADS):
        return None
    found = [pattern.search(raw) for pattern in _HEADS.values()]
    places = [each.span() for each in found if each]
    if len(places) < len(_HEADS):
        return None
    return Span(min(begin for begin, _ in places), max(end for _, end in places))


def _quoted(text: Text) -> list[tuple[int, int]]:
    """Quotations of some length, and what follows a colon to the end of its sentence."""
    raw = text.raw
    quoted = [(begin, end) for begin, end in text.quotations[:MOST_QUOTED]]
    for found in islice(_SAYS.finditer(raw), MOST_QUOTED):
        stop = _END_OF_SENTENCE.search(raw, found.end())
        begin, end = found.end(), stop.start() + 1 if stop else len(raw)
        if not any(first < end and begin < last for first, last in quoted):
            quoted.append((begin, end))
    return sorted(span for span in quoted if _count(raw[slice(*span)]) >= FEWEST_WORDS)


def _count(passage: str) -> int:
    return len(passage.split())


def _score(raw: str, begin: int, end: int) -> float:
    """What the words before the quotation say of it, or those after it."""
    lead = raw[max(0, begin - LEAD) : begin]
    breaks = list(_END_OF_SENTENCE.finditer(lead))
    lead = lead[breaks[-1].end() :] if breaks else lead
    tail = _END_OF_SENTENCE.split(raw[end : end + TAIL], maxsplit=1)[0]
    return max(_told(lead), _told(tail))


def _told(words: str) -> float:
    if not _SENT_RE.search(words) or _PUBLIC_RE.search(words):
        return 0.0
    if _PRIVATE_RE.search(words):
        return PRIVATE
    return LETTER if _LETTER_RE.search(words) else 0.0
