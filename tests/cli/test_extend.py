"""`partui extend`: a later due day beside the plan's own."""

from tests.cli.conftest import Partui


def test_extended_the_day_before_counts_as_it_was(partui: Partui) -> None:
    answer = partui(
        "--as-of",
        "2020-10-06",
        "extend",
        "1.3.1",
        "--to",
        "Ngày 15/11",
        "--by-document",
        "1234/UBND-TH",
        "--on",
        "5/10",
    )
    assert (answer.out, answer.err) == (
        "",
        "1.3.1: Gia hạn – → đến 15/11/2020, cho ngày 05/10/2020, theo 1234/UBND-TH\n"
        "1.3.1: hạn 15/11/2020 (gia hạn lần 1; hạn gốc 30/09/2020)\n",
    )
    before, after = (partui("--as-of", day, "overdue", "--json").json["total"] for day in ("2020-10-04", "2020-10-05"))
    assert (before, after) == (2, 1)
    partui("set", "1.3.1", "--status", "done", "--completed-on", "2020-10-10")
    told = partui("--as-of", "2020-12-01", "show", "1.3.1", "--json").json
    (extension,) = told["extensions"]
    assert (told["due_on"], told["original_due_on"], told["timeliness"], told["deadline"]) == (
        "2020-11-15", "2020-09-30", "done_on_time", "Quý III",
    )  # fmt: skip
    assert (extension["granted_on"], extension["document"]) == ("2020-10-05", "1234/UBND-TH")
    assert "✓ Hoàn thành đúng hạn sau gia hạn" in partui("--as-of", "2020-12-01", "show", "1.3.1").out
    said = partui("set", "1.3.2", "1.3.1", "--deadline", "Ngày 20/11", "--as-of", "2020-12-01").err
    due = "20/11/2020 (gia hạn đến 15/11/2020 không muộn hơn hạn gốc)"
    assert said.endswith(f")\n1.3.1: gia hạn vẫn giữ; hạn đang tính là {due}.\n")
    assert "đã hoàn thành hoặc không thực hiện" in partui("extend", "1.3.1", "--to", "31/12").refused()


def test_late_against_both_listed_and_taken_back(partui: Partui) -> None:
    partui("--as-of", "2020-10-05", "extend", "1.3.1", "1.3.2", "--to", "Ngày 15/11")
    partui("--as-of", "2020-11-10", "extend", "1.3.1", "--to", "Ngày 30/11")
    late = partui("--as-of", "2020-11-20", "overdue").out
    assert "1.3.2  quá 5 ngày  15/11/2020 (hạn gốc 30/09/2020)" in late
    assert partui("--as-of", "2020-11-20", "extend", "1.3.1").out.splitlines() == [
        "1.3.1: hạn 30/11/2020 (gia hạn lần 2; hạn gốc 30/09/2020)",
        "  1. đến 15/11/2020, cho ngày 05/10/2020",
        "  2. đến 30/11/2020, cho ngày 10/11/2020",
    ]
    assert "không có lần 3" in partui("extend", "1.3.1", "--remove", "3").refused()
    told = partui("--as-of", "2020-11-25", "extend", "1.3.1", "--remove").err
    assert told.splitlines()[-1].startswith("Trước ngày 25/11/2020 lần gia hạn ấy vẫn tính.")
    assert "vẫn tính" not in partui("extend", "1.3.1", "--remove", "--on", "5/10").err
    for day, count in (("2020-10-20", 0), ("2020-11-24", 1), ("2020-11-25", 0)):
        (found,) = partui("--as-of", day, "extend", "1.3.1", "--json").json
        assert len(found["extensions"]) == count
    assert partui("extend", "1.3.1", "--json").json == [{"code": "1.3.1", "extensions": []}]
    for wrong in (["--on", "5/10"], ["--to", "Quý IV", "--remove"], ["--remove", "cuối"]):
        partui("extend", "1.3.1", *wrong).refused(2)
