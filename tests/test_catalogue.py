"""The catalogues: every message of the code is translated, with the same placeholders."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from partui.locale import LANGUAGES, _, use_language
from tools.catalogue import LOCALES, messages

TRANSLATED = [language for language in LANGUAGES if language != "vi"]
PLACEHOLDER = re.compile(r"\{\w*\}")


def catalogue(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "partui.po").open("rb") as file:
        return read_po(file, locale=language)


def texts(found: Catalog) -> dict[str, str]:
    return {str(message.id): str(message.string or "") for message in found if message.id}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_and_no_other(language: str) -> None:
    translated = texts(catalogue(language))
    assert set(translated) == set(texts(messages()))
    assert [message for message, text in translated.items() if not text] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_the_same(language: str) -> None:
    for message, text in texts(catalogue(language)).items():
        assert sorted(PLACEHOLDER.findall(message)) == sorted(PLACEHOLDER.findall(text)), message


def test_the_chosen_language_is_spoken() -> None:
    assert list(Path(LOCALES).glob("*/LC_MESSAGES/partui.mo")), "the catalogues are compiled when partui is installed"
    use_language("en")
    try:
        assert _("Quá hạn") == texts(catalogue("en"))["Quá hạn"]
    finally:
        use_language("vi")
    assert _("Quá hạn") == "Quá hạn"
