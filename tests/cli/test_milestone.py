"""`partui milestone`: steps listed, reached, late ones beside late tasks."""

from tests.cli.conftest import Partui

STEPS = "dự thảo 30/9; thẩm định 31/10; ban hành 15/1/2021"


def test_steps_of_a_task(partui: Partui) -> None:
    set_ = partui("milestone", "6.2.3", STEPS, "--as-of", "2020-09-01")
    assert set_.err.startswith("6.2.3: Mốc – → dự thảo 30/09/2020; Mốc – → thẩm định 31/10/2020")
    assert "mốc “ban hành” ngày 15/01/2021 sau hạn 31/12/2020 của nhiệm vụ" in set_.err
    partui("milestone", "done", "6.2.3", "1", "--on", "28/9")
    assert partui("--as-of", "2020-11-10", "milestone", "6.2.3").out.splitlines()[1:] == [
        "  ✓ 1. dự thảo 30/09/2020, đạt 28/09/2020",
        "  ▲ 2. thẩm định 31/10/2020 (quá 10 ngày)",
        "  ○ 3. ban hành 15/01/2021 (còn 66 ngày) · sau hạn của nhiệm vụ",
    ]
    late = partui("--as-of", "2020-11-10", "overdue")
    assert "▲ Mốc quá hạn: 1 mốc\n  6.2.3  quá 10 ngày  31/10/2020  thẩm định" in late.out
    asked = partui("--as-of", "2020-11-10", "overdue", "--json").json
    assert asked["milestones"] == [{"code": "6.2.3", "label": "thẩm định", "due_on": "2020-10-31", "days": -10}]
    assert "▲ 2. thẩm định" in partui("--as-of", "2020-11-10", "show", "6.2.3").out
    steps = partui("show", "6.2.3", "--json").json["steps"]
    assert [(each["words"], each["done_on"]) for each in steps] == [
        ("dự thảo", "2020-09-28"), ("thẩm định", None), ("ban hành", None),
    ]  # fmt: skip
    partui("milestone", "done", "6.2.3", "1", "--open")
    partui("milestone", "remove", "6.2.3", "2")
    listed = partui("milestone", "list", "--json").json
    assert [(each["number"], each["words"], each["done_on"]) for each in listed] == [
        (1, "dự thảo", None), (2, "ban hành", None),
    ]  # fmt: skip
    partui("milestone", "remove", "6.2.3")
    assert "Chưa nhiệm vụ nào có mốc" in partui("milestone").out


def test_steps_of_the_plans_cell_are_offered(partui: Partui) -> None:
    partui("set", "6.2.3", "--deadline", "Dự thảo trong tháng 9; trình trước 15/12")
    assert "Nhận: partui milestone 6.2.3 --accept" in partui("milestone", "6.2.3").err
    assert partui("milestone", "6.2.3", "--accept").err == (
        "6.2.3: Mốc – → Dự thảo 30/09/2020; Mốc – → trình 14/12/2020\n"
    )
    assert "không nêu các mốc" in partui("milestone", "1.3.1", "--accept").refused()
    for wrong in (["6.2.3", "x 1/9", "--on", "1/9"], ["done"], ["remove"], ["done", "6.2.3"], ["done", "6.2.3", "một"]):
        partui("milestone", *wrong).refused(2)
