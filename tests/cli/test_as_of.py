"""A report for a day is the same report whatever is entered later."""

from pathlib import Path

from tests.cli.conftest import Partui

FIRST, FIFTH = ("--as-of", "2020-10-01"), ("--as-of", "2020-10-05")


def test_an_extension_counts_from_the_day_it_was_granted(partui: Partui, tmp_path: Path) -> None:
    kinds = (("progress", "a.html"), ("scores", "b.html"), ("reminder", "c.docx"))
    asked = (["overdue", "--json"], ["status"], ["list", "--csv"], ["list", "--json"], ["show", "1.3.1"], ["score"])

    def printed(name: str) -> list[object]:
        reports: list[object] = []
        for kind, file in kinds:
            out = tmp_path / f"{name}-{file}"
            partui("report", kind, str(out), *(("--agency", "so noi vu") if kind == "reminder" else ()), *FIRST)
            reports.append(out.read_bytes() if file.endswith(".html") else out.exists())
        return [*reports, *(partui(*command, *FIRST).out for command in asked)]

    before = printed("before")
    partui("set", "1.3.1", "--deadline", "Ngày 15/11", "--leads", "Sở Tư pháp", "--note", "gia hạn", *FIFTH)
    partui("task", "remove", "1.3.2", *FIFTH)
    partui("score", "set", "1.2", "0,25", *FIFTH)
    partui("set", "1.1", "--status", "done", "--completed-on", "2020-10-05")
    assert printed("after") == before
    assert partui("overdue", "--json", *FIFTH).json["total"] == 0
    assert partui("undo").code == 0
    assert partui("check").code == 0


def test_what_is_entered_late_counts_from_the_day_given(partui: Partui) -> None:
    partui("set", "1.3.1", "--leads", "Sở Tư pháp", "--on", "1/9")
    assert partui("show", "1.3.1", "--json", *FIRST).json["leads"] == ["Sở Tư pháp"]
    assert partui("show", "1.3.1", "--json", "--as-of", "2020-08-31").json["leads"] == ["Sở Nội vụ"]
    known = partui("show", "1.3.1", "--json", "--known-on", "2020-10-01")
    assert (known.json["leads"], known.err) == (["Sở Nội vụ"], "Theo những gì tệp đã ghi đến hết ngày 01/10/2020.\n")
    assert "(tính từ 01/09/2020)" in partui("history").out
    assert "chưa đến" in partui("set", "1.3.1", "--leads", "Sở Tư pháp", "--on", "2199-01-01").refused()


def test_nothing_is_edited_under_what_was_known(partui: Partui) -> None:
    known = ("--known-on", "2020-10-01")
    edits = (
        ("set", "1.3.1", "--note", "x"), ("extend", "1.4.2", "--to", "15/12"), ("undo",), ("plan", "use", "2020"),
        ("snapshot", "Quý III"), ("evidence", "add", "1.3.1", "--number", "1/BC"),
    )  # fmt: skip
    partui("set", "1.3.1", "--note", "ghi")
    before = partui("history", "--json").json
    for edit in edits:
        assert "hãy bỏ ngày ấy để sửa" in partui(*edit, *known).refused(), edit
    assert partui("history", "--json").json == before
    assert "chưa đến" in partui("show", "1.3.1", "--known-on", "2199-01-01").refused()


def test_a_completion_set_to_an_earlier_day_counts_from_that_day(partui: Partui) -> None:
    partui("set", "1.6", "1.4.2", "--status", "done", "--completed-on", "15/11/2020")
    assert "15/11/2020 → 01/10/2020" in partui("set", "1.6", "--status", "done", *FIRST).err
    assert "Hoàn thành → Hoàn thành" not in partui("set", "1.4.2", "--completed-on", "1/10").err
    stands = [
        [partui("show", code, "--json", "--as-of", day).json["status"] for day in ("2020-09-30", "2020-10-01")]
        for code in ("1.6", "1.4.2")
    ]
    assert stands == [["todo", "done"]] * 2
    partui("undo")
    assert partui("show", "1.4.2", "--json", *FIRST).json["status"] != "done"
    assert partui("check").code == 0


def test_what_an_edit_for_an_earlier_day_takes_away_is_told(partui: Partui) -> None:
    partui("set", "1.3.1", "--note", "ghi sau", *FIFTH)
    told = partui("set", "1.3.1", "--note", "ghi trước", *FIRST)
    assert told.err.splitlines() == [
        "1.3.1: Ghi chú “ghi sau” ghi từ 05/10/2020 không còn tính nữa: lần sửa này tính từ 01/10/2020.",
        "1.3.1: Ghi chú ghi sau → ghi trước",
    ]
    assert "không còn tính" not in partui("set", "1.3.1", "--note", "hôm sau", *FIFTH).err
