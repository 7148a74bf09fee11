"""Reports as PDF, read again: every word, embedded letters, page numbers, heads on each page."""

import itertools
import sys
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import pdfplumber
import pytest
from docx.document import Document as WordDocument
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from partui.domain.brief.answers import Proposal
from partui.domain.errors import PartuiError
from partui.domain.plan.report import ReportKind
from partui.domain.tasks.dossier import make_dossier
from partui.plan_io.document import Document, Table
from partui.plan_io.pdf.reading import read_pdf
from partui.reports.pdf.printing import lay_out, print_documents
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


def drawn_on(page: Page) -> str:
    """Every letter of a page as it is drawn, cell by cell, without spaces."""
    return letters("".join(char["text"] for char in page.chars))


def drawn(pdf: PDF) -> str:
    """Every letter of a PDF, likewise."""
    return "".join(map(drawn_on, pdf.pages))


def letters(text: str) -> str:
    """A text without its spaces: where lines end a document has none, a page has one."""
    return "".join(text.split())


REPORTS: dict[str, tuple[Write, Any]] = {
    "progress": (write_progress, samples.progress()),
    "reminder": (write_reminder, builders.reminder("Sở Nội vụ")),
    "scores": (write_assessment, samples.assessment()),
    "brief": (write_brief, brief()),
}


@cache
def word(kind: str) -> WordDocument:
    """A report of the whole plan as a Word document; only read here."""
    return opened(*REPORTS[kind])


@cache
def made(kind: str) -> bytes:
    """The same as PDF."""
    out = BytesIO()
    print_documents([word(kind)], out)
    return out.getvalue()


@pytest.fixture(scope="module")
def opened_pdf() -> Iterator[Callable[[str], PDF]]:
    """Such a report opened; its pages keep what was once read of them."""
    found: dict[str, PDF] = {}

    def opening(kind: str) -> PDF:
        if kind not in found:
            found[kind] = pages(made(kind))
        return found[kind]

    yield opening
    for pdf in found.values():
        pdf.close()


@pytest.mark.parametrize("kind", REPORTS)
def test_a_pdf_says_what_the_word_document_says_in_letters_that_are_embedded(
    kind: str, opened_pdf: Callable[[str], PDF]
) -> None:
    pdf = opened_pdf(kind)
    read = drawn(pdf)
    said = [letters(each.replace("✓", "√")) for each in everything(word(kind)).split("\n")]
    missing = [line for line in said if line not in read]
    # A cell that goes on on the next page has the head between its lines.
    assert len(missing) <= len(said) * 0.01
    fonts = {char["fontname"] for page in pdf.pages for char in page.chars}
    assert fonts
    assert all("+LiberationSerif" in font for font in fonts)
    assert {(round(page.width), round(page.height)) for page in pdf.pages} <= {(595, 842), (842, 595)}
    assert made(kind).count(b"/FontFile2") == len(fonts), "a face that nothing is printed in is embedded"


def test_every_vietnamese_letter_is_printed_and_read_again() -> None:
    task = builders.tasks()[0]._replace(title=ALL_LETTERS, products=("漢 ✓",))
    with pages(printed(printing(write_progress), builders.progress((task,)))) as pdf:
        read = drawn(pdf)
    assert ALL_LETTERS in read
    assert "□√" in read


def test_pages_are_numbered_from_the_second_on_and_an_annex_anew(opened_pdf: Callable[[str], PDF]) -> None:
    pages = opened_pdf("progress").pages
    tops = [page.crop((0, 0, page.width, 50)).extract_text().strip() for page in pages]
    sideways = [page.width > page.height for page in pages]
    annex = sideways.index(True)
    assert tops[1:annex] == [str(number) for number in range(2, annex + 1)]
    assert tops[annex + 1 :] == [str(number) for number in range(2, len(tops) - annex + 1)]
    assert all(not top.isdigit() for top in (tops[0], tops[annex]))


def test_the_head_of_a_table_stands_on_each_of_its_pages(opened_pdf: Callable[[str], PDF]) -> None:
    annex = [drawn_on(page) for page in opened_pdf("progress").pages if page.width > page.height]
    assert len(annex) > 5
    assert all("Chủtrì" in text and "Sovớihạn" in text for text in annex)


def test_a_table_is_read_again_row_by_row() -> None:
    rows: list[list[str]] = []
    document: Document = read_pdf(made("progress"), lambda *_row: None)
    for block in document:
        if isinstance(block, Table):
            rows += [[" ".join(line.text for line in cell.lines) for cell in row.cells] for row in block.rows]
    codes = [row[0] for row in rows if row and row[0].count(".") and row[0].replace(".", "").isdigit()]
    assert set(codes) >= {task.code for task in samples.tasks()}


def test_a_row_longer_than_a_page_goes_on_on_the_next() -> None:
    task = builders.tasks()[0]._replace(note="\n".join(f"dòng {number:03}" for number in range(200)))
    with pages(printed(printing(write_progress), builders.progress((task,)))) as pdf:
        read = drawn(pdf)
        assert all(f"dòng{number:03}" in read for number in range(200))
        for page in pdf.pages:
            assert all(char["bottom"] <= page.height - 50 for char in page.chars)


@pytest.mark.parametrize("kind", REPORTS)
def test_nothing_stands_outside_the_paper(kind: str, opened_pdf: Callable[[str], PDF]) -> None:
    for page in opened_pdf(kind).pages:
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
    shapes = itertools.product((1, 3, 5), (0, 2, 5), (None,))
    fewer = [
        worst._replace(late=worst.late[:late], soon=worst.soon[:soon], ranking=ranking)
        for late, soon, ranking in shapes
    ]
    for report in (brief(), worst, *fewer):
        laid = lay_out([opened(write_brief, report)])
        laid.close()
        assert laid.pdf.pages_count == 1, (len(report.late), len(report.soon))


DAY = brief().head.day


def test_a_dossier_is_its_contents_and_the_assessment() -> None:
    whole = builders.assessment(proofs=samples.PROOFS)
    few = whole._replace(scores=whole.scores._replace(rows=whole.scores.rows[:9]))
    with pages(printed(print_dossier, make_dossier(few, {}))) as pdf:
        read = drawn(pdf)
    assert read.index("MỤCLỤC") < read.index("BẢNGTỰĐÁNHGIÁ")
    assert "khôngkèmtệp:qd15.pdf" in read


def test_two_writings_are_the_same() -> None:
    assert printed(printing(write_brief), brief()) == made("brief")


def test_what_writes_pdf_may_be_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "fpdf", None)
    for kind in (ReportKind.PROGRESS, ReportKind.DOSSIER):
        with pytest.raises(PartuiError, match=r"partui\[pdf\]"):
            check_report_target(kind, str(tmp_path / "a.pdf"))
    with pytest.raises(PartuiError, match=r"partui\[pdf\]"):
        write_report(builders.progress(), str(tmp_path / "a.pdf"))
    assert list(tmp_path.iterdir()) == []


HOSTILE = ("", "\x00\x1b[31m", "a\u202eb", "😀 漢字", "(\\) <</Type>> endobj", "A" * 500, "\n\n \n")


def test_hostile_text_is_printed_as_it_can_be() -> None:
    tasks = tuple(
        task._replace(title=text, leads=(text,), note=text, products=(text,))
        for task, text in zip(builders.tasks(), HOSTILE, strict=False)
    )
    hostile = printed(printing(write_progress), builders.progress(tasks))
    with pages(hostile) as pdf:
        assert len(pdf.pages) >= 2
        read = drawn(pdf)
    assert "\x1b" not in read
    assert all(task.code in read for task in tasks)
    assert "a\u202eb" not in read
    assert "A" * 500 in read
    assert "(\\)<</Type>>endobj" in read
    assert b"/JavaScript" not in hostile
