"""What importing a plan would bring."""

from datetime import date

from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.plan.file import PlanFile, parse_plan
from partui.domain.plan.preview import Preview, ReadingNotes, preview_of
from partui.domain.plan.reading import read_plan
from partui.wording.plan.preview import preview_parts, problem_lines
from tests.places import SEED

KNOWN = ["Sở Nội vụ", "Các sở, ban, ngành", "UBND cấp huyện"]


def seed_with(deadline: str | None = None, lead: str | None = None, year: int = 2020) -> PlanFile:
    seed = parse_plan(SEED.read_bytes())
    first = seed.items[1]
    changed = first.model_copy(update={"deadline": deadline or first.deadline, "lead": lead or first.lead})
    return seed.model_copy(
        update={
            "items": (seed.items[0], changed, *seed.items[2:]),
            "plan": seed.plan.model_copy(update={"year": year}),
        }
    )


def preview(file: PlanFile, found: ReadingNotes | None = None) -> Preview:
    return preview_of(file, read_plan(file), KNOWN, found or ReadingNotes())


def test_the_2020_plan() -> None:
    shown = preview(seed_with())
    assert (shown.criteria, shown.headings, shown.tasks) == (103, 32, 86)
    assert shown.unread_deadlines == ()
    assert len(shown.inherited) == 21
    assert shown.inherited["8.6"] == {"deadline": "8.4", "leads": "8.5", "implementers": "8.4"}
    assert problem_lines(shown) == (
        "Tiêu chí 2, điểm năm trước: in 8,67, cộng các dòng con 8,66",
        "Tiêu chí 3, mục tiêu: in 13,7, cộng các dòng con 13,68",
        "Tiêu chí 4, điểm năm trước: in 7,74, cộng các dòng con 7,73",
        "Tiêu chí 5, điểm năm trước: in 11,47, cộng các dòng con 11,48",
        "Tiêu chí 6, điểm năm trước: in 8,41, cộng các dòng con 8,42",
        "Tổng điểm, mục tiêu: in 92,81, cộng các dòng con 92,79",
    )
    assert "Sở Tài chính" in shown.new_agencies
    assert "Sở Nội vụ" not in shown.new_agencies


def test_deadlines_are_told_by_their_words() -> None:
    shown = preview(seed_with("lúc nào xong thì xong"))
    assert shown.unread_deadlines == ("1.1",)
    by_words = {read.deadline.words: read for read in shown.deadlines}
    assert by_words["Quý III"].deadline.due_on == date(2020, 9, 30)
    assert by_words["lúc nào xong thì xong"].deadline.kind is DeadlineKind.UNKNOWN
    assert by_words["Quý III"].codes == ("1.3.1", "1.3.2")


def test_deadlines_of_last_year_are_a_problem() -> None:
    assert "75 nhiệm vụ có hạn trước năm 2021: “Trong năm 2020”" in problem_lines(preview(seed_with(year=2021)))


def test_an_agency_that_looks_like_a_known_one() -> None:
    (alike,) = preview(seed_with(lead="Sở Nôi vụ")).alike
    assert alike == ("Sở Nôi vụ", "Sở Nội vụ", ("1.1",))


def test_an_agency_that_looks_like_a_known_one_is_not_counted_as_new() -> None:
    parts = {part.title: part.lines for part in preview_parts(preview(seed_with(lead="Sở Nôi vụ")), {})}
    (new,) = (title for title in parts if title.startswith("Cơ quan mới"))
    assert new == f"Cơ quan mới ({len(parts[new])})"
    assert "Sở Nôi vụ" not in parts[new]


def test_a_new_agency_stands_once_under_each_task_that_names_it() -> None:
    seed = seed_with(lead="Sở Nôi vụ; sở nôi vụ.")
    later = seed.items[2].model_copy(update={"implementers": "Sở Nôi vụ"})
    shown = preview(seed.model_copy(update={"items": (*seed.items[:2], later, *seed.items[3:])}))
    (alike,) = shown.alike
    assert alike.codes == (seed.items[1].code, later.code)


def test_what_must_be_mended_first_comes_before_what_else_must() -> None:
    assert ReadingNotes(("2.2",), ("nhẹ",), ("nặng",)).after(("nặng hơn",)) == ReadingNotes(
        ("2.2",), ("nhẹ",), ("nặng hơn", "nặng")
    )


def test_what_blocks_comes_first_in_words() -> None:
    found = ReadingNotes(("2.2",), ("nhẹ",), ("nặng",))
    parts = {part.title: part.lines for part in preview_parts(preview(seed_with(), found), {"A": "B"})}
    assert parts["Cần xem lại"][:2] == ("nặng", "nhẹ")
    assert parts["Hàng bị ngắt trang đã nối (1)"] == ("2.2",)
    assert parts["Cơ quan lấy theo tên đã có (1)"] == ("“A” → “B”",)
    assert "8.6: hạn, thực hiện theo 8.4; chủ trì theo 8.5" in parts["Nhiệm vụ có ô lấy theo ô trên (21)"]
    assert not any(title.startswith("Hạn chưa đọc được") for title in parts)
