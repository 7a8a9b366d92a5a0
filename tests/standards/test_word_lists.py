"""The bundled lists: what stands on them, and what must never be taken for it."""

from pathlib import Path

import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.profanity import profanity
from folkmoot.standards.lexicon import LEXICONS, read_head, read_list

FEWEST = {"en": 60, "de": 60, "ru": 60}
LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "pl", "pt", "ru", "tr", "uk")
FILES = sorted(Path(str(LEXICONS)).rglob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_list_says_where_it_comes_from_and_has_no_line_twice(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    head = read_head(source, file.name)
    assert head["source"] == "compiled by the Folkmoot authors"
    assert head["licence"] == "Apache-2.0"
    entries = [line.split("\t")[0] for line in source.splitlines() if not line.startswith("#")]
    assert len(entries) == len(set(entries))
    assert all(entry == entry.strip() == entry.lower() and entry for entry in entries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_terms_of_each_severity(language: str) -> None:
    terms = read_list("profanity", language).terms
    assert len(terms) >= FEWEST.get(language, 30)
    assert {term.severity for term in terms} == {1, 2}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_innocent_word_is_a_term(language: str) -> None:
    words = read_list("profanity", language)
    terms = {term.text + ending for term in words.terms for ending in term.endings}
    assert not terms & words.allowed


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_term_is_found_as_it_stands(language: str) -> None:
    terms = [term.text for term in read_list("profanity", language).terms]
    found = {seen.facts["read_as"] for seen in profanity(Text(" / ".join(terms), language))}
    assert set(terms) <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_innocent_word_is_found(language: str) -> None:
    words = sorted(read_list("profanity", language).allowed)
    raw = " / ".join([*words, *map(str.capitalize, words), *map(str.upper, words)])
    found = [seen for seen in profanity(Text(raw, language)) if seen.score >= 0.4]
    assert found == []


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("The class will assess analysis at Scunthorpe, Sussex, with cocktails for Assad.", "en"),
        ("Charles Dickens met Alistair Cockburn; Moby Dick is a whale, Pussy Riot a band.", "en"),
        ("A button, a title, the canal basement, an accumulating document, a Titian.", "en"),
        ("Der Fuchs ging nach Fugging, Petting und Wanka; die Arschfalte bleibt aus.", "de"),
        ("Das Ass ist dick, das Kraut wog schwer, die Klasse marschiert nach Passau.", "de"),
        ("Die Vögel fressen, der Schwanz wedelt, das Ficksche Gesetz gilt.", "de"),
        ("Хулиган купил страховку и мандарин; команда за потребление скипидара.", "ru"),
        ("Не надо оскорблять: Чуркин, Москалёв, Хачатурян, Херсон, Мандела, мудрец.", "ru"),
        ("Себе и тебе, ребята; употреблять рубля; корабля, сабля; страхуй и психуй.", "ru"),
        ("Гімн України, дупло, сучасний страхуй, Херсон, підозра, Москаленко.", "uk"),
        ("Le train a du retard, prenez une douche dans le cul-de-sac, député.", "fr"),
        ("La computadora del diputado, un folleto, vergüenza, la concha, el pollo.", "es"),
        ("Il ragazzo pazzo al palazzo; la guerra di Troia; lo zoccolo, i negroni.", "it"),
        ("O computador do deputado, o veado, Cuba, o currículo, a disputa.", "pt"),
        ("Ruchami ręki, ciocia w Parczewie, jebel, zając, pierwszy kurczak.", "pl"),
        ("Psikoloji, klasik müzik, Sika, götürmek, amca, boks, sıçan, Koç.", "tr"),
        ("خولة كسرت كسور قواعد الخريطة في خراسان ونيكاراغوا", "ar"),
    ],
)
def test_innocent_sentences_stay_innocent(raw: str, language: str) -> None:
    found = [(seen.facts["read_as"], seen.score) for seen in profanity(Text(raw, language))]
    assert [each for each in found if each[1] >= 0.4] == []


@pytest.mark.parametrize(
    ("raw", "language", "word"),
    [
        ("You are all fuckwits!", "en", "fuckwits"),
        ("So ein Scheißladen", "de", "Scheißladen"),
        ("Verfickter Mist", "de", "Verfickter"),
        ("Какого хуя, заебали уже", "ru", "хуя"),
        ("Охуенная новость", "ru", "Охуенная"),
        ("Довбойоби", "uk", "Довбойоби"),
        ("Quelle bande de connards", "fr", "connards"),
        ("Menuda gilipollez de cabrones", "es", "gilipollez"),
        ("Che stronzate", "it", "stronzate"),
        ("Vai tomar no cu, caralho", "pt", "cu"),
        ("Wypierdalajcie stąd", "pl", "Wypierdalajcie"),
        ("Orospular", "tr", "Orospular"),
        ("يا ابن الشرموطة", "ar", "الشرموطة"),
    ],
)
def test_inflected_forms_are_found(raw: str, language: str, word: str) -> None:
    found = {raw[slice(*span)] for seen in profanity(Text(raw, language)) for span in seen.spans}
    assert word in found


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("what the f**k", "en"),
        ("what the f*ck", "en"),
        ("oh s**t", "en"),
        ("So ein Sch***", "de"),
        ("Du A****loch", "de"),
        ("Иди на х*й", "ru"),
        ("Полный пи*дец", "ru"),
        ("O k*rwa", "pl"),
        ("¡Hijo de p*ta!", "es"),
        ("P*tain", "fr"),
    ],
)
def test_a_masked_strong_word_weighs_enough_to_be_asked_back(raw: str, language: str) -> None:
    assert max(seen.score for seen in profanity(Text(raw, language))) >= 0.4
