"""Blank cells: which value they take, and where it came from."""

from partui.domain.plan.file import Blanks, ItemRow
from partui.domain.plan.reading import FilledCells, fill_cells

BARE = ItemRow(
    code="1",
    title="Báo cáo",
    products=("Báo cáo",),
    requirements=("Đúng hạn",),
    deadline="",
    lead="",
    implementers="",
)


def task(code: str, **cells: str | tuple[str, ...]) -> ItemRow:
    return BARE.model_copy(update={"code": code, **cells})


def filled(*tasks: ItemRow, blanks: Blanks = Blanks.ABOVE) -> list[FilledCells]:
    return list(fill_cells(tasks, blanks))


def test_own_cells_are_kept_and_not_marked() -> None:
    (cells,) = filled(task("1.1", deadline="Quý I", lead="Sở Nội vụ", implementers="Các sở"))
    assert cells == FilledCells(("Báo cáo",), ("Đúng hạn",), "Quý I", "Sở Nội vụ", "Các sở", {})


def test_each_blank_cell_is_filled_and_says_from_where() -> None:
    above = task("1.1", deadline="Quý I", lead="Sở Nội vụ", implementers="Các sở")
    below = task("1.2", products=(), requirements=("Đủ",))
    cells = filled(above, below)[1]
    assert cells == FilledCells(
        ("Báo cáo",),
        ("Đủ",),
        "Quý I",
        "Sở Nội vụ",
        "Các sở",
        {"products": "1.1", "deadline": "1.1", "leads": "1.1", "implementers": "1.1"},
    )


def test_columns_are_filled_one_by_one_from_the_nearest_own_cell() -> None:
    cells = filled(
        task("8.4", deadline="Trong năm 2020", lead="Sở Tài chính", implementers="Các sở"),
        task("8.5", lead="Sở Kế hoạch và Đầu tư"),
        task("8.6"),
    )[2]
    assert cells.leads == "Sở Kế hoạch và Đầu tư"
    assert cells.inherited == {"deadline": "8.4", "leads": "8.5", "implementers": "8.4"}


def test_the_origin_is_the_cell_itself_not_a_task_that_inherited_it() -> None:
    cells = filled(task("1.1", deadline="Quý I"), task("1.2"), task("1.3"))
    assert cells[2].inherited == {"deadline": "1.1"}


def test_nothing_comes_from_another_chapter() -> None:
    cells = filled(task("1.1", deadline="Quý I"), task("2.1"))[1]
    assert cells.deadline == ""
    assert cells.inherited == {}


def test_nothing_comes_from_below() -> None:
    cells = filled(task("1.1"), task("1.2", deadline="Quý I"))[0]
    assert cells.deadline == ""
    assert cells.inherited == {}


def test_above_is_by_place_even_when_chapters_are_mingled() -> None:
    cells = filled(task("1.1", lead="Sở Nội vụ"), task("2.1", lead="Sở Tư pháp"), task("1.2"))[2]
    assert cells.leads == "Sở Nội vụ"
    assert cells.inherited == {"leads": "1.1"}


def test_another_heading_of_the_same_chapter_may_lend() -> None:
    cells = filled(task("6.1.3", lead="Sở Tài chính"), task("6.2.1"))[1]
    assert cells.inherited == {"leads": "6.1.3"}


def test_where_blanks_are_kept_only_a_marked_merge_takes_from_above() -> None:
    first, second, third = filled(
        task("1.1", lead="Sở Nội vụ", deadline="Quý I"),
        task("1.2", merged=("lead",)),
        task("1.3", merged=("lead",)),
        blanks=Blanks.KEEP,
    )
    assert (second.leads, second.deadline, second.inherited) == ("Sở Nội vụ", "", {"leads": "1.1"})
    assert (third.leads, third.deadline, third.inherited) == ("Sở Nội vụ", "", {"leads": "1.1"})
    assert not first.inherited


def test_a_merge_goes_on_from_the_row_right_above_across_chapters_and_over_a_blank() -> None:
    cells = filled(
        task("I.1", lead="Sở Nội vụ"),
        task("I.2"),
        task("II.1", merged=("lead", "deadline")),
        task("II.2", lead="Sở Tư pháp"),
        task("II.3", merged=("lead",)),
        blanks=Blanks.KEEP,
    )
    assert [each.leads for each in cells] == ["Sở Nội vụ", "", "", "Sở Tư pháp", "Sở Tư pháp"]
    assert [dict(each.inherited) for each in cells] == [{}, {}, {}, {}, {"leads": "II.2"}]
