"""`partui import` and `partui template`."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Partui
from tests.places import ROOT

SCAN = ROOT / "tests" / "data" / "plan-2020.txt"


@pytest.fixture
def next_plan(tmp_path: Path) -> Path:
    """The plan of 2021 as recognised text, an agency misspelt in its first task."""
    text = (
        SCAN.read_text(encoding="utf-8")
        .replace("năm 2020", "năm 2021")
        .replace("Quý IV\tSở Nội vụ", "Quý IV\tSở Nôi vụ")
    )
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return path


def answer_on_a_terminal(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    for module in ("commands.plan_file", "import_options"):
        monkeypatch.setattr(f"partui.cli.{module}.can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))


def test_a_plan_is_shown_then_imported_and_works_everywhere(partui: Partui, next_plan: Path) -> None:
    refused = partui("import", str(next_plan), "--yes")
    assert (refused.code, "“Sở Nôi vụ” giống “Sở Nội vụ”: 1.1. Hãy thêm --agencies same" in refused.err) == (1, True)
    answer = partui("import", str(next_plan), "--agencies", "new")
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0] == "Kế hoạch"
    assert "  “Quý III” → Quý III/2021: đến hết 30/09/2021 (2 nhiệm vụ)" in lines
    assert "  “Sở Nôi vụ” giống “Sở Nội vụ”: 1.1" in lines
    assert lines[-1] == ("Đã nhập kế hoạch năm 2021: 103 tiêu chí, 32 mục, 86 nhiệm vụ. Xem bằng: partui --plan 2021")
    late = partui("--plan", "2021", "overdue", "--as-of", "2021-10-01", "--json").json
    assert (late["plan"], late["total"]) == (2021, 2)
    assert partui("show", "1.3.1", "--plan", "2021", "--json").json["due_on"] == "2021-09-30"
    assert partui("show", "1.3.1", "--json").json["due_on"] == "2020-09-30"
    assert partui("set", "1.3.1", "--plan", "2021", "--status", "doing").code == 0
    assert partui("show", "1.3.1", "--json").json["status"] == "todo"
    assert partui("score", "--plan", "2021", "--json").json["plan"] == 2021
    assert partui("check").code == 0


def test_a_dry_run_saves_nothing_and_says_the_same_as_json(partui: Partui, next_plan: Path) -> None:
    shown = partui("import", str(next_plan), "--dry-run", "--json").json
    assert {name: shown[name] for name in ("criteria", "headings", "tasks", "unread_deadlines", "new_agencies")} == {
        "criteria": 103, "headings": 32, "tasks": 86, "unread_deadlines": [], "new_agencies": ["Sở Nôi vụ"],
    }  # fmt: skip
    assert shown["problems"][0] == "Bảng nhiệm vụ không có hàng mã 5.2."
    assert shown["alike_agencies"] == [{"written": "Sở Nôi vụ", "known": "Sở Nội vụ", "tasks": ["1.1"]}]
    assert shown["joined"] == ["2.2", "3.3.2", "8.1.1", "8.1.3"]
    assert shown["inherited"]["1.4.2"] == {"implementers": "1.4.1"}
    assert {
        "words": "Quý III",
        "kind": "quarter",
        "due_on": "2021-09-30",
        "reading": "Quý III/2021: đến hết 30/09/2021",
        "tasks": ["1.3.1", "1.3.2"],
    } in shown["deadlines"]
    assert (shown["plan"], shown["blocked"], shown["imported"]) == (2021, False, False)
    assert "2021" in partui("status", "--plan", "2021").refused()
    assert partui("import", str(next_plan), "--dry-run").out.splitlines()[-1].startswith("Chỉ xem trước, chưa lưu gì")


def test_a_dry_run_makes_no_data_file(partui: Partui, next_plan: Path, tmp_path: Path) -> None:
    new = tmp_path / "kế hoạch.db"
    shown = partui("--db", str(new), "import", str(next_plan), "--dry-run", "--json")
    assert (shown.json["tasks"], shown.json["new_agencies"], shown.err) == (86, ["Sở Nôi vụ"], "")
    assert not new.exists()


@pytest.mark.parametrize(
    "args", [("--agency-as", "sở nôi vụ=so noi vu"), ("--agencies", "same"), ("--agency-as", "Sở Nôi vụ=Sở Nội vụ")]
)
def test_a_misspelt_agency_is_the_known_one_when_told(partui: Partui, next_plan: Path, args: tuple[str, ...]) -> None:
    shown = partui("import", str(next_plan), *args, "--json").json
    assert shown["agencies_as"] == {"Sở Nôi vụ": "Sở Nội vụ"}
    assert (shown["new_agencies"], shown["imported"]) == ([], True)
    assert partui("show", "1.1", "--plan", "2021", "--json").json["leads"] == ["Sở Nội vụ"]


@pytest.mark.parametrize(
    "pasted",
    [
        'STT\tNhiệm vụ\tSản phẩm\tThời hạn\tChủ trì\n1\tLập kế\t"Kế hoạch\nBáo cáo"\tQuý I\tSở Nội vụ\n',
        "STT\tNhiệm vụ\tSản phẩm\tThời hạn\tChủ trì\n1\tLập kế\t<p>Kế hoạch</p><p>Báo cáo</p>\tQuý I\tSở Nội vụ\n",
    ],
)
def test_what_is_pasted_is_read(partui: Partui, monkeypatch: pytest.MonkeyPatch, pasted: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pasted.encode())))
    assert partui("import", "-", "--year", "2021", "--title", "Kế hoạch năm 2021").code == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert "Phần dán vào trống" in partui("import", "-").refused()
    shown = partui("show", "1", "--plan", "2021", "--json").json
    assert (shown["products"], shown["due_on"], shown["leads"]) == (
        ["Kế hoạch", "Báo cáo"],
        "2021-03-31",
        ["Sở Nội vụ"],
    )


def test_on_a_terminal_it_asks(partui: Partui, next_plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_on_a_terminal(monkeypatch, "gì", "m", "k")
    answer = partui("import", str(next_plan))
    assert "“Sở Nôi vụ” (1.1) giống “Sở Nội vụ” đã có. Là một (c) hay cơ quan mới (m)?" in answer.err
    assert answer.out.splitlines()[-1] == "Chưa nhập gì."
    answer_on_a_terminal(monkeypatch, "c", "c")
    assert "  “Sở Nôi vụ” → “Sở Nội vụ”" in partui("import", str(next_plan)).out.splitlines()
    assert partui("show", "1.1", "--plan", "2021", "--json").json["leads"] == ["Sở Nội vụ"]


def test_the_end_of_the_input_is_an_interruption(
    partui: Partui, next_plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_on_a_terminal(monkeypatch)
    assert partui("import", str(next_plan)).code == 130
    assert "2021" in partui("status", "--plan", "2021").refused()


def test_a_year_that_is_there(partui: Partui) -> None:
    answer = partui("import", str(SCAN))
    assert answer.code == 1
    said = "Tệp dữ liệu đã có kế hoạch năm 2020; bản điều chỉnh của kế hoạch ấy thì nhập với --revise"
    assert answer.err.startswith(f"Lỗi: {said}")
    assert "Chưa nhập gì." in answer.err
    shown = partui("import", str(SCAN), "--dry-run", "--json").json
    assert shown["blocked"]
    assert "đã có kế hoạch năm 2020" in shown["problems"][0]


def test_what_the_file_does_not_say_is_told(partui: Partui) -> None:
    told = ("--year", "2022", "--number", "5/KH", "--issued", "2022-01-05", "--issuer", "UBND tỉnh A", "--title", "Tên")
    shown = partui("import", str(SCAN), *told, "--json").json
    assert [shown[name] for name in ("plan", "number", "issued", "issuer", "title", "imported")] == [
        2022, "5/KH", "2022-01-05", "UBND tỉnh A", "Tên", True,
    ]  # fmt: skip
    assert "Tệp ghi năm 2020; nhập vào năm 2022." in shown["problems"]
    assert "75 nhiệm vụ có hạn trước năm 2022: “Trong năm 2020”" in shown["problems"]


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("import",), 2, ""),
        (("import", str(SCAN), "--year", "x"), 2, "không phải là một năm"),
        (("import", str(SCAN), "--agencies", "x"), 2, "chọn một trong: ask, new, same"),
        (("import", str(SCAN), "--agency-as", "x"), 2, "hãy ghi như"),
        (("import", str(SCAN), "--agency-as", "A=Sở Nội vụ"), 1, "không có cơ quan mới nào tên “A”"),
        (("import", str(SCAN), "--year", "1500"), 1, "phải từ 1900 trở lên"),
        (("import", str(SCAN), "--issued", "hôm qua", "--year", "2022"), 1, "không phải 2020-08"),
        (("import", "không.docx"), 1, "Không đọc được"),
        (("template", "a.odt"), 1, "Không ghi được kế hoạch ra tệp đuôi “.odt”"),
        (("template", "a.json"), 1, ".json chỉ đi cùng --filled"),
        (("template", "a.txt"), 1, ".txt chỉ đi cùng --filled"),
        (("template", "a.docx", "--filled", "--year", "2021"), 2, "--year chỉ dùng cho mẫu còn trống"),
    ],
)
def test_what_cannot_be(
    partui: Partui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in partui(*args).refused(code)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["partui.db"]


def test_an_agency_that_is_not_known(partui: Partui, next_plan: Path) -> None:
    answer = partui("import", str(next_plan), "--agency-as", "Sở Nôi vụ=Sở")
    assert "không rõ “Sở” là cơ quan nào đã có" in answer.refused()


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv", "json"])
def test_a_plan_as_issued_is_imported_into_another_file(partui: Partui, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"plan.{ending}"
    assert partui("template", str(target), "--filled").err == f"Đã ghi {target}: kế hoạch năm 2020, 86 nhiệm vụ.\n"
    assert "--force" in partui("template", str(target), "--filled").refused()
    assert partui("import", str(target), "--year", "2021", "--yes").code == 0
    again = tmp_path / "again.json"
    partui("template", str(again), "--filled", "--plan", "2021")
    seed = json.loads((ROOT / "seed.json").read_bytes())
    seed["plan"]["year"] = 2021
    if ending != "json":
        del seed["body"]
    assert json.loads(again.read_bytes()) == seed


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv"])
def test_an_empty_template(partui: Partui, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"mẫu.{ending}"
    answer = partui("template", str(target), "--as-of", "2020-12-01")
    assert answer.err == f"Đã ghi {target}: mẫu kế hoạch năm 2021; điền xong, nhập bằng: partui import {target}\n"
    assert "còn trống, chưa có hàng nào" in partui("import", str(target)).refused()


# A program that stands still in the midst of saving: however busy the machine, it is interrupted there.
STANDS_STILL = """
import os, signal, sys
from partui.cli.start import run
from partui.store.edits import plans
# Whoever runs the tests may have it ignored, as nohup and & do.
signal.signal(signal.SIGINT, signal.default_int_handler)
save = plans.add_plan
plans.add_plan = lambda conn, plan, watch: save(conn, plan, lambda tasks: os.kill(os.getpid(), signal.SIGSTOP))
sys.exit(run(sys.argv[1:]))
"""


def test_ctrl_c_leaves_nothing_saved(store_path: Path, tmp_path: Path) -> None:
    big = tmp_path / "big.csv"
    rows = "".join(f"1.{1 + at},Việc,Báo cáo,Sở Nội vụ\n" for at in range(300))
    big.write_text(f"STT,Lĩnh vực,Sản phẩm,Chủ trì\n{rows}", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", STANDS_STILL, "import", str(big), "--year", "2021"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    ) as running:  # fmt: skip
        try:
            _pid, status = os.waitpid(running.pid, os.WUNTRACED)
            assert os.WIFSTOPPED(status)
            running.send_signal(signal.SIGINT)
            running.send_signal(signal.SIGCONT)
            _out, err = running.communicate(timeout=60)
        finally:
            # Stopped, it would outlive the test.
            running.kill()
    assert (running.returncode, err.strip()) == (130, b"")
    from partui.store.db.open import open_store

    conn = open_store(str(store_path))
    assert conn.execute("SELECT year FROM plan").fetchall() == [(2020,)]
    conn.close()
