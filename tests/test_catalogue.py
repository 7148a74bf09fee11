"""The catalogues: every message of the code is translated, with the same placeholders."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from partui.locale import LANGUAGES, _, official, pgettext, use_language
from partui.wording.numbers import show_points
from partui.wording.tasks import days_label
from tools.catalogue import LOCALES, messages
from tools.messages import REFUSALS, messages_in

TRANSLATED = [language for language in LANGUAGES if language != "vi"]
PLACEHOLDER = re.compile(r"\{\w*\}")


def catalogue(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "partui.po").open("rb") as file:
        return read_po(file, locale=language)


def texts(found: Catalog) -> dict[tuple[str | None, str], tuple[str, ...]]:
    """Each message, after its context, with its translation; one that is counted with one for each form."""
    return {
        (message.context, message.id if isinstance(message.id, str) else message.id[0]): (
            tuple(message.string) if isinstance(message.string, tuple | list) else (str(message.string or ""),)
        )
        for message in found
        if message.id
    }


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_and_no_other(language: str) -> None:
    translated = texts(catalogue(language))
    assert set(translated) == set(texts(messages()))
    assert [message for message, forms in translated.items() if not all(forms)] == []
    assert [message.id for message in catalogue(language) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_the_same(language: str) -> None:
    for (_context, message), forms in texts(catalogue(language)).items():
        for text in forms:
            assert sorted(PLACEHOLDER.findall(message)) == sorted(PLACEHOLDER.findall(text)), message


def test_what_is_counted_has_a_form_for_one() -> None:
    nouns = "tasks|rows|changes|criteria|headings|agencies|cells|files|documents|products|values|lines|days|members"
    # What is more than one by its nature: a limit, a part of a whole.
    counted = re.compile(rf"(?<![/>])(?<!of ){{(?!limit|most|months|length)\w+}} (more )?({nouns})\b")
    found = texts(catalogue("en"))
    assert [forms for forms in found.values() if len(forms) == 1 and counted.search(forms[0])] == []


def test_messages_are_found_wherever_they_stand(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    code = "x = f\"{_('Một')}: {y}\"\nplural('{n} việc', n=2)\nPartuiError('Ba', _('Bốn'))\npgettext('head', 'Năm')"
    module.write_text(code, encoding="utf-8")
    assert {tuple(message) for message in messages_in(module)} == {
        ("Một", False, None), ("{n} việc", True, None), ("Ba", False, None), ("Bốn", False, None),
        ("Năm", False, "head"),
    }  # fmt: skip
    assert [message.text for message in messages_in(module, REFUSALS)] == ["Ba"]
    for code in ("_(f'{x} việc')", "pgettext('head', f'{x} việc')"):
        module.write_text(code, encoding="utf-8")
        with pytest.raises(ValueError, match=r"module\.py:1"):
            list(messages_in(module))


def test_one_and_many_differ_in_english_and_not_in_vietnamese() -> None:
    assert [days_label(days) for days in (1, -1, 0, 2)] == [
        "còn 1 ngày",
        "quá 1 ngày",
        "đến hạn trong ngày",
        "còn 2 ngày",
    ]
    use_language("en")
    try:
        assert [days_label(days) for days in (1, -1, 2)] == [
            "1 day left",
            "1 day late",
            "2 days left",
        ]
        with official():
            assert days_label(-1) == "quá 1 ngày"
    finally:
        use_language("vi")


def test_a_word_that_means_two_things_is_translated_by_where_it_stands() -> None:
    assert pgettext("column", "Tổng") == "Tổng"
    use_language("en")
    try:
        assert (_("Tổng"), pgettext("column", "Tổng")) == ("Total", "All")
    finally:
        use_language("vi")


def test_decimals_are_written_as_the_language_writes_them() -> None:
    assert show_points(Decimal("79.53")) == "79,53"
    use_language("en")
    try:
        assert show_points(Decimal("79.53")) == "79.53"
        with official():
            assert show_points(Decimal("79.53")) == "79,53"
    finally:
        use_language("vi")


def test_the_chosen_language_is_spoken() -> None:
    assert list(Path(LOCALES).glob("*/LC_MESSAGES/partui.mo")), "the catalogues are compiled when partui is installed"
    use_language("en")
    try:
        assert _("Quá hạn") == texts(catalogue("en"))[None, "Quá hạn"][0]
    finally:
        use_language("vi")
    assert _("Quá hạn") == "Quá hạn"
