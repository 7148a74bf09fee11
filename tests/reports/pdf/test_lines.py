"""Text broken into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.reports.pdf.letters import Face
from partui.reports.pdf.lines import Run, broken

PLAIN, BOLD = Face("", 10), Face("B", 10)


def measure(text: str, face: Face) -> float:
    """A letter is one millimetre, a bold one two."""
    return float(len(text)) * (2 if "B" in face.style else 1)


def texts(runs: list[Run], width: float, first: float = 0.0) -> list[str]:
    """The lines as they are read."""
    lines = broken(runs, width, first, measure)
    return ["".join(word.text + (" " if word.gap else "") for word in line.words).rstrip() for line in lines]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("một hai ba bốn", ["một hai ba", "bốn"]),
        ("một\nhai\n\nba", ["một", "hai", "", "ba"]),
        ("một     hai", ["một", "hai"]),
        ("abcdefghijklmnopqrstuvwxyz", ["abcdefghij", "klmnopqrst", "uvwxyz"]),
        ("a bcdefghijklm", ["a", "bcdefghijk", "lm"]),
        ("số\N{NO-BREAK SPACE}12 ngày mai", ["số\N{NO-BREAK SPACE}12 ngày", "mai"]),
    ],
)
def test_text_is_broken_between_words(text: str, lines: list[str]) -> None:
    assert texts([Run(text, PLAIN)], 10) == lines


def test_the_first_line_is_shorter_and_faces_have_their_widths() -> None:
    assert texts([Run("một hai ba", PLAIN)], 10, first=3) == ["một hai", "ba"]
    assert texts([Run("một ", PLAIN), Run("hai ba", BOLD)], 10) == ["một hai", "ba"]


@given(st.text(alphabet="ab \nưỡ", max_size=80), st.integers(1, 12))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = broken([Run(text, PLAIN)], width, 0.0, measure)
    assert all(line.width <= width for line in lines if len(line.words) > 1)
    assert all(word.width <= width for line in lines for word in line.words)
    assert "".join(word.text for line in lines for word in line.words) == text.replace(" ", "").replace("\n", "")
    assert sum(line.is_last for line in lines) == text.count("\n") + 1
