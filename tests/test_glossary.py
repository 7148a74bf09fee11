"""The page of words is held to what the program says: its terms are said, what it does not write is not written."""

import re

import pytest

from partui.wording.labels import legend
from tests.places import ROOT
from tools.messages import messages_in

PAGE = (ROOT / "docs" / "tu-dung.md").read_text(encoding="utf-8")


def rows(head: str) -> list[tuple[str, ...]]:
    """The cells of the table below a head."""
    table = PAGE.split(f"\n| {head} |", 1)[1].split("\n\n", 1)[0]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table.splitlines()[2:]]


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Every message of the code, those of reports too."""
    return {message.text.casefold() for path in (ROOT / "partui").rglob("*.py") for message in messages_in(path)}


def test_every_term_is_said(said: set[str]) -> None:
    terms = [row[0] for row in rows("từ")]
    assert len(terms) > 30
    assert [term for term in terms if not any(term.casefold() in text for text in said)] == []


def test_what_is_not_written_is_nowhere(said: set[str]) -> None:
    avoided = [word.strip().casefold() for row in rows("không viết") for word in row[0].split(",")]
    written = {(word, text) for word in avoided for text in said if re.search(rf"\b{re.escape(word)}\b", text)}
    assert written == set()


def test_the_signs_are_those_that_the_screen_explains() -> None:
    assert rows("dấu") == list(legend())
