"""`set --quorum`: how many members suffice, typed, shown and proposed."""

from pathlib import Path

import pytest

from tests.cli.conftest import Partui
from tests.store.edits.test_members import FIFTEEN

DAY = ("--as-of", "2020-10-05")


@pytest.fixture
def districts(partui: Partui) -> Partui:
    members = [word for name in FIFTEEN for word in ("--member", name)]
    partui("agency", "set", "ubnd cấp huyện", *members, "--as-of", "2020-09-01")
    return partui


def test_enough_is_done(districts: Partui) -> None:
    assert "Đủ khi có       chưa xác nhận; yêu cầu nêu 30% cơ quan, đơn vị\n" in districts("show", "1.3.1", *DAY).out
    proposed = districts("show", "1.3.1", "--json", *DAY).json
    assert (proposed["quorum"], proposed["quorum_proposed"]) == ("", [{"quorum": "30%", "of": "cơ quan, đơn vị"}])
    assert districts("set", "1.3.1", "--quorum", "30 %", *DAY).err == "1.3.1: Đủ khi có – → 30%\n"
    ticked = [word for name in FIFTEEN[:5] for word in ("--member", name)]
    done = districts("set", "1.3.1", *ticked, "--status", "done", "--completed-on", "28/9", *DAY)
    assert "1.3.1: 5/15 thành viên hoàn thành (cần 5: đủ)\n" in done.err + done.err
    (shown,) = [task for task in districts("list", "--json", *DAY).json if task["code"] == "1.3.1"]
    assert (shown["quorum"], shown["status"], shown["completed_on"]) == ("30%", "done", "2020-09-28")
    assert [each["status"] for each in shown["members"]].count("done") == 5
    assert "Đủ khi có       30% thành viên: 5/15; đã có 5: đủ\n" in districts("show", "1.3.1", *DAY).out
    assert "1.3.1" not in districts("overdue", "--role", "any", *DAY).out
    refused = districts("set", "1.3.1", "--status", "doing", *DAY).refused()
    assert "1.3.1 hoàn thành vì đã đủ số thành viên cần có (30%)" in refused
    assert districts("set", "1.3.1", "--quorum", "", *DAY).err == "1.3.1: Đủ khi có 30% → –\n"
    assert districts("show", "1.3.1", "--json", *DAY).json["timeliness"] == "overdue"
    assert districts("check").code == 0


def test_what_has_no_members_says_so_in_json(partui: Partui) -> None:
    shown = partui("show", "1.3.1", "--json").json
    assert (shown["quorum"], shown["members"]) == ("", [])


@pytest.mark.parametrize("typed", ["0", "101%", "ba"])
def test_no_quorum(partui: Partui, typed: str) -> None:
    assert "không phải số thành viên cần đủ" in partui("set", "1.3.1", "--quorum", typed).refused()


def test_a_table_sets_it(districts: Partui, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("code,quorum\n1.3.1,30%\n3.4.5,nhiều\n")
    assert "Dòng 3, cột “quorum”: “nhiều” không phải" in districts("update", str(table), *DAY).err
    table.write_text("code,quorum\n1.3.1,30%\n")
    assert "1.3.1: Đủ khi có – → 30%" in districts("update", str(table), *DAY).err
