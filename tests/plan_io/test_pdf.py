"""Plans as PDF: tables by their rules, cells merged as drawn, a page's end no end of a table; scans, broken files."""

from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.plan_io.document import Paragraph
from partui.plan_io.draft import PlanDraft, PlanOverrides
from partui.plan_io.files import read_plan_file
from partui.plan_io.pdf import reading
from tests.cases.building import build
from tests.cases.plans import Block, Case, cases
from tests.cases.scoring import score
from tests.plan_io.pdf_files import write_pdf

LETTER = ("KẾ HOẠCH", "Cải cách hành chính năm 2025", "PHỤ LỤC")


def read(path: Path) -> PlanDraft:
    return read_plan_file(str(path), PlanOverrides(), lambda _rows: None)


def right_rows(case: Case, path: Path) -> list[bool]:
    return [not verdict.wrong for verdict in score(case, path).verdicts]


def test_a_plan_over_two_pages_is_read_as_its_word_file(tmp_path: Path) -> None:
    case = cases()["P01"]
    (block,) = case.blocks
    # Where its page ends no cell is merged with the one above.
    end = next(at for at in range(8, len(block.rows)) if "^" not in block.rows[at])
    first, second = Block("", block.rows[:end]), Block("", block.rows[end:])
    path = write_pdf(tmp_path / "plan.pdf", [((*LETTER, "1"), first), (("2",), second)])
    assert right_rows(case, path) == right_rows(case, build(case, tmp_path, "docx"))


def test_lines_outside_tables_are_paragraphs_and_how_they_were_read_is_said(tmp_path: Path) -> None:
    notes: list[str] = []
    path = write_pdf(tmp_path / "a.pdf", [((*LETTER, "- 2 -"), None)])
    document = reading.read_pdf(path.read_bytes(), lambda _rows: None, notes.append)
    assert document == [Paragraph(line) for line in LETTER]
    assert notes == ["Bảng trong PDF đọc theo đường kẻ; hãy soát lại các ô."]


def test_a_scan_without_text_is_told_from_a_broken_file(tmp_path: Path) -> None:
    with pytest.raises(PartuiError, match="chỉ có ảnh quét"):
        read(write_pdf(tmp_path / "quét.pdf", [((), None)]))
    (tmp_path / "hỏng.pdf").write_bytes(b"%PDF-1.7\nxref")
    with pytest.raises(PartuiError, match="Tệp PDF hỏng"):
        read(tmp_path / "hỏng.pdf")


def test_without_its_library_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "find_spec", lambda _name: None)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(PartuiError, match=r'pip install "partui\[pdf\]"'):
        read(tmp_path / "a.pdf")
