"""What an edit changes, what follows from it, and what is refused."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import (
    FIELDS,
    Change,
    check_value,
    settle,
)
from partui.domain.tasks.status import Status
from partui.domain.text import clean
from partui.wording.changes import changed_meanwhile
from partui.wording.fields import field_label, value_label

DAY = date(2020, 9, 30)
TODAY = date(2020, 10, 5)
PLAN = 2020
FRESH: dict[str, str | None] = {
    "status": "todo",
    "completed_on": None,
    "deadline": "Quý III",
    "leads": "Sở Nội vụ",
    "progress": "0",
    "measured": "",
    "bar": "",
    "serves": "",
    "share": "",
    "effort": "",
    "note": "",
}
DONE = {**FRESH, "status": "done", "completed_on": "2020-09-01"}
Values = Mapping[str, str | None]


def settled(current: Values, /, **wanted: str | None) -> dict[str, str | None]:
    return settle(current, wanted, DAY, TODAY, PLAN)


def test_done_takes_the_day_looked_at() -> None:
    assert settled(FRESH, status="done") == {"status": "done", "completed_on": "2020-09-30"}


def test_done_takes_a_day_of_its_own() -> None:
    assert settled(FRESH, status="done", completed_on="2/9/2020") == {"status": "done", "completed_on": "2020-09-02"}
    assert settled(FRESH, status="done", completed_on=" ") == {"status": "done", "completed_on": "2020-09-30"}


@pytest.mark.parametrize("status", ["todo", "doing", "cancelled"])
def test_no_longer_done_loses_the_day(status: str) -> None:
    assert settled(DONE, status=status) == {"status": status, "completed_on": None}


def test_done_again_keeps_the_day_of_completion() -> None:
    assert settled(DONE, status="done") == {}


def test_the_day_of_completion_alone() -> None:
    assert settled(DONE, completed_on="2020-09-02") == {"completed_on": "2020-09-02"}


@pytest.mark.parametrize("completed_on", ["", None, " ", "\u200b"])
def test_a_task_that_stays_done_keeps_a_day(completed_on: str | None) -> None:
    with pytest.raises(PartuiError, match="phải có ngày hoàn thành"):
        settled(DONE, completed_on=completed_on)


@pytest.mark.parametrize("before", ["todo", "doing", "cancelled"])
def test_a_day_of_completion_says_that_the_task_is_done(before: str) -> None:
    done = {"status": "done", "completed_on": "2020-09-28"}
    assert settled({**FRESH, "status": before}, completed_on="28/9") == done


@pytest.mark.parametrize("status", ["doing", "todo", "cancelled"])
def test_a_day_of_completion_does_not_overrule_a_status(status: str) -> None:
    with pytest.raises(PartuiError, match="chỉ ghi cho nhiệm vụ “Hoàn thành”"):
        settled(FRESH, completed_on="2020-09-01", status=status)


def test_a_completion_long_before_the_plan_is_refused() -> None:
    assert settled(FRESH, completed_on="28/09/2015")["completed_on"] == "2015-09-28"
    with pytest.raises(PartuiError) as refused:
        settled(FRESH, completed_on="28/09/1920")
    assert str(refused.value) == "Ngày hoàn thành 28/09/1920 cách quá xa năm 2020 của kế hoạch; hãy xem lại năm."


@pytest.mark.parametrize(
    ("day", "last"),
    [(DAY, TODAY), (date(2020, 12, 31), date(2020, 12, 31))],
    ids=["today is later", "the day looked at is later"],
)
def test_completion_in_the_future_of_both_days_is_refused(day: date, last: date) -> None:
    on_the_last = {"status": "done", "completed_on": last.isoformat()}
    assert settle(FRESH, on_the_last, day, TODAY, PLAN) == on_the_last
    after = date.fromordinal(last.toordinal() + 1).isoformat()
    with pytest.raises(PartuiError, match="ở trong tương lai") as refused:
        settle(FRESH, {"status": "done", "completed_on": after}, day, TODAY, PLAN)
    assert f"muộn nhất là {last:%d/%m/%Y}" in str(refused.value)
    with pytest.raises(PartuiError, match="ở trong tương lai"):
        settle(DONE, {"completed_on": after}, day, TODAY, PLAN)


def test_a_completion_recorded_from_a_later_day_does_not_stand_in_the_way() -> None:
    ahead = {**DONE, "completed_on": "2020-12-31"}
    assert settled(ahead, note="x") == {"note": "x"}
    assert settled(ahead, status="done", completed_on="2020-12-31", note="x") == {"note": "x"}


@pytest.mark.parametrize("text", ["2020-02-30", "2020-W01-1", "hôm qua", "31/9/2020", "1/1/0001"])
def test_no_such_day(text: str) -> None:
    with pytest.raises(PartuiError, match="ngày"):
        settled(FRESH, status="done", completed_on=text)


@pytest.mark.parametrize("status", ["xong", "DONE", "", None, "todo; DROP TABLE task"])
def test_an_unknown_status_is_refused_with_what_is_allowed(status: str | None) -> None:
    with pytest.raises(PartuiError) as refused:
        settled(FRESH, status=status)
    assert "todo, doing, done, cancelled" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "progress"), [("0", "0"), ("100", "100"), ("050", "50"), (" 7 % ", "7"), ("99%", "99")]
)
def test_progress(text: str, progress: str) -> None:
    assert settled({**FRESH, "progress": "1"}, progress=text) == {"progress": progress}


@pytest.mark.parametrize("text", ["-1", "101", "1000", "0.5", "một nửa", "", None, "٣", "²", "1e1", "%"])
def test_progress_out_of_bounds(text: str | None) -> None:
    with pytest.raises(PartuiError, match="từ 0 đến 100"):
        settled(FRESH, progress=text)


def test_leads_that_name_nobody_are_refused() -> None:
    with pytest.raises(PartuiError, match="Không đọc được cơ quan"):
        settled(FRESH, leads=";;,")


@pytest.mark.parametrize(
    ("field", "length"),
    [("note", limits.NOTE), ("deadline", limits.WORDS), ("leads", limits.WORDS), ("measured", limits.WORDS)],
)
def test_text_without_end_is_refused(field: str, length: int) -> None:
    assert settled(FRESH, **{field: "x" * length})
    with pytest.raises(PartuiError, match=f"quá {length}"):
        settled(FRESH, **{field: "x" * (length + 1)})


def test_implementers_and_the_lead_of_a_criterion_name_agencies_too() -> None:
    for field in ("implementers", "lead"):
        assert check_value(field, " Sở  Y tế ") == "Sở Y tế"
        assert check_value(field, None) == ""
        with pytest.raises(PartuiError, match="Không đọc được cơ quan nào trong “;;,”"):
            check_value(field, ";;,")


def test_a_title_is_never_empty_nor_without_end() -> None:
    assert check_value("title", " Kế\n hoạch ") == "Kế hoạch"
    assert check_value("title", "x" * limits.CELL) == "x" * limits.CELL
    for empty in (None, "", " \u200b"):
        with pytest.raises(PartuiError) as refused:
            check_value("title", empty)
        assert str(refused.value) == "Nội dung không được để trống."
    with pytest.raises(PartuiError) as refused:
        check_value("title", "x" * (limits.CELL + 1))
    assert str(refused.value) == f"Văn bản dài {limits.CELL + 1} ký tự, quá {limits.CELL}; hãy rút gọn."


@pytest.mark.parametrize("field", ["products", "requirements"])
def test_entries_are_lines_and_blank_ones_are_none(field: str) -> None:
    assert check_value(field, " Báo cáo \r\n\n  Kế hoạch\x1b ") == "Báo cáo\nKế hoạch"
    assert check_value(field, None) == ""
    most = "\n".join(["x"] * limits.ENTRIES)
    assert check_value(field, most) == most
    with pytest.raises(PartuiError) as refused:
        check_value(field, f"{most}\nx")
    assert str(refused.value) == f"Có {limits.ENTRIES + 1} dòng, quá {limits.ENTRIES}; hãy rút gọn."
    with pytest.raises(PartuiError, match=f"quá {limits.CELL}"):
        check_value(field, f"a\n{'x' * (limits.CELL + 1)}")


def test_a_task_keeps_a_product_or_a_requirement() -> None:
    task = {**FRESH, "products": "Báo cáo", "requirements": "Đủ"}
    assert settled(task, products="") == {"products": ""}
    assert settled(task, requirements=" ") == {"requirements": ""}
    for current, wanted in (
        (task, {"products": "", "requirements": ""}),
        ({**task, "requirements": ""}, {"products": ""}),
        ({**task, "products": ""}, {"requirements": ""}),
    ):
        with pytest.raises(PartuiError) as refused:
            settled(current, **wanted)
        assert str(refused.value) == ("Nhiệm vụ phải có sản phẩm hoặc yêu cầu; dòng không có cả hai là một mục.")
    assert settled({**task, "products": ""}, products="Tờ trình", requirements="") == {
        "products": "Tờ trình",
        "requirements": "",
    }


def test_refusals_say_what_was_typed() -> None:
    with pytest.raises(PartuiError) as refused:
        settled(FRESH, status=" xong\x1b ")
    assert str(refused.value) == "Không có kết quả thực hiện “xong”; chọn một trong: todo, doing, done, cancelled."
    with pytest.raises(PartuiError) as refused:
        settled(FRESH, progress=" nửa\x1b ")
    assert str(refused.value) == "% hoàn thành “nửa” không nhận được; ghi một số nguyên từ 0 đến 100."
    with pytest.raises(PartuiError) as refused:
        settled(FRESH, leads=" ;; ")
    assert str(refused.value) == (
        "Không đọc được cơ quan nào trong “;;”; chưa lưu gì. Hãy ghi như “Sở Tư pháp; Sở Tài chính”."
    )
    with pytest.raises(PartuiError) as refused:
        settled(DONE, completed_on="")
    assert str(refused.value) == (
        "Nhiệm vụ “Hoàn thành” phải có ngày hoàn thành; chưa lưu gì. Hãy ghi ngày như 30/9/2020."
    )
    with pytest.raises(PartuiError) as refused:
        settled(FRESH, status="doing", completed_on="2020-09-01")
    assert str(refused.value) == ("Ngày hoàn thành chỉ ghi cho nhiệm vụ “Hoàn thành”; ghi kết quả ấy cùng lúc.")
    with pytest.raises(PartuiError) as refused:
        settled(DONE, completed_on="2020-10-06")
    assert str(refused.value) == "Ngày hoàn thành 06/10/2020 ở trong tương lai; muộn nhất là 05/10/2020."


def test_text_is_cleaned() -> None:
    hostile = "Vie\u0323\u0302t\x1b]52;c;x\x07 \u202e[/foo]\r\n  dòng hai\x00"
    assert settled(FRESH, note=hostile) == {"note": "Việt]52;c;x [/foo]\ndòng hai"}
    assert settled(FRESH, deadline=hostile) == {"deadline": "Việt]52;c;x [/foo] dòng hai"}


def test_nothing_changes_where_the_value_is_there_already() -> None:
    assert settle(DONE, DONE, DAY, TODAY, PLAN) == {}
    assert settled(FRESH, leads=" Sở  Nội vụ ", progress="0%", note="\n") == {}


WANTED = st.dictionaries(
    st.sampled_from(FIELDS),
    st.none()
    | st.sampled_from([*Status, "0", "50", "100", "2020-09-01", "2020-10-05", "2020-12-31", "Quý I", "Sở Y tế"])
    | st.text(max_size=20),
)


@given(st.sampled_from([FRESH, DONE, {**FRESH, "status": "cancelled"}]), WANTED)
def test_whatever_is_asked_the_outcome_is_whole(current: Values, wanted: Values) -> None:
    try:
        new = settle(current, wanted, DAY, TODAY, PLAN)
    except PartuiError:
        return
    after = {**current, **new}
    assert set(new) <= {*wanted, "completed_on", "status"}
    assert all(value != current[field] for field, value in new.items())
    assert (after["status"] == "done") == (after["completed_on"] is not None)
    assert after["completed_on"] is None or date.fromisoformat(after["completed_on"]) <= TODAY
    assert 0 <= int(after["progress"] or "") <= 100
    assert all(value is None or clean(value, lines=True) == value for value in after.values())
    assert settle(after, wanted, DAY, TODAY, PLAN) == {}


CHANGE = Change("u", "e", None, "1.3.1", "status", "todo", "done", "Bình", "2020-10-05T02:30:00.000000Z", "")


def test_changed_meanwhile_says_both_values() -> None:
    refused = changed_meanwhile("1.3.1", CHANGE, "doing")
    assert str(refused) == (
        "1.3.1 đã được Bình sửa lúc 09:30 05/10/2020: Kết quả = “Hoàn thành”; chưa lưu “Đang thực hiện”. "
        "Xem lại rồi lưu lần nữa."
    )
    assert refused.change is CHANGE
    assert refused.code == "1.3.1"
    assert "“–”" in str(changed_meanwhile("1.3.1", CHANGE._replace(field="note", new=""), "{mẫu}"))


def test_every_field_has_a_label() -> None:
    assert len({field_label(field) for field in FIELDS}) == len(FIELDS)
    assert not {field_label(field) for field in FIELDS} & set(FIELDS)
    assert field_label("của bản sau") == "của bản sau"
    assert field_label("own") == "Điểm tự chấm"
    assert field_label("evidence/x") == "Tài liệu kiểm chứng"


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("status", "done", "Hoàn thành"),
        ("status", "của bản sau", "của bản sau"),
        ("completed_on", "2020-09-30", "30/09/2020"),
        ("completed_on", None, "–"),
        ("progress", "50", "50%"),
        ("progress", "x\x1b", "x"),
        ("own", "0.5", "0,5"),
        ("own", "một", "một"),
        ("own", "sNaN", "sNaN"),
        ("evidence/x", '{"number": "12/BC", "issued_on": "2020-09-30"}', "12/BC ngày 30/09/2020"),
        ("note", "", "–"),
        ("note", "a\r\n\x1bb", "a\nb"),
    ],
)
def test_value_label(field: str, value: str | None, label: str) -> None:
    assert value_label(field, value) == label
