"""`partui evidence`: products, the documents that prove them, and what is lacking."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Partui

WHOLE = (
    "--number", "12/QĐ-SNV", "--issued-on", "1/9", "--issuer", "Sở Nội vụ", "--summary", "Thành lập Đoàn",
    "--link", "https://example.org/12.pdf",
)  # fmt: skip


def listed(partui: Partui, *args: str) -> list[dict[str, Any]]:
    return list(partui("evidence", "list", "--json", *args).json)


def test_a_document_is_added_and_shown(partui: Partui) -> None:
    answer = partui("evidence", "add", "1.3.1", "--product", "1", *WHOLE, "--why", "bổ sung", "--by", "Lan")
    (task,) = listed(partui, "1.3.1")
    (document,) = task["evidence"]
    uuid = document.pop("uuid")
    text = "12/QĐ-SNV ngày 01/09/2020 của Sở Nội vụ: Thành lập Đoàn (https://example.org/12.pdf)"
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"1.3.1: Tài liệu kiểm chứng – → {text} [{uuid[:8]}]\n"
    assert document == {
        "product": 1,
        "products": [1],
        "number": "12/QĐ-SNV",
        "issued_on": "2020-09-01",
        "issuer": "Sở Nội vụ",
        "summary": "Thành lập Đoàn",
        "link": "https://example.org/12.pdf",
        "period": "",
    }
    assert list(task) == ["code", "title", "status", "products", "evidence", "unproved"]
    assert (task["code"], task["status"], task["unproved"]) == ("1.3.1", "todo", [2, 3])
    products = (
        "  ✓ 1. Quyết định thành lập Đoàn kiểm tra;\n"
        f"    → {text} [{uuid[:8]}]\n"
        "  ○ 2. Thông báo kết luận kiểm tra;\n"
        "  ○ 3. Báo cáo kết quả kiểm tra.\n"
    )
    out = partui("evidence", "list", "1.3.1").out
    assert out.endswith(f" (Chưa thực hiện)\n{products}\n1/3 sản phẩm có tài liệu kiểm chứng\n")
    (change,) = partui("history", "--json").json
    assert (change["field"], change["by"], change["why"]) == (f"evidence/{uuid}", "Lan", "bổ sung")


def test_show_has_the_documents_too(partui: Partui) -> None:
    partui("evidence", "add", "1.3.1", "--product", "2", "--number", "7")
    (task,) = listed(partui, "1.3.1")
    whole = partui("show", "1.3.1", "--json").json
    assert (whole["evidence"], whole["unproved"]) == (task["evidence"], [1, 3])
    assert (
        "Sản phẩm        ○ 1. Quyết định thành lập Đoàn kiểm tra;\n"
        "                ✓ 2. Thông báo kết luận kiểm tra;\n"
        f"                  → 7 [{task['evidence'][0]['uuid'][:8]}]\n"
        "                ○ 3. Báo cáo kết quả kiểm tra.\n"
    ) in partui("show", "1.3.1").out


def test_a_document_for_the_whole_task_proves_every_product(partui: Partui) -> None:
    partui("evidence", "add", "1.3.1", "--number", "9")
    (task,) = listed(partui, "1.3.1")
    assert (task["evidence"][0]["product"], task["unproved"]) == (None, [])
    assert "  ✓ 3. Báo cáo kết quả kiểm tra.\n  ✓ Cả nhiệm vụ\n    → 9 [" in partui("evidence", "list", "1.3.1").out


def test_the_whole_plan(partui: Partui) -> None:
    tasks = listed(partui)
    assert [task["code"] for task in tasks] == [task["code"] for task in partui("list", "--json").json]
    products = sum(len(task["products"]) for task in tasks)
    assert all(task["unproved"] == [*range(1, len(task["products"]) + 1)] for task in tasks)
    assert partui("evidence", "list").out.endswith(f"\n\n0/{products} sản phẩm có tài liệu kiểm chứng\n")


def test_done_tasks_that_lack_documents(partui: Partui) -> None:
    assert listed(partui, "--missing") == []
    nothing = "✓ Không có nhiệm vụ hoàn thành nào thiếu tài liệu kiểm chứng.\n"
    assert partui("evidence", "list", "--missing").out == nothing
    partui("evidence", "add", "1.3.1", "--product", "2", "--number", "7")
    partui("evidence", "add", "1.3.2", "--number", "9")
    partui("set", "1.3.1", "1.3.2", "--status", "done", "--completed-on", "2020-09-20")
    assert [(task["code"], task["unproved"]) for task in listed(partui, "--missing")] == [("1.3.1", [1, 3])]
    assert listed(partui, "--missing", "1.3.2") == []
    assert listed(partui, "--missing", "--as-of", "2020-09-19") == []
    out = partui("evidence", "list", "--missing").out
    assert " (Hoàn thành, thiếu tài liệu kiểm chứng)\n  ○ 1. " in out
    assert out.endswith("\nThiếu tài liệu kiểm chứng: 1 nhiệm vụ, 2 sản phẩm\n")


def test_a_document_issued_after_the_day_looked_at(partui: Partui) -> None:
    partui("set", "1.3.1", "--status", "done", "--completed-on", "2020-09-20")
    partui("evidence", "add", "1.3.1", "--number", "9", "--issued-on", "1/10/2020", "--as-of", "2020-09-30")
    before = partui("evidence", "list", "1.3.1", "--as-of", "2020-09-30").out
    assert "  ○ Cả nhiệm vụ\n    → 9 ngày 01/10/2020 (! ban hành sau ngày đang xem) [" in before
    assert "\n0/3 sản phẩm có tài liệu kiểm chứng\n" in before
    assert partui("show", "1.3.1", "--json", "--as-of", "2020-09-30").json["unproved"] == [1, 2, 3]
    assert "sau ngày đang xem" in partui("show", "1.3.1", "--as-of", "2020-09-30").out
    assert listed(partui, "--missing", "--as-of", "2020-09-30")[0]["unproved"] == [1, 2, 3]
    assert listed(partui, "--missing", "--as-of", "2020-10-01") == []
    assert "sau ngày đang xem" not in partui("evidence", "list", "1.3.1").out


def test_a_file_that_is_not_there_is_kept_and_flagged(partui: Partui, tmp_path: Path) -> None:
    path = tmp_path / "báo cáo [1].pdf"
    answer = partui("evidence", "add", "1.5", "--link", str(path))
    assert answer.code == 0
    assert answer.err.endswith(f"\nLưu ý: không thấy tệp {path}; đường dẫn vẫn được giữ.\n")
    assert listed(partui, "1.5")[0]["evidence"][0]["link"] == str(path)
    assert f"→ {path} (! không thấy tệp) [" in partui("evidence", "list", "1.5").out
    path.touch()
    assert "không thấy tệp" not in partui("evidence", "list", "1.5").out
    assert "không thấy tệp" not in partui("evidence", "add", "1.5", "--link", str(path)).err


def test_a_file_in_the_home_folder(partui: Partui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "a.pdf").touch()
    assert "không thấy" not in partui("evidence", "add", "1.5", "--link", "~/a.pdf").err
    assert "không thấy tệp ~/b.pdf" in partui("evidence", "add", "1.5", "--link", "~/b.pdf").err


def test_removed_and_taken_back(partui: Partui) -> None:
    partui("evidence", "add", "1.3.1", "--number", "7")
    (before,) = listed(partui, "1.3.1")
    uuid = before["evidence"][0]["uuid"]
    assert partui("evidence", "remove", f" {uuid[:8].upper()}", "--why", "nhầm", "--by", "Hà").err == (
        "1.3.1: Tài liệu kiểm chứng 7 → –\n"
    )
    assert listed(partui, "1.3.1")[0]["evidence"] == []
    assert partui("undo").err == "Đã hoàn tác 1.3.1: Tài liệu kiểm chứng – → 7\n"
    assert listed(partui, "1.3.1") == [before]
    assert partui("check").code == 0


@pytest.mark.parametrize("uuid", ["", " ", "ffffffffff", "%", "[/x]\x1b[2J"])
def test_no_such_document_and_none_is_lost(partui: Partui, uuid: str) -> None:
    partui("evidence", "add", "1.3.1", "--number", "7")
    assert "Không có tài liệu nào mang số hay mã" in partui("evidence", "remove", uuid).refused()
    assert len(listed(partui, "1.3.1")[0]["evidence"]) == 1


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["1.3.9", "--number", "1"], 1, "không có nhiệm vụ mã “1.3.9”; gần nhất: 1.3.1"),
        (["1.3", "--number", "1"], 1, "1.3 là một mục, không phải nhiệm vụ"),
        (["[/x]\x1b[2J", "--number", "1"], 1, "mã “[/x][2J”"),
        (["1.3.1", "--product", "4", "--number", "1"], 1, "1.3.1 có 3 sản phẩm; không có sản phẩm số 4."),
        (["1.3.1", "--product", "0", "--number", "1"], 2, "--product: “0” không nhận được; ghi một số thứ tự từ 1."),
        (["1.3.1", "--product", "-1", "--number", "1"], 2, "--product: “-1” không nhận được"),
        (["1.3.1", "--product", "²", "--number", "1"], 2, "--product: “²” không nhận được"),
        (["1.3.1", "--product", "9" * 5000, "--number", "1"], 2, "--product: “9"),
        (["1.3.1", "--number", "1", "--issued-on", "31/9/2020"], 2, "--issued-on: Không có ngày “31/9/2020”"),
        (["1.3.1"], 1, "Tài liệu cần ít nhất số/ký hiệu, trích yếu hoặc đường dẫn."),
        (["1.3.1", "--product", "1", "--issued-on", "1/9/2020"], 1, "Tài liệu cần ít nhất"),
        (["1.3.1", "--number", " \x1b\u202e", "--link", ""], 1, "Tài liệu cần ít nhất"),
        (["1.3.1", "--summary", "x" * 2001], 1, "dài nhất 2000 ký tự"),
    ],
)
def test_refused(partui: Partui, args: list[str], code: int, said: str) -> None:
    assert said in partui("evidence", "add", *args).refused(code)
    assert partui("history", "--json").json == []


def test_hostile_text_is_text(partui: Partui, store_path: Path) -> None:
    hostile = "[/x] [bold]x \x1b]52;c;aGk=\x07\x1b[31mđỏ \u202eRTL"
    partui(
        "evidence", "add", "1.3.1", "--number", hostile, "--issuer", hostile, "--summary", hostile, "--link", hostile
    )
    (document,) = listed(partui, "1.3.1")[0]["evidence"]
    assert {document[key] for key in ("number", "issuer", "summary", "link")} == {"[/x] [bold]x ]52;c;aGk=[31mđỏ RTL"}
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute("UPDATE evidence SET summary = 'a\x1b[2J\nb', link = char(27) || '[2J'")
    for args in (["evidence", "list", "1.3.1"], ["show", "1.3.1"], ["history"], ["undo"]):
        answer = partui(*args)
        assert not {"\x1b", "\x07", "\u202e"} & set(answer.out + answer.err), args


@pytest.mark.parametrize(
    ("args", "said", "hint"),
    [
        ([], "Thiếu lệnh; các lệnh: list, add, remove.", "partui evidence"),
        (["lst"], "Không có lệnh “lst”; gần nhất: list.", "partui evidence"),
        (["add"], "Thiếu MÃ.", "partui evidence add"),
        (["remove"], "Thiếu SỐ.", "partui evidence remove"),
        (
            ["add", "1.3.1", "--prodct", "1"],
            "Không có tùy chọn --prodct; gần nhất: --period, --product.",
            "partui evidence add",
        ),
        (["list", "1.3.1", "1.3.2"], "Thừa tham số: 1.3.2.", "partui evidence list"),
    ],
)
def test_wrong_usage(partui: Partui, args: list[str], said: str, hint: str) -> None:
    assert partui("evidence", *args).refused(2).splitlines() == [f"Lỗi: {said}", f"Xem: {hint} --help"]


@pytest.mark.parametrize("name", ["list", "add", "remove"])
def test_help_of_the_commands_below(partui: Partui, name: str) -> None:
    assert f"\n  {name} " in partui("evidence", "--help").out
    out = partui("evidence", name, "--help").out
    assert out.startswith(f"Cách dùng: partui evidence {name} [TÙY CHỌN]")
    assert "--as-of NGÀY" in out
