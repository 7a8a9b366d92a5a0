"""The list of help lines: whole, and the right ones for a reader."""

import re

import pytest

from folkmoot.standards.help_lines import HelpLine, all_help_lines, help_lines_for, told_by


def test_every_line_has_a_name_and_a_way() -> None:
    for country, lines in all_help_lines().items():
        assert country == "any" or re.fullmatch(r"[A-Z]{2}", country)
        assert len(set(lines)) == len(lines)
        for line in lines:
            assert line.name
            assert line.phone or line.url
            assert re.fullmatch(r"[+*\d][\d +-]*|", line.phone)
            assert re.fullmatch(r"[\w.-]+\.[a-z]+|", line.url)


@pytest.mark.parametrize(
    ("country", "language", "where"),
    [
        ("BR", "pt-PT", "BR"),
        ("", "pt-BR", "BR"),
        ("", "pt", "PT"),
        ("XX", "ru", "RU"),
        ("", "tlh", ""),
    ],
)
def test_country_then_region_then_language(country: str, language: str, where: str) -> None:
    assert help_lines_for(country, language)[0] == where
    assert help_lines_for(country, language)[1]


def test_lines_come_back_from_facts_each_once() -> None:
    line = HelpLine("Samaritans", "116 123", url="samaritans.org")
    facts = {"help": [line.to_dict(), line.to_dict()]}
    assert told_by([facts, {"kind": "x"}]) == (line,)
    assert line.dialled == "116123"
