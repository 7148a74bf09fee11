"""`partui snapshot`, `partui trend` and `status --since`."""

from pathlib import Path

from tests.cli.conftest import Partui

THEN, NOW = ("--as-of", "2020-09-30"), ("--as-of", "2020-10-10")


def test_a_snapshot_is_printed_again_as_it_was(partui: Partui) -> None:
    said = partui("snapshot", "Quý III", *THEN)
    assert said.err.startswith("Đã chốt “Quý III”. Dấu niêm: ")
    before = [partui("snapshot", "show", "quy iii").err, partui("snapshot", "show", "quy iii", "--json").out]
    partui("set", "1.3.1", "--deadline", "Ngày 15/11", "--on", "5/10")
    partui("set", "1.1", "--status", "done", "--completed-on", "2020-10-02")
    partui("task", "remove", "2.2", *NOW)
    assert [partui("snapshot", "show", "quy iii").err, partui("snapshot", "show", "quy iii", "--json").out] == before
    since = partui("status", "--since", "quý iii", *NOW).out.splitlines()
    assert since[-5:] == [
        "Từ “Quý III” (30/09/2020) đến 10/10/2020:",
        "  mới quá hạn (1): 1.3.2",
        "  mới hoàn thành (1): 1.1",
        "  đã bỏ (1): 2.2",
        "  đổi hạn (1): 1.3.1 30/09/2020 → 15/11/2020",
    ]
    told = partui("status", "--since", "30/9", "--json", *NOW).json["since"]
    assert (told["from"], told["late"], told["done"], told["removed"]) == ("2020-09-30", ["1.3.2"], ["1.1"], ["2.2"])
    assert partui("status", "--since", "10/10", *NOW).out.endswith("Từ 10/10/2020 đến 10/10/2020: không đổi gì.\n")
    # What was entered today of days before was not known then.
    known = partui("status", "--since", "30/9", "--json", "--known-on", "2020-10-10").json["since"]
    assert (known["late"], known["done"], known["moved"]) == (["1.3.1", "1.3.2"], [], [])
    assert "sau ngày xem" in partui("status", "--since", "11/10", *NOW).refused()
    assert "Không có bản chốt nào tên “xa”" in partui("status", "--since", "xa", *NOW).refused()
    partui("undo", partui("history", "--json").json[0]["uuid"])
    assert partui("snapshot", "list").out.startswith("Chưa có bản chốt nào.")


def test_one_agencys_part_has_no_figures_of_the_whole(partui: Partui, tmp_path: Path) -> None:
    partui("snapshot", "Quý III", *THEN)
    part = str(tmp_path / "noi-vu.db")
    assert partui("export", part, "--agency", "so noi vu").code == 0
    assert partui("--db", part, "snapshot", "list").out.startswith("Chưa có bản chốt nào.")
    assert partui("--db", part, "check").code == 0


def test_a_trend_goes_month_by_month_and_over_snapshots(partui: Partui) -> None:
    partui("set", "1.1", "--status", "done", "--completed-on", "2020-09-15")
    partui("snapshot", *THEN)
    assert [each["name"] for each in partui("snapshot", "list", "--json").json] == ["2020-09-30"]
    found = partui("trend", "--json", *NOW).json
    # The plan is of August.
    assert [(each["as_of"], each["by_status"]["done"]) for each in found["months"]] == [
        ("2020-08-31", 0), ("2020-09-30", 1), ("2020-10-10", 1),
    ]  # fmt: skip
    assert found["months"][-1]["by_timeliness"]["overdue"] == 2
    assert [each["on_time"] for each in found["snapshots"]] == [1.0]
    out = partui("trend", *NOW).out
    assert "Các bản chốt" in out
    assert "31/08/2020" in out


def test_due_days_since_a_day_are_those_that_each_day_knows(partui: Partui) -> None:
    partui("extend", "1.4.2", "--to", "15/12", "--on", "1/12/2020", "--as-of", "2020-10-01")

    def moved(since: str, until: str) -> list[object]:
        return list(partui("status", "--since", since, "--as-of", until, "--json").json["since"]["moved"])

    assert moved("2020-09-30", "2020-10-31") == []
    assert moved("2020-11-25", "2020-12-05") == [{"code": "1.4.2", "from": "2020-11-30", "to": "2020-12-15"}]
    for day, due in (("2020-10-31", "2020-11-30"), ("2020-12-05", "2020-12-15")):
        tasks = {each["code"]: each for each in partui("list", "--json", "--as-of", day).json}
        assert tasks["1.4.2"]["due_on"] == due


def test_a_snapshot_is_taken_and_removed_by_who_says_so(partui: Partui) -> None:
    partui("snapshot", "--by", "Bình", *THEN)
    partui("snapshot", "remove", "30/9", "--by", "An")
    assert [each["by"] for each in partui("history", "--json").json] == ["Bình", "An"]
    for slip in ("xóa", "Delete"):
        assert "partui snapshot remove TÊN" in partui("snapshot", slip).refused()
    assert "partui snapshot remove TÊN" in partui("snapshot", "take", "list").refused()
    assert "Không có ngày “31/9”" in partui("status", "--since", "31/9").refused()
    assert "không có thay đổi nào của “mốc”" in partui("history", "--field", "mốc").refused()
