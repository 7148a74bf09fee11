"""`partui report dossier`: the self-assessment with its documents by criterion, and what is missing."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx

from tests.cli.conftest import Partui


def contents(packed: ZipFile) -> list[list[str]]:
    """The rows of the table of contents and of what is missing."""
    document = docx.Document(BytesIO(packed.read("00-muc-luc.docx")))
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def test_documents_are_numbered_by_criterion_and_what_is_missing_is_listed(partui: Partui, tmp_path: Path) -> None:
    folder = tmp_path / "hồ sơ"
    folder.mkdir()
    (folder / "bc.pdf").write_bytes(b"%PDF-1")
    (folder / "khoa").write_bytes(b"secret")
    report = ("--number", "350/BC-UBND", "--issued-on", "15/9", "--link", str(folder / "bc.pdf"))
    partui("document", "add", "--proves", "4.1.1:1", "--proves", "3.4.1:1", *report)
    on = ("--as-of", "2020-10-01")
    partui("evidence", "add", "1.1", "--number", "7", "--link", str(folder / "khoa"), *on)
    partui("evidence", "add", "1.3.1", "--number", "9", "--issued-on", "30/11", "--link", "https://vi.du/9", *on)
    partui("document", "add", "--criterion", "2.4.1", "--proves", "1.1", "--number", "12/BC-ĐTXHH", *on)
    partui("document", "add", "--criterion", "8.1", "--number", "13/BC-ĐTXHH", *on)
    out = tmp_path / "ho-so.zip"
    answer = partui("--as-of", "2020-10-01", "report", "dossier", str(out))
    assert answer.err.startswith(f"Đã ghi {out}: 4 tài liệu, còn thiếu ")
    with ZipFile(out) as packed:
        assert packed.namelist() == [
            "tai-lieu/3.4/3.4-01-350-bc-ubnd.pdf",
            "00-muc-luc.docx",
            "01-tu-danh-gia.docx",
        ]
        assert packed.read(packed.namelist()[0]) == b"%PDF-1"
        rows = contents(packed)
    assert rows[1] == ["1.1-01", "7", "1.1", f"không kèm tệp: {folder / 'khoa'}"]
    assert rows[2] == ["1.1-02", "12/BC-ĐTXHH", "1.1, tiêu chí 2.4.1", "chưa có tệp"]
    assert rows[4][:3] == ["8.1-01", "13/BC-ĐTXHH", "tiêu chí 8.1"]
    assert rows[3] == [
        "3.4-01",
        "350/BC-UBND ngày 15/09/2020",
        "3.4.1, 4.1.1",
        "tai-lieu/3.4/3.4-01-350-bc-ubnd.pdf",
    ]
    missing = [row for row in rows if len(row) == 3]
    assert ["1.3", "1.3.1", "Thông báo kết luận kiểm tra;"] in missing
    assert ["2.4.2", "–", "chưa có tài liệu, điểm và giải trình"] in missing
    assert not [row for row in missing if row[1] == "–" and row[0] in {"2.4.1", "8.1"}]
    assert f"; {sum(row[1] == '–' for row in missing)} tiêu chí chưa có tài liệu, điểm và giải trình" in answer.err
    assert not [row for row in missing if row[1] in {"1.1", "3.4.1", "4.1.1"}]


def test_a_file_that_is_there_is_kept(partui: Partui, tmp_path: Path) -> None:
    out = tmp_path / "ho-so.zip"
    out.write_bytes(b"x")
    assert "đã có; tệp được giữ nguyên" in partui("report", "dossier", str(out)).refused(1)
    assert ".zip" in partui("report", "dossier", str(tmp_path / "ho-so.docx")).refused(1)
    assert out.read_bytes() == b"x"
