"""`partui report`."""

import csv
import os
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from zipfile import is_zipfile

import docx
import pytest

from tests.cli.conftest import Partui

LATE = ("--as-of", "2020-10-01")


def test_a_report_says_where_it_is_and_what_is_in_it(partui: Partui, tmp_path: Path) -> None:
    target = tmp_path / "báo cáo.csv"
    answer = partui("report", "progress", str(target), *LATE)
    assert (answer.code, answer.err) == (0, f"Đã ghi {target}: 86 nhiệm vụ, tính đến 01/10/2020.\n")
    with target.open(encoding="utf-8-sig", newline="") as file:
        codes = [row["Mã"] for row in csv.DictReader(file)]
    assert codes == [task["code"] for task in partui("list", "--json").json]


@pytest.mark.parametrize(
    ("kind", "name", "what"),
    [
        ("progress", "a.docx", "Sở Nội vụ, 29 nhiệm vụ, tính đến 01/10/2020."),
        ("reminder", "a.docx", "Sở Nội vụ, 2 quá hạn, 0 sắp đến hạn, tính đến 01/10/2020."),
        ("scores", "a.xlsx", "Sở Nội vụ, 30 tiêu chí, tính đến 01/10/2020."),
        ("reminder", "a.pdf", "Sở Nội vụ, 2 quá hạn, 0 sắp đến hạn, tính đến 01/10/2020."),
        ("brief", "a.docx", "Sở Nội vụ, 2 nhiệm vụ quá hạn, tính đến 01/10/2020."),
        ("calendar", "a.ics", "Sở Nội vụ, 28 thời hạn."),
        ("văn bản đôn đốc", "a.docx", "Sở Nội vụ, 2 quá hạn, 0 sắp đến hạn, tính đến 01/10/2020."),
    ],
)
def test_a_report_on_one_agency(partui: Partui, tmp_path: Path, kind: str, name: str, what: str) -> None:
    target = tmp_path / name
    answer = partui("report", kind, str(target), "--agency", "so noi vu", *LATE)
    assert answer.err.splitlines()[0] == f"Đã ghi {target}: {what}"
    assert target.stat().st_size > 1000


def test_a_reminder_for_everyone(partui: Partui, tmp_path: Path) -> None:
    partui("set", "2.1.1", "--deadline", "Ngày 10/10", *LATE)
    folder = tmp_path / "đôn đốc"
    answer = partui("report", "reminder", str(folder), "--all", *LATE)
    assert answer.err.splitlines()[:3] == [
        f"Đã ghi 2 văn bản đôn đốc vào {folder}:",
        "  don-doc-so-noi-vu.docx   Sở Nội vụ   2 quá hạn, 0 sắp đến hạn",
        "  don-doc-so-tu-phap.docx  Sở Tư pháp  0 quá hạn, 1 sắp đến hạn",
    ]
    assert sorted(os.listdir(folder)) == ["don-doc-so-noi-vu.docx", "don-doc-so-tu-phap.docx"]
    assert all(is_zipfile(path) for path in folder.iterdir())
    assert "--force" in partui("report", "reminder", str(folder), "--all", *LATE).refused()
    assert partui("report", "reminder", str(folder), "--all", "--force", *LATE).code == 0


def test_a_late_task_without_a_lead_is_told_of(partui: Partui, store_path: Path, tmp_path: Path) -> None:
    unled = "! Quá hạn hoặc sắp đến hạn mà chưa ghi cơ quan chủ trì, nên không có văn bản đôn đốc: {}."
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute("DELETE FROM task_agency WHERE task_id = (SELECT id FROM task WHERE code = '1.3.2')")
    answer = partui("report", "reminder", str(tmp_path / "một"), "--all", *LATE)
    assert (answer.code, unled.format("1.3.2") in answer.err.splitlines()) == (0, True)
    assert os.listdir(tmp_path / "một") == ["don-doc-so-noi-vu.docx"]
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute("DELETE FROM task_agency WHERE task_id = (SELECT id FROM task WHERE code = '1.3.1')")
    answer = partui("report", "reminder", str(tmp_path / "không"), "--all", *LATE)
    assert answer.err.splitlines()[-1] == unled.format("1.3.1, 1.3.2")
    assert not (tmp_path / "không").exists()


def test_nobody_to_remind(partui: Partui, tmp_path: Path) -> None:
    answer = partui("report", "reminder", str(tmp_path / "mới"), "--all", "--as-of", "2020-02-01")
    assert (answer.code, answer.err) == (
        0,
        "✓ Tính đến 01/02/2020, không có cơ quan nào phải đôn đốc; không ghi tệp nào.\n",
    )
    assert not (tmp_path / "mới").exists()
    target = tmp_path / "a.docx"
    refused = partui("report", "reminder", str(target), "--agency", "so tai chinh", *LATE).refused()
    assert "không có gì để đôn đốc" in refused
    assert not target.exists()


def test_what_is_there_is_kept_unless_forced(partui: Partui, tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")
    assert "--force" in partui("report", "progress", str(target)).refused()
    assert target.read_text() == "mine"
    assert partui("report", "progress", str(target), "--force").code == 0
    assert target.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("progress", "a.odt"), "“.odt”; ghi một trong: .docx, .pdf, .xlsx, .md, .html, .csv"),
        (("scores", "a.csv"), "“.csv”; ghi một trong: .docx, .pdf, .xlsx, .html"),
        (("calendar", "a"), "không có đuôi tệp"),
        (("progress", "."), "là một thư mục"),
        (("progress", "không/a.docx"), "Không có thư mục"),
        (("progress", "a.docx", "--agency", "so xyz"), "Không có cơ quan nào"),
        (("scores", "a.docx", "--agency", "ubnd cap xa"), "không giao UBND cấp xã"),
    ],
)
def test_what_cannot_be_written(
    partui: Partui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], said: str
) -> None:
    (tmp_path / "trống").mkdir()
    monkeypatch.chdir(tmp_path / "trống")
    assert said in partui("report", *args).refused()
    assert os.listdir() == []


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("kalendar", "a.ics"), "progress (Báo cáo tình hình thực hiện)"),
        (("reminder", "a.docx"), "thêm --agency TÊN, --all hoặc --collective"),
        (("scores", "a.docx", "--since", "2020-09-01"), "chỉ dùng cho progress và brief"),
        (("progress", "a", "--all"), "chỉ dùng cho reminder"),
        (("reminder", "a", "--all", "--agency", "so noi vu"), "chỉ ghi một"),
        (("progress",), "Thiếu"),
    ],
)
def test_wrong_usage(partui: Partui, args: tuple[str, ...], said: str) -> None:
    assert said in partui("report", *args).refused(2)


def small_files() -> None:
    # As much as SQLite's own shared memory takes.
    resource.setrlimit(resource.RLIMIT_FSIZE, (32_768, 32_768))


@pytest.mark.parametrize("args", [["progress", "a.docx"], ["scores", "a.html"], ["reminder", "d", "--all"]])
def test_a_full_disk_leaves_nothing(store_path: Path, tmp_path: Path, args: list[str]) -> None:
    folder = tmp_path / "ra"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "partui", "report", *args, *LATE],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([os.getcwd(), *sys.path]), "PYTHONUTF8": "1"},
        preexec_fn=small_files,
    )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Lỗi: Không đủ chỗ")
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == b""
    assert os.listdir(folder) == []


def test_what_is_behind_and_what_has_changed_since(partui: Partui, tmp_path: Path) -> None:
    partui("milestone", "6.2.3", "dự thảo 30/9; ban hành 15/12", "--as-of", "2020-09-01")
    partui("snapshot", "Quý III", "--as-of", "2020-09-30")
    target = tmp_path / "a.md"
    partui("report", "progress", str(target), "--since", "quy iii", *LATE)
    text = target.read_text(encoding="utf-8")
    behind = "- Sở Nội vụ: 02 nhiệm vụ còn 60 ngày (30/11/2020), chậm nhịp: chưa bắt đầu khi đã qua 50% thời gian"
    assert f"## Tồn tại, hạn chế\n\n{behind} (1.4.1, 1.4.2)\n" in text
    assert "\n- Mốc 6.2.3: dự thảo, hạn 30/09/2020, quá 1 ngày\n" in text
    assert "- Thay đổi từ “Quý III” (30/09/2020): mới quá hạn (2): 1.3.1, 1.3.2\n" in text
    for name in ("a.docx", "a.xlsx", "a.html"):
        assert partui("report", "progress", str(tmp_path / name), "--since", "30/9", *LATE).code == 0
    partui("report", "progress", str(target), "--force", "--agency", "tu phap", "--since", "30/9", *LATE)
    assert "- Thay đổi từ 30/09/2020: không đổi gì\n" in target.read_text(encoding="utf-8")
    partui("report", "scores", str(tmp_path / "b.docx"), "--since", "30/9").refused(2)


def test_a_report_is_about_the_quarter_that_the_file_says(partui: Partui, tmp_path: Path) -> None:
    partui("config", "set", "quarter_ends_on", "14")
    assert "từ 0 đến 31" in partui("config", "set", "quarter_ends_on", "32").refused()
    partui("set", "1.1", "--status", "done", "--completed-on", "14/9/2020")
    target = str(tmp_path / "a.docx")
    partui("report", "progress", target, "--as-of", "2020-09-14")
    said = [paragraph.text for paragraph in docx.Document(target).paragraphs]
    assert "(Quý III năm 2020, từ ngày 15/06/2020 đến ngày 14/09/2020)" in said
    assert any("hoàn thành trong kỳ 01 nhiệm vụ" in line for line in said)
    target = str(tmp_path / "a.html")
    partui("report", "brief", target, "--as-of", "2020-10-01")
    page = Path(target).read_text(encoding="utf-8")
    assert "trong kỳ từ 15/09/2020: đến hạn 2 nhiệm vụ, hoàn thành 0, đạt 0%" in page


def test_a_report_tells_what_its_period_brought(partui: Partui, tmp_path: Path) -> None:
    partui("set", "1.3.1", "--status", "done", "--completed-on", "2020-09-20", "--as-of", "2020-10-05")
    partui("set", "1.3.2", "--status", "doing", "--note", "Chờ ý kiến Bộ Nội vụ", "--as-of", "2020-10-05")
    out = tmp_path / "a.docx"
    whole = ("report", "progress", str(out), "--as-of", "2020-10-05", "--force")
    assert partui(*whole, "--from", "2020-07-01").code == 0
    lines = [line.text for line in docx.Document(str(out)).paragraphs if line.text]
    assert (
        "- Trong kỳ từ 01/07/2020 đến 05/10/2020: đến hạn 02 nhiệm vụ, hoàn thành 01, đạt 50%; "
        "hoàn thành trong kỳ 01 nhiệm vụ." in lines
    )
    parts = [line for line in lines if line[:2] in {"I.", "II", "IV", "V.", "VI"}]
    assert parts == [
        "I. ĐÁNH GIÁ CHUNG", "II. KẾT QUẢ NỔI BẬT", "III. TỒN TẠI, HẠN CHẾ", "IV. NGUYÊN NHÂN", "V. NHIỆM VỤ KỲ TỚI",
        "VI. KIẾN NGHỊ, ĐỀ XUẤT",
    ]  # fmt: skip
    after = dict(zip(parts, (lines[lines.index(part) + 1] for part in parts), strict=True))
    assert after["II. KẾT QUẢ NỔI BẬT"].startswith("- 1.3.1 “")
    assert after["II. KẾT QUẢ NỔI BẬT"].endswith("Sở Nội vụ, hoàn thành ngày 20/09/2020.")
    assert after["IV. NGUYÊN NHÂN"].endswith("Chờ ý kiến Bộ Nội vụ.")
    assert after["V. NHIỆM VỤ KỲ TỚI"].startswith("- 1.4.1 “")
    assert after["VI. KIẾN NGHỊ, ĐỀ XUẤT"].startswith("[Nội dung do cơ quan lập báo cáo bổ sung]")
    assert "bắt đầu 06/10/2020, sau ngày xem" in partui(*whole, "--from", "6/10").refused()
    assert "--from chỉ dùng cho progress và brief" in partui("report", "scores", str(out), "--from", "1/7").refused(2)


def test_who_signs_is_asked_once_where_somebody_answers(
    partui: Partui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = str(tmp_path / "a.docx")
    told = partui("report", "progress", target).err
    assert "! Chưa ghi cơ quan ký: văn bản để Sở Nội vụ, GIÁM ĐỐC" in told
    assert "partui plan set --office" in told
    assert "Chưa ghi" not in partui("report", "progress", str(tmp_path / "a.html")).err
    typed = iter(["Văn phòng UBND tỉnh", "", "KT. Chánh Văn phòng / Phó Chánh Văn phòng", "Lê Thị Hoa", ""])
    monkeypatch.setattr("partui.cli.commands.reports.signing.can_ask", lambda: True)
    monkeypatch.setattr("partui.cli.commands.reports.signing.ask", lambda _question: next(typed))
    for _time in range(2):
        assert "Chưa ghi" not in partui("report", "progress", target, "--force").err
    assert list(typed) == []
    (head,) = partui("plan", "list", "--json").json
    assert (head["office"], head["office_symbol"], head["signed_by"]) == (
        "Văn phòng UBND tỉnh", "VPUBND", "Lê Thị Hoa",
    )  # fmt: skip
    said = [cell.text for cell in docx.Document(target).tables[-2].rows[0].cells]
    assert said[1].startswith("KT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG")


def test_a_report_goes_into_a_pipe_as_it_would_into_a_file(partui: Partui, tmp_path: Path) -> None:
    for kind, name, args in (("progress", "a.csv", ["--format", "csv"]), ("calendar", "a.ics", [])):
        partui("report", kind, str(tmp_path / name), *LATE)
        answer = partui("report", kind, "-", *args, *LATE)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.splitlines() == (tmp_path / name).read_text(encoding="utf-8").splitlines()
    assert partui("report", "progress", "-", *LATE).out.startswith("# Báo cáo tình hình thực hiện kế hoạch năm 2020\n")
    assert partui("report", "brief", "-", "--dry-run", *LATE).out == ""
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["dossier", "-"], 1, "không phải là chữ, không ghi ra đầu ra chuẩn được; hãy ghi một tệp đuôi .zip, .pdf."),
        (["progress", "-", "--format", "docx"], 1, "không có dạng “docx”; ghi một trong: md, html, csv."),
        (["progress", "-", "--template", "a.docx"], 1, "hãy ghi ra tệp đuôi .docx."),
        (["progress", "-", "--json"], 2, "chỉ ghi một"),
        (["progress", "a.md", "--format", "csv"], 2, "đuôi tệp quyết định dạng"),
    ],
)
def test_what_goes_into_no_pipe(partui: Partui, args: list[str], code: int, said: str) -> None:
    answer = partui("report", *args, *LATE)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
