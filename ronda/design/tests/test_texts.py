"""Every sentence of Ronda in every language, with the same blanks in it."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from ronda.config.environment import ROOT
from tools.collect_texts import collect_texts

LOCALE = ROOT / "ronda" / "locale"
TRANSLATED = ("es", "zh_Hans")
BLANK = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}")


def catalog_of(language: str) -> Catalog:
    path: Path = LOCALE / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def sentences_of(language: str) -> list[Message]:
    return [message for message in catalog_of(language) if message.id]


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """Singular and plural; a text that is missing is empty."""
    return [text or ""] if text is None or isinstance(text, str) else list(text)


@pytest.fixture(scope="module")
def collected() -> set[tuple[object, object]]:
    return {(message.context, message.id) for message in collect_texts() if message.id}


@pytest.mark.parametrize("language", ["en", *TRANSLATED])
def test_the_collected_sentences_are_those_of_the_code(
    language: str, collected: set[tuple[object, object]]
) -> None:
    wanted = collected
    kept = {(message.context, message.id) for message in sentences_of(language)}

    assert sorted(map(str, wanted - kept)) == [], "run: make texts"
    assert sorted(map(str, kept - wanted)) == [], "run: make texts"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_translated_and_none_is_a_guess(language: str) -> None:
    open_ones = [
        message.id
        for message in sentences_of(language)
        if message.fuzzy or not all(part.strip() for part in forms(message.string))
    ]

    assert open_ones == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_blanks_of_its_sentence(language: str) -> None:
    odd = [
        message.id
        for message in sentences_of(language)
        for form in forms(message.string)
        if set(BLANK.findall(form)) != set(BLANK.findall(forms(message.id)[-1]))
    ]

    assert odd == []


@pytest.mark.parametrize(("language", "stop"), [("es", "."), ("zh_Hans", "\N{IDEOGRAPHIC FULL STOP}")])
def test_a_whole_sentence_stays_a_whole_sentence(language: str, stop: str) -> None:
    odd = [
        form
        for message in sentences_of(language)
        for source, form in zip(forms(message.id), forms(message.string), strict=False)
        if source.endswith(".") and not form.endswith(stop)
    ]

    assert odd == []


def test_chinese_sentences_have_chinese_punctuation() -> None:
    """A semicolon is left out: some texts show one that people are to write themselves."""
    narrow = re.compile(
        r"[\u4e00-\u9fff][,:?!](?!\d)|[,:?!][\u4e00-\u9fff]|[\u4e00-\u9fff] ?\([^)]*[\u4e00-\u9fff]"
    )
    odd = [
        form
        for message in sentences_of("zh_Hans")
        for form in forms(message.string)
        if narrow.search(BLANK.sub("\u7a7a", form))
    ]

    assert odd == []
