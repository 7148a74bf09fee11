"""Files that are not what they claim, locked, empty, huge or hiding something: a sentence, soon, in little memory."""

import os
import resource
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.domain.plan.file import parse_plan
from partui.plan_io.draft import PlanOverrides
from partui.plan_io.files import read_plan_file, write_plan
from tests.places import ROOT

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ROWS = 50_000
WORD_ROW = "<w:tr>" + "<w:tc><w:p><w:r><w:t>{at}</w:t></w:r></w:p></w:tc>" * 7 + "</w:tr>"
EXCEL_ROW = '<row r="{at}">' + "<c><v>{at}</v></c>" * 7 + "</row>"
SECONDS, MEGABYTES = 20, 700


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with some rows of the 2020 plan in every format."""
    folder = tmp_path_factory.mktemp("good")
    plan = parse_plan((ROOT / "seed.json").read_bytes())
    plan = plan.model_copy(update={"criteria": plan.criteria[:9], "items": plan.items[:9]})
    for ending in ("docx", "xlsx", "csv"):
        write_plan(plan, str(folder / f"plan.{ending}"))
    return folder


def refusal(path: Path) -> str:
    with pytest.raises(PartuiError) as refused:
        read_plan_file(str(path), PlanOverrides(), lambda _rows: None)
    return str(refused.value)


def repacked(source: Path, changed: dict[str, bytes]) -> bytes:
    """A package with some parts changed or added."""
    out = BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *changed}:
            new.writestr(name, changed[name] if name in changed else old.read(name))
    return out.getvalue()


def part_of(source: Path, name: str) -> bytes:
    with zipfile.ZipFile(source) as package:
        return package.read(name)


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "trống"),
        (b" \n ", "trống"),
        (b"%PDF-1.7 abc", "hỏng hoặc không phải tệp Word, Excel"),
        (b"<html><table><tr><td>STT</td></tr></table></html>", "hỏng hoặc không phải tệp Word, Excel"),
        (b"PK\x03\x04 abc", "hỏng hoặc không phải tệp Word, Excel"),
        (OLE, "dạng cũ (.doc, .xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "đặt mật khẩu"),
    ],
)
def test_what_is_no_office_file(tmp_path: Path, ending: str, data: bytes, sentence: str) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(data)
    assert sentence in refusal(path)


@pytest.mark.parametrize(("ending", "other"), [("docx", "xlsx"), ("xlsx", "docx")])
def test_one_office_file_under_the_other_s_name(tmp_path: Path, good: Path, ending: str, other: str) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes((good / f"plan.{other}").read_bytes())
    assert "hỏng hoặc không phải tệp Word, Excel" in refusal(path)


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_file_that_was_cut_off(tmp_path: Path, good: Path, ending: str, share: float) -> None:
    whole = (good / f"plan.{ending}").read_bytes()
    path = tmp_path / f"a.{ending}"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "hỏng hoặc không phải tệp Word, Excel" in refusal(path)


@pytest.mark.parametrize(
    ("ending", "changed", "sentence"),
    [
        ("docx", {"word/document.xml": b"<w:document"}, "Tệp Word hỏng"),
        ("docx", {"word/document.xml": b"<a/>"}, "Tệp Word hỏng"),
        ("docx", {"word/document.xml": b'<?xml version="1.0" encoding="UTF-99"?><a/>'}, "khai báo XML lạ"),
        ("docx", {"word/vbaProject.bin": b"x"}, "macro"),
        ("xlsx", {"xl/vbaProject.bin": b"x"}, "macro"),
        ("xlsx", {"xl/workbook.xml": b"<a/>"}, "Không thấy bảng"),
        ("xlsx", {"xl/worksheets/sheet1.xml": b"<worksheet"}, "Excel hỏng"),
        ("docx", {"word/media/a.png": b"\0" * 250 * 2**20}, "giải nén ra"),
        ("docx", {"word/document.xml": b"<a>" + b" " * 20 * 2**20}, "giải nén ra"),
        ("xlsx", {"xl/sharedStrings.xml": b"<a>" + b" " * 20 * 2**20}, "giải nén ra"),
        ("docx", {f"word/a{at}": b"" for at in range(5100)}, "giải nén ra"),
    ],
)
def test_packages_with_something_in_them(
    tmp_path: Path, good: Path, ending: str, changed: dict[str, bytes], sentence: str
) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(repacked(good / f"plan.{ending}", changed))
    assert sentence in refusal(path)


@pytest.mark.parametrize(("ending", "name"), [("docx", "word/document.xml"), ("xlsx", "xl/sharedStrings.xml")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_neither_expanded_nor_fetched(
    tmp_path: Path, good: Path, ending: str, name: str, encoding: str
) -> None:
    text = part_of(good / f"plan.{ending}", name).decode()
    secret = tmp_path / "secret"
    secret.write_text("STT")
    start = text.index("?>") + 2
    evil = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]>{text[start:]}'
    )
    path = tmp_path / f"a.{ending}"
    path.write_bytes(repacked(good / f"plan.{ending}", {name: evil.encode(encoding)}))
    assert "DOCTYPE" in refusal(path)


def test_references_to_the_outside_are_never_followed(
    tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(*_args: object) -> None:
        raise AssertionError("asked the network")

    monkeypatch.setattr("socket.getaddrinfo", nobody)
    monkeypatch.setattr("socket.socket.connect", nobody)
    relations = part_of(good / "plan.docx", "word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    outside = "".join(
        f'<Relationship Id="x{at}" Type="{kind}/{name}" Target="http://example.invalid/{name}" TargetMode="External"/>'
        for at, name in enumerate(("attachedTemplate", "image", "oleObject", "numbering"))
    )
    changed = relations.replace("</Relationships>", f"{outside}</Relationships>").encode()
    path = tmp_path / "a.docx"
    path.write_bytes(repacked(good / "plan.docx", {"word/_rels/document.xml.rels": changed}))
    assert len(read_plan_file(str(path), PlanOverrides(), lambda _rows: None).file.items) == 9


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.csv", b"\0\1\2", "không phải văn bản"),
        ("a.csv", b"a;b\n" * 5, "Không thấy bảng nhiệm vụ"),
        ("a.csv", b'STT,"' + b"x" * 300_000, "không đọc được như CSV"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0", "không phải văn bản"),
        ("a.json", b"{", "không phải JSON"),
        ("a.json", b"[" * 100_000, "không phải JSON"),
        ("a.docm", b"x", "macro"),
        ("a.xlsm", b"x", "macro"),
        ("a.odt", b"x", "hỏng hoặc không phải tệp Word, Excel, LibreOffice"),
        ("a.rtf", b"x", "Không nhập được tệp đuôi “.rtf”; các đuôi nhập được: .docx .xlsx .odt .ods"),
        ("a", b"x", "Tên tệp “a” không có đuôi"),
    ],
)
def test_other_files(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert sentence in refusal(path)


def test_no_file_a_folder_and_a_pipe(tmp_path: Path) -> None:
    assert "Không đọc được" in refusal(tmp_path / "không.csv")
    (tmp_path / "b.csv").mkdir()
    os.mkfifo(tmp_path / "c.csv")
    assert "b.csv là một thư mục" in refusal(tmp_path / "b.csv")
    assert "Không đọc được" in refusal(tmp_path / "không")
    assert "không phải là một tệp thường" in refusal(tmp_path / "c.csv")
    assert "không phải tên tệp" in refusal(Path("a\0.csv"))


def huge_csv(target: Path) -> None:
    rows = "".join(f"{1 + at // 900}.{1 + at % 900},Việc,Báo cáo,Sở\n" for at in range(ROWS))
    target.write_text(f"STT,Lĩnh vực,Sản phẩm,Chủ trì\n{rows}", encoding="utf-8")


def huge_json(target: Path) -> None:
    import json

    seed = json.loads((ROOT / "seed.json").read_bytes())
    last = seed["items"][-1]
    seed["items"] = [{**last, "code": f"{1 + at // 900}.{1 + at % 900}"} for at in range(ROWS)]
    target.write_text(json.dumps(seed), encoding="utf-8")


def huge_word(target: Path, good: Path) -> None:
    text = part_of(good / "plan.docx", "word/document.xml").decode()
    at = text.rindex("</w:tbl>")
    rows = "".join(WORD_ROW.format(at=f"{row}.{row}") for row in range(1, ROWS))
    target.write_bytes(repacked(good / "plan.docx", {"word/document.xml": (text[:at] + rows + text[at:]).encode()}))


def huge_excel(target: Path) -> None:
    from xlsxwriter import Workbook

    with Workbook(target) as book:
        book.add_worksheet()
    name = "xl/worksheets/sheet1.xml"
    rows = "".join(EXCEL_ROW.format(at=row) for row in range(1, ROWS + 1))
    sheet = part_of(target, name).decode().replace("<sheetData/>", f"<sheetData>{rows}</sheetData>")
    target.write_bytes(repacked(target, {name: sheet.encode()}))


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv", "json"])
def test_50_000_rows_are_refused_soon_and_in_little_memory(tmp_path: Path, good: Path, ending: str) -> None:
    path = tmp_path / f"huge.{ending}"
    match ending:
        case "docx":
            huge_word(path, good)
        case "xlsx":
            huge_excel(path)
        case "csv":
            huge_csv(path)
        case _:
            huge_json(path)

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, MEGABYTES * 2**20))

    done = subprocess.run(
        [sys.executable, "-m", "partui", "--db", str(tmp_path / "a.db"), "import", str(path)],
        stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60, preexec_fn=bounded,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr.decode()
    said = done.stderr.decode().splitlines()
    assert len(said) == 1
    assert "không phải một kế hoạch" in said[0]
    assert not (tmp_path / "a.db").exists()
