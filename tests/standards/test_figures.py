import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards.figures import FIGURE_OF, plain_figures
from folkmoot.standards.printed import is_printed, squeezed
from folkmoot.standards.regions import regions_of
from folkmoot.standards.submission import StoryFacts, Submission


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("", ""),
        ("tel 0171", "tel 0171"),
        ("①②③ ❶ ٣ ३ ３ 𝟑", "123 1 3 3 3 3"),
        ("m² and CO₂", "m² and CO₂"),
        ("O171 2345l78", "0171 2345178"),
        ("0O1 20O O12", "001 20O 012"),
        ("A1 I5 B0b Ol", "A1 I5 B0b Ol"),
        ("1|2 1 l 2", "112 1 l 2"),
    ],
)
def test_each_figure_is_written_plainly_in_its_place(written: str, plain: str) -> None:
    assert plain_figures(written) == plain


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_no_place_is_moved(text: str) -> None:
    assert len(plain_figures(text)) == len(text)


def test_each_word_means_one_figure() -> None:
    assert set(FIGURE_OF.values()) == set("0123456789")
    assert (FIGURE_OF["sechs"], FIGURE_OF["п'ять"], FIGURE_OF["ثمانية"]) == ("6", "5", "8")


def test_what_a_story_prints_is_known_however_it_is_set() -> None:
    story = StoryFacts("Fire", "Call 0121-234 5678.", "Write to Anna@Firma.de")
    facts = Submission("", story=story)
    assert is_printed("0121 234 5678", facts)
    assert is_printed("anna@firma.de", facts)
    assert not is_printed("0121 234 5679", facts)
    assert not is_printed("234", facts)
    assert not is_printed("0121 234 5678", Submission(""))
    assert squeezed("Ää-1 (2)") == "ää12"


def test_the_publications_own_country_comes_first() -> None:
    assert regions_of("de-AT")[:2] == ("DE", "AT")
    assert regions_of("de", "ch")[:2] == ("CH", "DE")
    assert regions_of("tlh") == ()
