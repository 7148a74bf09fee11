"""`make cases`: how much of each plan is read right in each format, and what is wrong (ARGS="P03 docx" for some)."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.cases.building import ENDINGS, build
from tests.cases.plans import Answer, cases
from tests.cases.scoring import TASK_FIELDS, FoundRow, Score, Verdict, score

# What stands over a column of the table, and what it counts.
_COUNTED = (("tasks", False, ""), ("headings", True, ""), *((field, False, field) for field in TASK_FIELDS))


class Entry(NamedTuple):
    """A plan in one format."""

    key: str
    ending: str
    score: Score


def main(words: list[str]) -> None:
    """Read what the words name, or everything, and print it."""
    keys = [key for key in cases() if key in words] or list(cases())
    endings = [ending for ending in ENDINGS if ending in words] or list(ENDINGS)
    with TemporaryDirectory() as folder:
        entries = [
            Entry(key, ending, score(cases()[key], build(cases()[key], Path(folder), ending)))
            for key in keys
            for ending in endings
        ]
    lines = [*_wrong_lines(entries), *_table_lines(entries)]
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _wrong_lines(entries: list[Entry]) -> Iterator[str]:
    for entry in entries:
        where = f"{entry.key} {entry.ending}"
        if entry.score.refusal:
            yield f"{where}: {entry.score.refusal}"
            continue
        for verdict in entry.score.verdicts:
            if verdict.wrong:
                yield f"{where}: {verdict.answer.number} {verdict.answer.title}: {_told(verdict)}"
        for row in entry.score.more:
            yield f"{where}: no row of the plan: {row.number} {row.title}"


def _told(verdict: Verdict) -> str:
    if verdict.found is None:
        return "not found"
    return "; ".join(
        f"{field} {_of(verdict.found, field)!r}, right is {_of(verdict.answer, field)!r}" for field in verdict.wrong
    )


def _of(row: Answer | FoundRow, field: str) -> object:
    if field == "kind":
        return "heading" if row.is_heading else "task"
    if field == "deadline":
        return ", ".join(sorted(map(str, row.days))) if isinstance(row, Answer) else str(row.day)
    return getattr(row, field)


def _table_lines(entries: list[Entry]) -> Iterator[str]:
    yield _table_line("plan", [name for name, _heading, _field in _COUNTED])
    for entry in entries:
        yield _table_line(f"{entry.key} {entry.ending}", _shares([entry.score]))
    for ending in dict.fromkeys(entry.ending for entry in entries):
        yield _table_line(f"all {ending}", _shares([entry.score for entry in entries if entry.ending == ending]))


def _table_line(name: str, cells: list[str]) -> str:
    return f"{name:<9}" + "".join(f"{cell:>13}" for cell in cells)


def _shares(scores: list[Score]) -> list[str]:
    return [_share(scores, heading=heading, field=field) for _name, heading, field in _COUNTED]


def _share(scores: list[Score], *, heading: bool, field: str) -> str:
    right = sum(each.right(heading=heading, field=field) for each in scores)
    number = sum(len(each.kind(heading=heading)) for each in scores)
    return f"{right}/{number} {100 * right // number}%" if number else "-"


if __name__ == "__main__":
    main(sys.argv[1:])
