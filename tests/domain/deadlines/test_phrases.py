"""Phrases of real plans: how many are read right, and that none is read wrong."""

import json
from collections.abc import Iterable
from pathlib import Path

from partui.domain.deadlines.reading import read_deadline
from tests.domain.deadlines.phrases import PHRASES

CASES = Path(__file__).parents[2] / "data" / "cases" / "deadlines.json"
Case = tuple[str, int, tuple[str | None, ...]]


def misread(cases: Iterable[Case]) -> list[str]:
    """What is not read as one of the days that are right, a line each."""
    wrong = []
    for words, year, right in cases:
        read = read_deadline(words, year)
        day = read.due_on.isoformat() if read.due_on else None
        if day not in right:
            wrong.append(f"{words!r} ({year}): {day}, {read.kind}; right: {right}")
    return wrong


def test_phrases_of_plans_as_they_were_issued() -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    assert misread((case["words"], case["year"], (case["right"], *case["also"])) for case in cases) == []


def test_phrases_as_other_plans_write_them() -> None:
    cases = ((words, year, right) for year, phrases in PHRASES.items() for words, right in phrases.items())
    assert misread(cases) == []
