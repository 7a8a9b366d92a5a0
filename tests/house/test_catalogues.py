"""The catalogues: nothing missing where a language is finished, nothing wrong in any of them."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message

from scripts.catalogues import (
    LANGUAGES,
    catalogue_path,
    lacking,
    read_catalogue,
    used_texts,
    written,
)

COMPLETE: tuple[str, ...] = ("de", "fr", "es", "ru", "ar")
"""The languages whose translators have finished: from then on every new text needs its words."""

FORMS = {"de": 2, "fr": 2, "es": 2, "ru": 3, "ar": 6}
PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
LOOSE = re.compile(r"%(?!%|\(\w+\)[sd])")
TAG = re.compile(r"</?[a-z][^>]*>")


def forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text),)


def filled(language: str) -> Iterator[Message]:
    for message in read_catalogue(language):
        if message.id and any(forms(message.string)):
            yield message


def places(text: str) -> set[str]:
    return {first or second for first, second in PLACE.findall(text)}


def tags(text: str) -> list[str]:
    return sorted(TAG.findall(text))


def test_every_text_has_its_words_in_every_finished_language():
    used = used_texts()
    assert len(used) > 1000
    assert set(COMPLETE) <= set(LANGUAGES)
    missing = {language: sorted(lacking(language, used)) for language in COMPLETE}
    assert not any(missing.values()), f"Run scripts/messages, then translate: {missing}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_half_or_a_guess(language):
    wrong = [
        message.id
        for message in filled(language)
        if message.fuzzy
        or not all(forms(message.string))
        or (isinstance(message.id, tuple) and len(forms(message.string)) != FORMS[language])
    ]
    assert read_catalogue(language).num_plurals == FORMS[language]
    assert not wrong, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_for_facts_are_the_same(language):
    """A plural form may say its number in words; it never has a place that nothing fills."""
    wrong = []
    for message in filled(language):
        wanted = set().union(*map(places, forms(message.id)))
        for form in forms(message.string):
            found = places(form)
            is_exact = not isinstance(message.id, tuple)
            if found - wanted or (is_exact and found != wanted):
                wrong.append((message.id, form))
            if wanted and "%(" in "".join(forms(message.id)) and LOOSE.search(form):
                wrong.append((message.id, form))
    assert not wrong, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_elements_are_the_same(language):
    wrong = [
        (message.id, form)
        for message in filled(language)
        for form in forms(message.string)
        if tags(form) not in [tags(each) for each in forms(message.id)]
    ]
    assert not wrong, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_stands_as_the_tool_writes_it(language):
    assert catalogue_path(language).read_bytes() == written(read_catalogue(language))
