"""`partui history` and `partui undo`."""

from datetime import datetime, timedelta, timezone

import pytest
import time_machine

from tests.cli.conftest import Partui

KEYS = ["uuid", "code", "field", "old", "new", "by", "at", "why"]


@pytest.fixture
def edited(partui: Partui) -> Partui:
    with time_machine.travel(datetime(2020, 9, 21, 1, 30, tzinfo=timezone(timedelta(hours=7))), tick=False):
        partui("set", "1.3.1", "--progress", "30", "--by", "Lan", "--why", "báo cáo tháng")
        partui("set", "1.3.2", "--status", "done", "--by", "Hà")
    return partui


def test_json_has_the_shape_of_the_contract(edited: Partui) -> None:
    changes = edited("history", "--json").json
    assert all(list(change) == KEYS for change in changes)
    first = changes[0]
    assert {key: first[key] for key in KEYS[1:]} == {
        "code": "1.3.1",
        "field": "progress",
        "old": "0",
        "new": "30",
        "by": "Lan",
        "at": "2020-09-20T18:30:00.000000Z",
        "why": "báo cáo tháng",
    }
    assert {change["field"]: change["new"] for change in changes[1:]} == {
        "status": "done",
        "completed_on": "2020-09-21",
    }


def test_table_is_in_local_time_and_in_words(edited: Partui) -> None:
    lines = edited("history", "1.3.1").out.splitlines()
    assert len(lines) == 2
    short = edited("history", "--json").json[0]["uuid"][:8]
    assert lines[1] == f"21/09/2020 01:30  {short}  Lan        1.3.1  % hoàn thành 0% → 30%  báo cáo tháng"


def test_changes_are_looked_for_as_in_the_app(edited: Partui) -> None:
    def codes(*args: str) -> list[str]:
        return [f"{each['code']} {each['field']}" for each in edited("history", *args, "--json").json]

    whole = codes()
    assert codes("--by", "lan") == ["1.3.1 progress"]
    assert codes("--field", "ngay hoan thanh") == ["1.3.2 completed_on"]
    assert codes("--search", "bao cao 1.3.1") == ["1.3.1 progress"]
    assert codes("--limit", "2") == whole[-2:]
    assert codes("--by", "hà", "--limit", "1") == whole[-1:]
    assert codes("1.3.1", "--by", "hà") == []
    assert "Không có thay đổi nào như vậy" in edited("history", "--search", "không có đâu").out
    assert "không có thay đổi nào của “Minh”; hiện có: Hà, Lan." in edited("history", "--by", "Minh").refused()


def test_nothing_yet(partui: Partui) -> None:
    assert partui("history").out == "Chưa có thay đổi nào. Sửa bằng “partui set” thì được ghi ở đây.\n"
    assert partui("history", "--json").json == []
    assert "hoàn tác" in partui("undo").refused()


def test_undo_takes_back_the_last_edit_whole(edited: Partui) -> None:
    out = edited("undo", "--by", "Hà").err
    assert "\nĐã hoàn tác 1.3.2: " in out
    assert "Kết quả Hoàn thành → Chưa thực hiện" in out
    assert "Ngày hoàn thành 21/09/2020 → –" in out
    assert edited("show", "1.3.2", "--json").json["status"] == "todo"
    assert len(edited("history", "--json").json) == 5
    assert "(hoàn tác " in edited("history").out


def test_undo_of_a_change_by_its_short_number(edited: Partui) -> None:
    uuid = edited("history", "--json").json[0]["uuid"]
    assert edited("undo", uuid[:8]).err.splitlines()[-1] == "Đã hoàn tác 1.3.1: % hoàn thành 30% → 0%"
    assert uuid in edited("undo", uuid).refused()


def test_no_such_change(edited: Partui) -> None:
    assert "ffffffffff" in edited("undo", "ffffffffff").refused()


@pytest.mark.parametrize(
    ("args", "fields"),
    [
        (["--since", "2020-09-21"], ["progress", "status", "completed_on"]),
        (["--since", "22/9"], []),
        (["--until", "21/9/2020"], ["progress", "status", "completed_on"]),
        (["--until", "2020-09-20"], []),
        (["--since", "2020-09-21", "--until", "2020-09-21"], ["progress", "status", "completed_on"]),
        (["--since", "2020-09-21", "--until", "2020-09-20"], []),
        (["1.3.1", "--since", "2020-09-21"], ["progress"]),
        (["--since", "1900-01-01", "--until", "2199-12-31"], ["progress", "status", "completed_on"]),
    ],
)
def test_days_are_whole_and_the_officers_own(edited: Partui, args: list[str], fields: list[str]) -> None:
    assert [change["field"] for change in edited("history", "--json", *args).json] == fields


def test_no_change_in_those_days(edited: Partui) -> None:
    assert (
        edited("history", "--since", "2020-10-01").out == "Không có thay đổi nào như vậy; “partui history” in tất cả.\n"
    )


def test_a_day_that_cannot_be_read(edited: Partui) -> None:
    assert "--since: Không có ngày “31/9/2020”" in edited("history", "--since", "31/9/2020").refused(2)


def test_a_code_that_a_task_and_a_criterion_share(partui: Partui) -> None:
    partui("score", "set", "1.2", "0,25")
    partui("set", "1.2", "--progress", "10")
    assert [change["field"] for change in partui("history", "1.2", "--json").json] == ["own", "progress"]
    assert "1.2  Điểm tự chấm – → 0,25\n" in partui("history", "1.2").out
