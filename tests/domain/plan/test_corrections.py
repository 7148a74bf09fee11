"""What an officer puts right in the reading of a plan."""

from datetime import date
from typing import Any

import pytest

from partui.domain.errors import PartuiError
from partui.domain.plan.corrections import CorrectedField, Correction, correct, readings
from partui.domain.plan.file import PlanFile, check_plan
from partui.domain.plan.numbering import Doubt
from partui.domain.plan.preview import Oddity, RowDoubt, SimilarAgency, all_doubts
from partui.domain.plan.reading import read_plan

CODE, KIND, DEADLINE, LEADS = (
    CorrectedField.CODE, CorrectedField.KIND, CorrectedField.DEADLINE, CorrectedField.LEADS
)  # fmt: skip
DOUBTS = [RowDoubt("B", "", "Hàng 4", (Doubt.MISSING,)), RowDoubt("B.1", "1", "Hàng 5", (Doubt.TWICE,))]


def a_plan() -> PlanFile:
    def row(code: str, title: str, **cells: Any) -> dict[str, Any]:
        blank = {"products": [], "requirements": [], "deadline": "", "lead": "", "implementers": ""}
        return {"code": code, "title": title, **blank, **cells}

    head = {"year": 2026, "number": "", "issued": "", "issuer": "UBND tỉnh X", "title": "Kế hoạch", "totals": {}}
    items = [
        row("I", "Thể chế"),
        row("I.1", "Rà soát", number="1", kind="task", deadline="sớm", lead="Sở Tư pháp"),
        row("B", "Bộ máy", number=""),
        row("B.1", "Sắp xếp", number="1", kind="task", deadline="Quý I", lead="Sở Nội vụ"),
        row("B.2", "Tinh giản", number="2", kind="task", deadline="Quý II"),
    ]
    return check_plan({"format": "partui-plan/1", "plan": head, "blanks": "keep", "criteria": [], "items": items})


def test_every_row_tells_what_was_read_of_it() -> None:
    told = list(readings(a_plan(), all_doubts(DOUBTS, read_plan(a_plan()))))
    assert told[0] == Correction("I", "Thể chế", CODE, "I")
    assert Correction("", "Bộ máy", KIND, "heading", "", "Hàng 4", True) in told
    assert Correction("1", "Rà soát", DEADLINE, "", "", "", True, "sớm") in told
    assert Correction("1", "Sắp xếp", DEADLINE, "2026-03-31", "", "Hàng 5", True, "Quý I") in told
    assert Correction("1", "Sắp xếp", LEADS, "Sở Nội vụ", "", "Hàng 5", True, "Sở Nội vụ") in told


def test_the_rows_to_look_at_are_all_that_should_be_for_whatever_reason() -> None:
    alike = [
        SimilarAgency("Sở Nôi vụ", "Sở Nội vụ", ("B.1", "B.2")),
        SimilarAgency("Sở Tư phap", "Sở Tư pháp", ("I.1",)),
    ]
    found = all_doubts(DOUBTS, read_plan(a_plan()), alike, settled={"Sở Tư phap"})
    assert [(row.code, row.reasons) for row in found] == [
        ("I.1", (Oddity.UNREAD_DEADLINE,)),
        ("B", (Doubt.MISSING,)),
        ("B.1", (Doubt.TWICE, Oddity.ALIKE_AGENCY)),
        ("B.2", (Oddity.ALIKE_AGENCY,)),
    ]
    marked = {each.title for each in readings(a_plan(), found) if each.doubtful}
    assert marked == {"Rà soát", "Bộ máy", "Sắp xếp", "Tinh giản"}


def test_what_is_put_right_counts_and_codes_below_go_along() -> None:
    given = [
        Correction("", "BỘ MÁY", CODE, "B", "II"),
        Correction("2", "Tinh giản", CODE, "B.2", "II.9"),
        Correction("1", "Rà soát", DEADLINE, "", "2026-06-15"),
        Correction("1", "Sắp xếp", LEADS, "Sở Nội vụ", "Sở Nội vụ; Sở Tài chính"),
    ]
    found = correct(a_plan(), given, DOUBTS)
    assert [row.code for row in found.file.items] == ["I", "I.1", "II", "II.1", "II.9"]
    assert [row.printed_number for row in found.file.items] == ["I", "1", "", "1", "2"]
    assert found.edits == {"I.1": {"deadline": "Ngày 15/06/2026"}, "II.1": {"leads": "Sở Nội vụ; Sở Tài chính"}}
    first, second, _third = found.plan.tasks
    assert (first.deadline.due_on, first.row.deadline) == (date(2026, 6, 15), "sớm")
    assert ([agency.name for agency in second.leads], second.row.lead) == (["Sở Nội vụ", "Sở Tài chính"], "Sở Nội vụ")
    assert (found.applied, found.left, found.doubts) == (4, (), ())


def test_a_heading_may_be_a_task() -> None:
    found = correct(a_plan(), [Correction("", "Bộ máy", KIND, "heading", "task")])
    assert [row.is_heading for row in found.file.items] == [True, False, False, False, False]
    assert [task.heading for task in found.plan.tasks] == ["I", None, None, None]


def test_a_reading_that_is_right_settles_its_doubt() -> None:
    found = correct(a_plan(), [Correction("", "Bộ máy", CODE, "B", "B")], DOUBTS)
    assert (found.applied, found.file, [row.code for row in found.doubts]) == (0, a_plan(), ["B.1"])


def test_what_is_read_otherwise_now_is_left_and_what_was_known_before_says_nothing() -> None:
    other = Correction("1", "Sắp xếp", DEADLINE, "2025-03-31", "2026-02-01")
    gone = Correction("7", "Việc khác", CODE, "I.7", "I.8")
    assert correct(a_plan(), [other, gone]).left == (other, gone)
    assert correct(a_plan(), [], known=[other, gone]).left == ()
    known = other._replace(read="2026-03-31")
    found = correct(a_plan(), [known._replace(counts="2026-03-01")], known=[known])
    assert found.edits == {"B.1": {"deadline": "Ngày 01/03/2026"}}


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        (Correction("", "Bộ máy", CODE, "B", "x y"), "Sửa hàng “Bộ máy”: “x y” không phải mã"),
        (Correction("", "Bộ máy", CODE, "B", "I"), "hai hàng cùng mã I"),
        (Correction("", "Bộ máy", KIND, "heading", "chương"), "không phải “mục” hay “nhiệm vụ”"),
        (Correction("1", "Rà soát", LEADS, "Sở Tư pháp", ";"), "Không đọc được cơ quan nào"),
    ],
)
def test_what_cannot_count_is_refused(correction: Correction, said: str) -> None:
    with pytest.raises(PartuiError, match=said):
        correct(a_plan(), [correction])
