import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards import StoryFacts, Submission, Text
from folkmoot.standards.detectors.private_letter import private_letter
from tests.standards.growth import assert_linear, detecting


def seen(raw: str, story: str = "") -> list[tuple[str, float]]:
    found = private_letter(Text(raw), None, Submission(raw, story=StoryFacts(text=story)))
    return [(raw[slice(*each.spans[0])], each.score) for each in found]


@pytest.mark.parametrize(
    ("lead", "quoted", "score"),
    [
        ("She wrote me in a private message: ", '"I cannot stand this party."', 0.75),
        ("From his e-mail to me: ", '"we will bury the report"', 0.65),
        ("Er schrieb mir per WhatsApp: ", "„Ich kündige am Montag, still.“", 0.75),
        ("Aus ihrer privaten Nachricht: ", "»Mein Mann weiß noch nichts.«", 0.75),
        ("Il m’a écrit en privé : ", "« Je ne supporte plus mon associé. »", 0.75),
        ("Me escribió por privado: ", "«No aguanto más a mi jefe.»", 0.75),
        ("Ela me mandou no direct, privado: ", "“Vou sair de casa amanhã.”", 0.75),
        ("Mi ha scritto in una mail privata: ", "«Non dire niente a nessuno.»", 0.75),
        ("Она написала мне в личку: ", "«Я давно хочу уйти от мужа»", 0.75),
        ("Вона написала мені в приват: ", "«Я вже давно шукаю роботу»", 0.75),
        ("Napisał do mnie na priv: ", "„Nie mów nikomu o tym domu.”", 0.75),
        ("Hij stuurde mij een bericht: ", "“Ik ga volgende week weg.”", 0.65),
        ("كتب لي في رسالة خاصة: ", "«لا تخبر أحدا بما قلت لك»", 0.75),
        ("In her letter, she wrote to me: ", "we shall sell all of it", 0.65),
    ],
)
def test_words_of_a_private_channel_and_a_quotation(lead: str, quoted: str, score: float) -> None:
    assert seen(lead + quoted) == [(quoted, score)]


def test_the_words_may_stand_behind_the_quotation() -> None:
    raw = '"I will leave in May for good", he wrote to me in a private mail.'
    assert seen(raw) == [('"I will leave in May for good"', 0.75)]


def test_the_heads_of_a_mail_are_surest() -> None:
    raw = "See:\nFrom: A. Smith\nSent: Monday\nSubject: our talk\nI told you so."
    assert seen(raw) == [("From: A. Smith\nSent: Monday\nSubject: o", 0.85)]
    assert [score for _, score in seen("Von: A\nGesendet: heute\nBetreff: Haus\nText")] == [0.85]
    assert seen("From: the top\nTo: the bottom\nThat: is how") == []


@pytest.mark.parametrize(
    "raw",
    [
        "",
        'The ministry wrote to me in an e-mail: "Your request has been passed on."',
        'In his open letter he wrote to us: "We must all stand together."',
        'She wrote: "All power to the people and nobody else"',
        'I wrote to the mayor in an e-mail: "Please repair the road now."',
        'From his speech: "Nobody will be left behind here."',
        "He wrote me a private message. It was about the weather.",
        'She sent me a private message: "ok"',
        "In her book she says in a private letter tone: nothing is left.",
        "Die Versicherung schrieb mir in einem Brief: „Wir zahlen leider nicht.“",
    ],
)
def test_public_words_and_ones_own_letters_are_none(raw: str) -> None:
    assert seen(raw) == []


def test_what_the_story_prints_may_be_quoted() -> None:
    raw = 'From his e-mail to her: "we will bury the report before spring"'
    assert seen(raw, story="He wrote: “We will bury the report before spring.”") == []


@given(st.text(alphabet=st.sampled_from('wrote me private: "a .\nFrom:'), max_size=80))
def test_spans_lie_in_the_text(raw: str) -> None:
    for found in private_letter(Text(raw)):
        assert all(0 <= begin < end <= len(raw) for begin, end in found.spans)


@pytest.mark.slow  # many thousand signs, many times over
def test_time_grows_no_faster_than_the_text() -> None:
    units = ["From: ", ": a", '"a b c d" ', "wrote me ", "from his "]
    assert_linear(detecting(private_letter), units, size=40_000)
