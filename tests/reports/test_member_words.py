"""How far members have come, in every format of the progress report."""

import csv
import io
from datetime import date

import docx
import openpyxl
import pytest

from partui.domain.agencies.members import Member
from partui.domain.plan.report import Deadlines, Progress
from partui.domain.tasks.status import Status, Timeliness
from partui.reports.calendar import write_calendar
from partui.reports.excel import write_progress as write_excel
from partui.reports.plain import write_csv, write_markdown
from partui.reports.progress_rows import members_words, task_rows
from partui.reports.web.pages import write_progress as write_web
from partui.reports.word.progress import write_progress as write_word
from tests.reports import builders

DAY = date(2020, 10, 5)
MEMBERS = (
    Member("a", "UBND huyện A", Status.DONE, date(2020, 9, 1), late=False),
    Member("b", "UBND <huyện> B", Status.DOING, None, late=True),
)
SAID = "1/2 thành viên hoàn thành; quá hạn: UBND <huyện> B"


@pytest.fixture
def report() -> Progress:
    """Four tasks: late, not late yet, without a member that has begun, done."""
    tasks = builders.tasks({"2.2": (Status.DONE, date(2020, 9, 1))}, DAY)
    by_code = {task.code: task for task in tasks}
    late, open_, begun, done = (by_code[code] for code in ("1.3.1", "1.4.1", "1.5", "2.2"))
    assert late.timeliness is Timeliness.OVERDUE
    nobody = (MEMBERS[1]._replace(late=False),)
    listed = (*(task._replace(members=MEMBERS) for task in (late, open_)), begun._replace(members=nobody),
              done._replace(members=nobody))  # fmt: skip
    return builders.progress(listed)


def test_word(report: Progress) -> None:
    out = io.BytesIO()
    write_word(report, out)
    document = docx.Document(out)
    (late,) = [each.text for each in document.paragraphs if each.text.startswith("- Nhiệm vụ 1.3.1")]
    assert late.endswith(f"; quá hạn 5 ngày; {SAID}.")
    cells = {row.cells[0].text: row.cells[-1].text for row in document.tables[-1].rows}
    assert cells["1.3.1"] == SAID
    assert cells["1.4.1"] == "1/2 thành viên hoàn thành; chưa hoàn thành: UBND <huyện> B"
    assert cells["1.5"] == "0/1 thành viên hoàn thành"
    assert "thành viên" not in cells["2.2"].partition("Chưa có tài liệu")[0]


def test_how_many_suffice_is_said(report: Progress) -> None:
    late = task_rows(report._replace(tasks=tuple(task._replace(quorum="50%") for task in report.tasks)))[0]
    assert members_words(late) == "1/2 thành viên hoàn thành (cần 1 trong 2); quá hạn: UBND <huyện> B"


def test_tables(report: Progress) -> None:
    out = io.BytesIO()
    write_csv(report, out)
    rows = {row["Mã"]: row for row in csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig")))}
    told = {code: (row["Thành viên hoàn thành"], row["Thành viên chưa hoàn thành"]) for code, row in rows.items()}
    behind = "UBND <huyện> B"
    assert told == {"1.3.1": ("1/2", behind), "1.4.1": ("1/2", behind), "1.5": ("0/1", behind), "2.2": ("", "")}
    book = io.BytesIO()
    write_excel(report, book)
    sheet = openpyxl.load_workbook(book)["Nhiệm vụ"]
    found = {str(row[0]): (row[16] or "", row[17] or "") for row in sheet.iter_rows(values_only=True)}
    assert {code: found[code] for code in told} == told


def test_pages_and_calendar(report: Progress) -> None:
    for write, said in (
        (write_markdown, "- **Thành viên:** 1/2 thành viên hoàn thành; quá hạn: UBND \\<huyện\\> B"),
        (write_web, "1/2 thành viên hoàn thành; quá hạn: UBND &lt;huyện&gt; B"),
    ):
        out = io.BytesIO()
        write(report, out)
        assert said in out.getvalue().decode()
    out = io.BytesIO()
    write_calendar(Deadlines(report.head, report.tasks), out)
    assert "1/2 thành viên hoàn thành\\; quá hạn: UBND <huyện> B" in out.getvalue().decode().replace("\r\n ", "")
