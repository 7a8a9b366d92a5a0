import pytest

from folkmoot.standards.scripts import is_mixed, script_of, scripts_in


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        ("a", "latin"),
        ("ß", "latin"),
        ("Ａ", "latin"),
        ("я", "cyrillic"),
        ("ω", "greek"),
        ("א", "hebrew"),
        ("م", "arabic"),
        ("中", "han"),
        ("の", "hiragana"),
        ("カ", "katakana"),
        ("한", "hangul"),
        ("ﬁ", "latin"),
        ("1", ""),
        (" ", ""),
        ("º", "latin"),
        ("ʼ", ""),
        ("\U0003ffff", ""),
    ],
)
def test_a_letter_has_a_script_and_nothing_else_has(letter: str, script: str) -> None:
    assert script_of(letter) == script


def test_a_word_mixes_scripts_only_where_no_language_does() -> None:
    assert scripts_in("gооgle1") == {"latin", "cyrillic"}
    assert is_mixed("gооgle")
    assert is_mixed("中я")
    assert not is_mixed("Wörter")
    assert not is_mixed("слово")
    assert not is_mixed("テレビ番組NHK")
    assert not is_mixed("123")
