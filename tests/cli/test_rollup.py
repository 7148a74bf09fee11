"""`partui rollup`: many provinces' files side by side, printed, as JSON, CSV and a web page."""

import csv
import io
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partui.store.db.open import open_store
from partui.store.edits.plan_head import set_head
from partui.store.exchange.copying import copy_to
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import Author
from partui.store.queries.tasks import task_id
from tests.cli.conftest import Partui

NOW = ("--as-of", "2020-10-15")


@pytest.fixture(scope="module")
def exported(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of three provinces, and a file that is none; not to be written."""
    made = tmp_path_factory.mktemp("tinh")
    # Long after the days that are asked about.
    who = Author("An", datetime.now(UTC))
    for code, done in (("01", []), ("48", ["1.3.1", "1.3.2"]), ("66", ["1.3.1"])):
        path = shutil.copyfile(seeded, made / f"work-{code}.db")
        with closing(open_store(str(path))) as conn:
            set_head(conn, 2020, {"province": code, "issuer": f"UBND <tỉnh> {code}"}, who)
            tasks = [task_id(conn, 2020, each) for each in done]
            edit_tasks(conn, tasks, {"status": "done", "completed_on": "2020-09-20"}, who, who.now.date())
            copy_to(conn, str(made / f"{code}.db"))
        path.unlink()
    (made / "lạ.db").write_text("x", encoding="utf-8")
    return made


@pytest.fixture
def folder(exported: Path, tmp_path: Path) -> Path:
    """The same in a place of the test's own."""
    return Path(shutil.copytree(exported, tmp_path / "tinh"))


def test_provinces_stand_in_their_order_and_strange_files_are_named(partui: Partui, folder: Path) -> None:
    answer = partui("rollup", str(folder), *NOW)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0] == "Kế hoạch 2020 của 3 tỉnh, thành phố, tính đến 15/10/2020"
    assert [line.split()[:2] for line in lines[3:6]] == [["1", "48"], ["2", "66"], ["3", "01"]]
    assert "100,0%" in lines[3]
    assert lines[6].split()[:4] == ["Tất", "cả", "258", "3"]
    assert "Xếp theo tỷ lệ hoàn thành đúng hạn trên số nhiệm vụ đã đến hạn" in answer.out
    assert answer.out.splitlines()[-1].split()[-3:] == ["Sở", "Nội", "vụ"]
    # On a slow machine it tells how far it has come, too.
    told = [line for line in answer.err.splitlines() if not line.startswith("Đang đọc: ")]
    assert told == [f"! Không tính: {folder}/lạ.db không phải là tệp của partui; chưa làm gì."]


def test_json_and_csv_say_the_same(partui: Partui, folder: Path) -> None:
    found = partui("rollup", str(folder), "--json", "--worst", "1", *NOW).json
    assert list(found) == ["plan", "as_of", "rule", "total", "provinces", "worst", "left_out"]
    assert [(each["rank"], each["code"], each["due"], each["on_time_rate"]) for each in found["provinces"]] == [
        (1, "48", 2, 1.0), (2, "66", 2, 0.5), (3, "01", 2, 0.0),
    ]  # fmt: skip
    assert [(each["province_code"], each["code"], each["days"]) for each in found["worst"]] == [("01", "1.3.1", -15)]
    assert [Path(each["file"]).name for each in found["left_out"]] == ["lạ.db"]
    assert (found["total"]["provinces"], found["total"]["due"], found["total"]["due_on_time"]) == (3, 6, 3)
    own = partui("--db", str(folder / "66.db"), "status", "--json", *NOW).json
    score = partui("--db", str(folder / "66.db"), "score", "--json", *NOW).json
    assert found["provinces"][1]["by_timeliness"] == own["by_timeliness"]
    points = found["provinces"][1]["points"]
    # Added up of its leaves, as in a snapshot: the plan prints 92.81.
    assert points.pop("target") == 92.79
    assert points == {name: score[name] for name in points}
    rows = list(csv.DictReader(io.StringIO(partui("rollup", str(folder), "--csv", *NOW).out)))
    assert [(row["rank"], row["code"], row["overdue"], row["points_earned"]) for row in rows] == [
        ("1", "48", "0", "2"), ("2", "66", "1", "1"), ("3", "01", "2", "0"),
    ]  # fmt: skip


def test_a_page_is_written_with_everything_escaped(partui: Partui, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "tong-hop.html"
    answer = partui("rollup", str(folder), "--html", str(out), *NOW)
    assert answer.code == 0
    assert f"Đã ghi {out}: 3 tỉnh, thành phố.\n" in answer.err
    page = out.read_text(encoding="utf-8")
    assert "66 UBND &lt;tỉnh&gt; 66" in page
    assert "<tỉnh>" not in page
    assert "lạ.db không phải là tệp của partui" in page
    assert "đã có" in partui("rollup", str(folder), "--html", str(out), *NOW).refused()
    assert partui("rollup", str(folder), "--html", str(out), "--force", *NOW).code == 0


def test_who_it_is_does_not_hang_on_the_day(partui: Partui, folder: Path) -> None:
    for day in (("--as-of", "2020-09-01"), ("--known-on", "2020-10-15"), ()):
        found = partui("rollup", str(folder), "--json", *day).json
        assert sorted(each["code"] for each in found["provinces"]) == ["01", "48", "66"]
    before = partui("rollup", str(folder), "--json", "--as-of", "2020-09-01").json
    assert [(each["rank"], each["due"], each["on_time_rate"]) for each in before["provinces"]] == [(None, 0, None)] * 3


def test_where_nothing_can_be_read_it_says_so(partui: Partui, folder: Path) -> None:
    answer = partui("rollup", str(folder / "lạ.db"), str(folder / "không có.db"))
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 3
    assert answer.err.endswith("Lỗi: Không đọc được tệp nào trong các tệp đã cho; chưa tổng hợp gì.\n")
    partui("rollup", str(folder), "--json", "--csv").refused(2)
    partui("rollup").refused(2)
