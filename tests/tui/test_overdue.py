"""Quá hạn: who is late, the agencies' counts, and what is done from there."""

from pathlib import Path

from tests.tui.officer import Officer, at_work
from tests.tui.openings import another_does

# High enough for every agency and every task of one.
HIGH = (100, 70)


def panes(officer: Officer) -> tuple[list[str], list[str]]:
    """The agencies' rows and the tasks' rows below them."""
    lines = [line.rstrip(" │█") for line in officer.lines[1:-3]]
    below = next(at for at, line in enumerate(lines) if line.startswith("  Mã "))
    return lines[1:below], lines[below + 1 :]


def agencies(officer: Officer) -> dict[str, tuple[str, ...]]:
    """The upper pane: agency to its four counts."""
    found: dict[str, tuple[str, ...]] = {}
    for line in panes(officer)[0]:
        *name, late, soon, still, total = line.strip("► ").split()
        found[" ".join(name)] = (late, soon, still, total)
    return found


def tasks(officer: Officer) -> list[str]:
    """The lower pane: the codes."""
    return [line.strip("► ").split()[0] for line in panes(officer)[1] if line]


def agency(officer: Officer) -> str:
    """The upper pane's line under the cursor."""
    return next(line for line in panes(officer)[0] if "►" in line)


async def to_agency(officer: Officer, name: str) -> None:
    """Put the left cursor on an agency."""
    for _row in agencies(officer):
        if name in agency(officer):
            return
        await officer.press("j")
    raise AssertionError(officer.text)


async def test_two_tasks_are_late_on_the_first_of_october(path: Path) -> None:
    async with at_work(path, size=HIGH) as officer:
        await officer.press("2")
        assert officer.shows("2 quá hạn · 1 cơ quan")
        counts = agencies(officer)
        assert counts["Sở Nội vụ"] == ("2", "·", "29", "29")
        assert all(late == "·" for name, (late, *_rest) in counts.items() if name != "Sở Nội vụ")
        assert next(iter(counts)) == "Sở Nội vụ"
        assert tasks(officer)[:2] == ["1.3.1", "1.3.2"]
        assert len(tasks(officer)) == 29
        assert officer.shows("Sở Nội vụ · chủ trì: 29 nhiệm vụ, 2 quá hạn, 0 sắp hạn, 29 chưa xong")


async def test_groups_are_marked_as_groups(path: Path) -> None:
    async with at_work(path, size=HIGH) as officer:
        await officer.press("2")
        marked = {name for name in agencies(officer) if name.startswith("≡ ")}
        assert marked == {"≡ Các sở, ban, ngành", "≡ UBND cấp huyện", "≡ UBND cấp xã"}
        await to_agency(officer, "UBND cấp huyện")
        assert officer.shows("nhóm cơ quan")


async def test_a_task_with_several_leads_stands_under_each(path: Path) -> None:
    async with at_work(path, size=HIGH) as officer:
        await officer.press("2")
        for lead in ("Sở Nội vụ", "Sở Kế hoạch", "Sở Tài chính", "Sở Tài nguyên", "Sở Xây dựng"):
            await officer.press("home")
            await to_agency(officer, lead)
            assert "4.3.1" in tasks(officer), lead
        assert sum(int(counts[3]) for counts in agencies(officer).values()) > 86


async def test_implementers_are_counted_too_when_wanted(path: Path) -> None:
    async with at_work(path, size=HIGH) as officer:
        await officer.press("2", "i")
        counts = agencies(officer)
        assert len(counts) == 17
        assert counts["Sắp đến hạn và chậm nhịp"] == ("·", "·", "2", "2")
        assert counts["Báo Đắk Lắk"] == ("·", "·", "2", "2")
        assert counts["≡ Các sở, ban, ngành"][0] == "2"
        assert officer.shows("chủ trì và thực hiện")
        await to_agency(officer, "Báo Đắk Lắk")
        assert tasks(officer) == ["1.4.1", "1.4.2"]
        await officer.press("i")
        assert "Báo Đắk Lắk" not in agencies(officer)


async def test_panes_and_opening_a_task(path: Path) -> None:
    async with at_work(path, size=HIGH) as officer:
        await officer.press("2", "tab", "j", "enter")
        assert officer.shows("Nhiệm vụ 1.3.2 ")
        await officer.press("escape", "k", "enter")
        assert officer.shows("Nhiệm vụ 1.3.1 ")
        await officer.press("escape", "shift+tab", "j")
        assert "Sở Nội vụ" not in agency(officer)
        await officer.press("enter", "enter")
        assert officer.shows("Nhiệm vụ ", "Sản phẩm")
        await officer.press("escape", "escape", "home", "right", "left")
        assert "Sở Nội vụ" in agency(officer)


async def test_an_edit_is_counted_at_once(path: Path) -> None:
    async with at_work(path, size=HIGH) as officer:
        await officer.press("2", "tab", "s", "3")
        assert officer.task("1.3.1")["status"] == "done"
        assert agencies(officer)["Sở Nội vụ"] == ("1", "·", "28", "29")
        assert officer.shows("1 quá hạn · 1 cơ quan")
        assert tasks(officer)[0] == "1.3.2"
        await officer.press("s", "2")
        assert officer.task("1.3.2")["status"] == "doing", "the next late task has not got the cursor"
        await officer.press("1")
        assert officer.shows("86 nhiệm vụ · 1 quá hạn")
        await officer.press("u", "u", "2")
        assert agencies(officer)["Sở Nội vụ"] == ("2", "·", "29", "29")
        assert tasks(officer)[:2] == ["1.3.1", "1.3.2"], "what is late is out of sight"


async def test_an_agencys_tasks_begin_with_the_worst(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("2", "tab", "G", "shift+tab", "G")
        assert "UBND cấp xã" in agency(officer)
        first = tasks(officer)[0]
        await officer.press("tab", "home")
        assert tasks(officer)[0] == first, "the list began further down"


async def test_the_status_key_tells_which_task_it_is_for_from_either_pane(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("2", "tab", "j", "shift+tab", "s")
        assert officer.shows("╭─ Kết quả thực hiện", "1.3.2 Xử lý")
        await officer.press("2")
        assert officer.ask("SELECT code FROM task WHERE status = 'doing'") == [("1.3.2",)]


async def test_what_is_due_soon_or_behind_has_a_row_of_its_own(path: Path) -> None:
    async with at_work(path, size=HIGH) as officer:
        await officer.press("2", "j")
        assert officer.shows("2 việc sắp đến hạn hoặc chậm nhịp, 2 chậm nhịp")
        assert tasks(officer) == ["1.4.1", "1.4.2"]


async def test_late_milestones_have_a_row(path: Path) -> None:
    another_does(path, "milestone", "6.2.3", "dự thảo 20/9; ban hành 15/12", "--as-of", "2020-09-01")
    async with at_work(path, size=HIGH) as officer:
        await officer.press("2")
        assert agencies(officer)["Mốc quá hạn"] == ("1", "·", "1", "1")
        await to_agency(officer, "Mốc quá hạn")
        assert officer.shows("6.2.3 dự thảo quá 11 ngày")
        assert list(tasks(officer)) == ["6.2.3"]
