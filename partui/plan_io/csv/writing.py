"""A plan as CSV: the letter's lines, then both annexes under their heads."""

import csv
import re
from io import TextIOWrapper
from typing import BinaryIO

from partui.domain.plan.file import PlanFile
from partui.domain.text import clean
from partui.locale import _
from partui.plan_io.layout.writing import (
    criteria_heads,
    criteria_lines,
    day_line,
    goes_with,
    item_heads,
    item_lines,
    kind_line,
    number_line,
)

# A spreadsheet takes what begins so for a formula; an apostrophe of the text's own is doubled.
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")


def write_csv(plan: PlanFile, out: BinaryIO) -> None:
    """Write a plan in UTF-8 with the mark by which Excel knows it; an entry a line in cells that are lists.

    Args:
        plan: the plan as printed.
        out: a file opened for writing bytes.
    """
    text = TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    head = plan.plan
    for line in (number_line(head), day_line(head), "", kind_line(), head.title, "", goes_with(head), ""):
        writer.writerow([_inert(line)])
    for name, heads, lines in (
        (_("Phụ lục I"), criteria_heads(head.year), criteria_lines(plan)),
        (_("Phụ lục II"), item_heads(), item_lines(plan)),
    ):
        writer.writerow([name])
        writer.writerow(heads)
        writer.writerows([_inert(cell) for cell in line.cells] for line in lines)
        writer.writerow([])
    text.flush()
    text.detach()


def _inert(text: str) -> str:
    cleaned = clean(text, lines=True)
    return f"'{cleaned}" if _FORMULA.match(cleaned) else cleaned
