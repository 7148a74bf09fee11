"""The progress report as plain text: Markdown with tables of counts and tasks, or CSV with a line per task."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from typing import BinaryIO

from partui.domain.formulas import inert
from partui.domain.plan.report import Progress
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.annex_rows import unmarked
from partui.reports.progress_rows import (
    CountRow,
    HeadingRow,
    TaskRow,
    chapter_rows,
    count_heads,
    has_members,
    lead_rows,
    leads_note,
    members_cell,
    members_words,
    rows_under_headings,
    task_heads,
    task_rows,
    total_row,
)
from partui.reports.progress_sections import section_notes
from partui.reports.titles import progress_name
from partui.wording.labels import status_label
from partui.wording.numbers import official_percent
from partui.wording.plan.scorecards import ranked_cards, ranked_row, ranking_heads, ranking_note

_MARKS = re.compile(r"[\\`*_\[\]<>#|~&$@]")
# What makes a list or a rule of the line that it begins.
_LINE_START = re.compile(r"[-+=]|\d+(?=[.)](?:\s|$))")


def write_markdown(report: Progress, out: BinaryIO) -> None:
    """Write a progress report as GitHub Markdown, in UTF-8.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    for line in _lines(report):
        out.write(f"{line}\n".encode())


def plain(text: str) -> str:
    """Return text with Markdown and HTML escaped."""
    escaped = _MARKS.sub(r"\\\g<0>", text)
    found = _LINE_START.match(escaped)
    if found is None:
        return escaped
    end = found.end()
    return f"{escaped[:end]}\\{escaped[end:]}" if found[0].isdigit() else f"\\{escaped}"


def _lines(report: Progress) -> Iterator[str]:
    name = progress_name(report.head)
    yield f"# {plain(name.title)}"
    for line in name[1:]:
        yield ""
        yield plain(line)
    yield from ("", f"## {_('Theo lĩnh vực')}", "")
    yield from _table((_("Mã"), _("Lĩnh vực"), *count_heads()), [*chapter_rows(report), total_row(report)])
    yield from ("", f"## {_('Theo cơ quan chủ trì')}", "")
    yield from _table((_("TT"), _("Cơ quan chủ trì"), *count_heads()), lead_rows(report))
    yield from ("", plain(leads_note(report)), "")
    yield from _ranking(report)
    for note in section_notes(report):
        yield from (f"## {plain(note.title)}", "", *(f"- {plain(line)}" for line in note.lines), "")
    yield f"## {_('Nhiệm vụ')}"
    for row in rows_under_headings(report):
        yield ""
        if isinstance(row, HeadingRow):
            yield f"{'###' if row.is_chapter else '####'} {row.code} {plain(row.title)}"
        else:
            yield f"##### {row.code} {plain(row.title)}"
            yield ""
            yield from _task(row)


def _ranking(report: Progress) -> Iterator[str]:
    ranked = ranked_cards(report.ranking)
    if report.ranking is not None and ranked:
        heads = ranking_heads()
        yield from (f"## {_('Xếp hạng cơ quan chủ trì')}", "", _row(map(plain, heads)))
        yield _row(["---:", "---", *("---:" for _head in heads[2:])])
        yield from (_row(map(plain, ranked_row(each))) for each in ranked)
        yield from ("", plain(ranking_note(report.ranking)), "")


def _table(heads: Sequence[str], rows: Iterable[CountRow]) -> Iterator[str]:
    yield _row(heads)
    yield _row(["---", "---", *("---:" for _head in heads[2:])])
    for row in rows:
        counted = [str(number) for number in (row.total, *row.counts)]
        yield _row([plain(row.code), plain(row.name), *counted, official_percent(row.rate)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _task(row: TaskRow) -> Iterator[str]:
    due = show_date(row.due_on) if row.due_on else row.due_words
    completed = show_date(row.completed_on) if row.completed_on else ""
    facts: tuple[tuple[str, str | tuple[str, ...]], ...] = (
        (_("Chủ trì"), "; ".join(row.leads)),
        (_("Thực hiện"), "; ".join(row.implementers)),
        (_("Thời hạn"), row.deadline),
        (_("Hạn"), due),
        (_("So với hạn"), row.signed_standing),
        (_("Kết quả thực hiện"), status_label(row.status)),
        (_("Ngày hoàn thành"), completed),
        (_("Số ngày còn lại (âm: quá hạn)"), "" if row.days is None else str(row.days)),
        (_("% hoàn thành"), f"{row.progress}%"),
        (_("Thành viên"), members_words(row)),
        (_("Kết quả đo được"), row.measured),
        (_("Sản phẩm"), row.products),
        (_("Yêu cầu"), row.requirements),
        (_("Sản phẩm chưa có tài liệu kiểm chứng"), row.unproved_products),
        (_("Ghi chú"), row.note if "\n" not in row.note else tuple(filter(None, row.note.splitlines()))),
    )
    for label, said in facts:
        if isinstance(said, str) and said:
            yield f"- **{plain(label)}:** {plain(said)}"
        elif said:
            yield f"- **{plain(label)}:**"
            yield from (f"  - {plain(unmarked(entry))}" for entry in said)


def write_csv(report: Progress, out: BinaryIO) -> None:
    """Write the tasks of a report as CSV; days are written 2020-09-30, which every spreadsheet reads alike.

    Several products or agencies in one cell are separated by `; `. A text that a spreadsheet would take for a
    formula begins with an apostrophe.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    text = TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    members = has_members(report)
    writer.writerow(task_heads(members=members))
    for row in task_rows(report):
        writer.writerow((*_csv_row(row), members_cell(row), _in_one_cell(row.behind)) if members else _csv_row(row))
    text.flush()
    text.detach()


def _csv_row(row: TaskRow) -> tuple[str | int, ...]:
    return (
        inert(row.code),
        inert(row.title),
        _in_one_cell(row.leads),
        _in_one_cell(row.implementers),
        inert(row.deadline),
        row.due_on.isoformat() if row.due_on else row.due_words,
        row.standing,
        status_label(row.status),
        row.completed_on.isoformat() if row.completed_on else "",
        "" if row.days is None else row.days,
        row.progress,
        inert(row.measured),
        _in_one_cell(row.products),
        _in_one_cell(row.requirements),
        _in_one_cell(row.unproved_products),
        inert(clean(row.note)),
    )


def _in_one_cell(texts: tuple[str, ...]) -> str:
    return inert("; ".join(text.rstrip(" ;") for text in texts))
