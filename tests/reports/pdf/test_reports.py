"""Reports as PDF, read again: every word, embedded letters, page numbers, heads on each page."""

import itertools
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import pdfplumber
import pytest
from pdfplumber.pdf import PDF

from partui.domain.brief.told import Proposal
from partui.domain.errors import PartuiError
from partui.domain.plan.report import ReportKind
from partui.domain.tasks.dossier import make_dossier
from partui.plan_io.document import Document, Table
from partui.plan_io.pdf.reading import read_pdf
from partui.reports.pdf.writing import print_dossier, printing
from partui.reports.word.assessment import write_assessment
from partui.reports.word.brief import write_brief
from partui.reports.word.letters.reminder import write_reminder
from partui.reports.word.progress import write_progress
from partui.reports.writing import check_report_target, write_report
from tests.reports import builders, samples
from tests.reports.test_brief_page import brief
from tests.reports.word.reading import everything, opened

Write = Callable[[Any, BinaryIO], None]

ALL_LETTERS = "ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỴỵỶỷỸỹĐđƠơƯư"


def printed(write: Write, report: object) -> bytes:
    """The bytes of a report as PDF."""
    out = BytesIO()
    write(report, out)
    return out.getvalue()


def pages(made: bytes) -> PDF:
    """A PDF, opened."""
    return pdfplumber.open(BytesIO(made))


def words(made: bytes) -> str:
    """Every word of a PDF, page numbers among them, single spaces between."""
    with pages(made) as pdf:
        return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def drawn(made: bytes) -> str:
    """Every letter of a PDF as it is drawn, cell by cell, without spaces."""
    with pages(made) as pdf:
        return letters("".join(char["text"] for page in pdf.pages for char in page.chars))


def letters(text: str) -> str:
    """A text without its spaces: where lines end a document has none, a page has one."""
    return "".join(text.split())


REPORTS: dict[str, tuple[Write, Callable[[], Any]]] = {
    "progress": (write_progress, builders.progress),
    "reminder": (write_reminder, lambda: builders.reminder("Sở Nội vụ")),
    "scores": (write_assessment, builders.assessment),
    "brief": (write_brief, brief),
}


@pytest.mark.parametrize("kind", REPORTS)
def test_a_pdf_says_what_the_word_document_says(kind: str) -> None:
    write, report = REPORTS[kind]
    read = drawn(printed(printing(write), report()))
    said = [letters(each.replace("✓", "√")) for each in everything(opened(write, report())).split("\n")]
    missing = [line for line in said if line not in read]
    # A cell that goes on on the next page has the head between its lines.
    assert len(missing) <= len(said) * 0.01


@pytest.mark.parametrize("kind", REPORTS)
def test_letters_are_embedded(kind: str) -> None:
    write, report = REPORTS[kind]
    made = printed(printing(write), report())
    with pages(made) as pdf:
        fonts = {char["fontname"] for page in pdf.pages for char in page.chars}
        assert fonts
        assert all("+LiberationSerif" in font for font in fonts)
        assert {(round(page.width), round(page.height)) for page in pdf.pages} <= {(595, 842), (842, 595)}
    assert made.count(b"/FontFile2") >= len(fonts)


def test_every_vietnamese_letter_is_printed_and_read_again() -> None:
    task = builders.tasks()[0]._replace(title=ALL_LETTERS, products=("漢 ✓",))
    read = drawn(printed(printing(write_progress), builders.progress((task,))))
    assert ALL_LETTERS in read
    assert "□√" in read


def test_pages_are_numbered_from_the_second_on_and_an_annex_anew() -> None:
    with pages(printed(printing(write_progress), builders.progress())) as pdf:
        tops = [page.crop((0, 0, page.width, 50)).extract_text().strip() for page in pdf.pages]
        sideways = [page.width > page.height for page in pdf.pages]
    annex = sideways.index(True)
    assert tops[1:annex] == [str(number) for number in range(2, annex + 1)]
    assert tops[annex + 1 :] == [str(number) for number in range(2, len(tops) - annex + 1)]
    assert all(not top.isdigit() for top in (tops[0], tops[annex]))


def test_the_head_of_a_table_stands_on_each_of_its_pages() -> None:
    with pages(printed(printing(write_progress), builders.progress())) as pdf:
        annex = [page.extract_text() for page in pdf.pages if page.width > page.height]
    assert len(annex) > 5
    assert all("Chủ trì" in text and "So với hạn" in text for text in annex)


def test_a_table_is_read_again_row_by_row() -> None:
    report = builders.progress()
    rows: list[list[str]] = []
    document: Document = read_pdf(printed(printing(write_progress), report), lambda *_row: None)
    for block in document:
        if isinstance(block, Table):
            rows += [[" ".join(line.text for line in cell.lines) for cell in row.cells] for row in block.rows]
    codes = [row[0] for row in rows if row and row[0].count(".") and row[0].replace(".", "").isdigit()]
    assert set(codes) >= {task.code for task in report.tasks}


def test_a_row_longer_than_a_page_goes_on_on_the_next() -> None:
    task = builders.tasks()[0]._replace(note="\n".join(f"dòng {number:03}" for number in range(200)))
    made = printed(printing(write_progress), builders.progress((task,)))
    read = words(made)
    assert all(f"dòng {number:03}" in read for number in range(200))
    with pages(made) as pdf:
        for page in pdf.pages:
            assert all(char["bottom"] <= page.height - 50 for char in page.chars)


def test_nothing_stands_outside_the_paper() -> None:
    for write, report in (REPORTS["brief"], REPORTS["reminder"], (write_progress, samples.progress)):
        with pages(printed(printing(write), report())) as pdf:
            for page in pdf.pages:
                assert all(char["x0"] >= 0 and char["x1"] <= page.width for char in page.chars)


def test_the_page_for_a_chief_is_one_page_whatever_the_plan_says() -> None:
    long = tuple(
        task._replace(title="Nhiệm vụ rất dài WWW " * 60, leads=(f"Sở {task.position % 9} WWW Tài nguyên " * 9,))
        for task in builders.tasks(day=DAY)
    )
    reasons = {task.code: "vì WWW lý do " * 50 for task in long}
    asked = tuple(Proposal(task.code, "Sở Tài nguyên và Môi trường", "xin WWW ý kiến " * 40) for task in long[:5])
    worst = brief(long, reasons=reasons, proposals=asked, soon=brief(long).late[:20])
    worst = worst._replace(head=worst.head._replace(title="Kế hoạch WWW rất dài " * 40))
    shapes = itertools.product((1, 3, 5), (0, 2, 5), (1,))
    fewer = [
        worst._replace(late=worst.late[:late], soon=worst.soon[:soon], leads=worst.leads[:leads])
        for late, soon, leads in shapes
    ]
    for report in (brief(), worst, *fewer):
        with pages(printed(printing(write_brief), report)) as pdf:
            assert len(pdf.pages) == 1, (len(report.late), len(report.soon), len(report.leads))


DAY = brief().head.day


def test_a_dossier_is_its_contents_and_the_assessment() -> None:
    made = printed(print_dossier, make_dossier(builders.assessment(proofs=samples.PROOFS), {}))
    read = words(made)
    assert read.index("MỤC LỤC") < read.index("BẢNG TỰ ĐÁNH GIÁ")
    assert "không kèm tệp: qd15.pdf" in read


def test_two_writings_are_the_same() -> None:
    first, second = (printed(printing(write_brief), brief()) for _time in range(2))
    assert first == second


def test_what_writes_pdf_may_be_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "fpdf", None)
    for kind in (ReportKind.PROGRESS, ReportKind.DOSSIER):
        with pytest.raises(PartuiError, match=r"partui\[pdf\]"):
            check_report_target(kind, str(tmp_path / "a.pdf"))
    with pytest.raises(PartuiError, match=r"partui\[pdf\]"):
        write_report(builders.progress(), str(tmp_path / "a.pdf"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["", "\x00\x1b[31m", "a\u202eb", "😀 漢字", "(\\) <</Type>> endobj", "A" * 500, "\n\n \n"]
)
def test_hostile_text_is_printed_as_it_can_be(text: str) -> None:
    task = builders.tasks()[0]._replace(title=text, leads=(text,), note=text, products=(text,))
    made = printed(printing(write_progress), builders.progress((task,)))
    with pages(made) as pdf:
        assert len(pdf.pages) >= 2
        assert "\x1b" not in "".join(char["text"] for page in pdf.pages for char in page.chars)
    assert b"/JavaScript" not in made
