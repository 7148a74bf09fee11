"""A revised plan over the one of its year."""

import json
from pathlib import Path

import pytest

from tests import places
from tests.cli.conftest import Partui


@pytest.fixture
def revised(tmp_path: Path) -> Path:
    """2020's plan with a task dropped, one added, and one that is due later."""
    plan = json.loads(places.SEED.read_text(encoding="utf-8"))
    items = [row for row in plan["items"] if row["code"] != "1.3.2"]
    for at, row in enumerate(items):
        if row["code"] == "1.3.1":
            row["deadline"] = "Quý IV"
            items.insert(at + 1, {**row, "code": "1.3.5", "title": "Kiểm tra đột xuất", "deadline": "Tháng 11"})
            break
    path = tmp_path / "revised.json"
    path.write_text(json.dumps(plan | {"items": items}), encoding="utf-8")
    return path


def test_a_revision_is_shown_and_taken_over_with_what_was_done(partui: Partui, revised: Path) -> None:
    partui("set", "1.3.1", "--status", "doing")
    partui("set", "1.3.2", "--status", "done", "--as-of", "2020-10-01")
    shown = partui("import", str(revised), "--dry-run").out
    assert "Thêm mới (1)\n  1.3.5 Kiểm tra đột xuất\n" in shown
    assert "Không còn trong bản mới (1)\n  1.3.2 " in shown
    assert " (Hoàn thành)\n" in shown
    assert "Thời hạn: Quý III → Quý IV\n" in shown
    assert "--revise" in partui("import", str(revised)).err
    answer = partui("import", str(revised), "--revise", "--by", "An")
    assert answer.out.splitlines()[-1].startswith(
        "Đã nhập bản điều chỉnh kế hoạch năm 2020: thêm 1, bỏ 1, đổi 1, giữ nguyên"
    )
    task = partui("show", "1.3.1", "--json").json
    assert (task["status"], task["deadline"]) == ("doing", "Quý IV")
    assert task["history"][-1]["why"].startswith("Theo kế hoạch điều chỉnh")
    assert partui("check").code == 0
    assert partui("undo", "--by", "An").err.startswith("Đã hoàn tác 3 dòng, sửa lúc ")
    assert partui("show", "1.3.2", "--json").json["status"] == "done"


def test_a_revision_as_json(partui: Partui, revised: Path) -> None:
    told = partui("import", str(revised), "--dry-run", "--json").json["revision"]
    assert (told["added"], told["dropped"]) == (["1.3.5"], ["1.3.2"])
    assert told["changed"] == [{"code": "1.3.1", "fields": {"deadline": {"old": "Quý III", "new": "Quý IV"}}}]
    assert partui("import", str(revised), "--year", "2023", "--revise", "--json").json["revision"] is None
    assert partui("show", "1.3.5", "--plan", "2023", "--json").json["due_on"] == "2023-11-30"
