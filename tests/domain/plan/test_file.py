"""The plan file: what is taken, what is refused and how it is said."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.plan.file import (
    Blanks,
    ItemRow,
    PlanFile,
    check_plan,
    fault_sentences,
    parse_plan,
    plan_fault,
)


def a_plan() -> dict[str, Any]:
    return {
        "format": "partui-plan/1",
        "plan": {
            "year": 2020,
            "number": "/KH-UBND",
            "issued": "2020-08",
            "issuer": "UBND tỉnh Đắk Lắk",
            "title": "Nâng cao Chỉ số",
            "totals": {"max": 100, "baseline": 79.53, "target": 92.81},
        },
        "criteria": [
            {"code": "1", "title": "CHỈ ĐẠO", "max": 8.5, "baseline": 6.5, "target": 8, "lead": ""},
            {"code": "1.1", "title": "Kế hoạch", "max": 1.5, "baseline": 0, "target": 1, "lead": "Sở Nội vụ"},
        ],
        "items": [
            {
                "code": "1",
                "title": "CHỈ ĐẠO",
                "products": [],
                "requirements": [],
                "deadline": "",
                "lead": "",
                "implementers": "",
            },
            {
                "code": "1.1",
                "title": "Kế hoạch",
                "products": ["Kế hoạch CCHC"],
                "requirements": ["Đủ;", "Đúng hạn."],
                "deadline": "Quý IV",
                "lead": "Sở Nội vụ",
                "implementers": "Các sở, ban, ngành",
            },
        ],
    }


def altered(path: str, value: Any) -> dict[str, Any]:
    """Return the plan with the value at a path such as `items.1.code` replaced or added."""
    data = a_plan()
    at: Any = data
    *steps, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    for step in steps:
        at = at[step]
    at[last] = value
    return data


def test_a_plan_is_written_as_it_was_read_numbers_as_printed() -> None:
    text = json.dumps(check_plan(a_plan()).model_dump(mode="json"), ensure_ascii=False)
    assert text == json.dumps(a_plan(), ensure_ascii=False)


def test_json_text_and_data_read_alike() -> None:
    assert parse_plan(json.dumps(a_plan())) == check_plan(a_plan())
    assert parse_plan(json.dumps(a_plan(), ensure_ascii=False).encode()) == check_plan(a_plan())
    assert parse_plan("\ufeff" + json.dumps(a_plan())) == check_plan(a_plan())
    assert parse_plan(json.dumps(a_plan()).encode("utf-8-sig")) == check_plan(a_plan())


def test_rows_cannot_be_altered() -> None:
    row = check_plan(a_plan()).items[0]
    with pytest.raises(ValidationError):
        row.title = "khác"


@pytest.mark.parametrize(
    ("products", "requirements", "heading"),
    [([], [], True), (["x"], [], False), ([], ["x"], False), (["", " "], ["\u200b"], True)],
)
def test_a_heading_has_neither_product_nor_requirement(
    products: list[str], requirements: list[str], heading: bool
) -> None:
    row = {**a_plan()["items"][0], "products": products, "requirements": requirements}
    assert ItemRow.model_validate(row).is_heading is heading


def test_text_is_cleaned_and_composed() -> None:
    plan = check_plan(altered("items.1.title", "  Vie\u0302\u0323t\x1b[31m \n Nam\u202e\x00 "))
    assert plan.items[1].title == "Việt[31m Nam"


def test_totals_may_be_missing() -> None:
    plan = check_plan(altered("plan.totals", {"max": 100}))
    assert plan.plan.totals.max == 100
    assert plan.plan.totals.target is None


@pytest.mark.parametrize("issued", ["", "2020-08", "2020-08-31", "2024-02-29"])
def test_day_or_month_of_issue(issued: str) -> None:
    assert check_plan(altered("plan.issued", issued)).plan.issued == issued


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("format", "partui-plan/2", "ở format: phải là 'partui-plan/1'"),
        ("format", "", "ở format: phải là 'partui-plan/1'"),
        ("plan.year", 1899, "ở plan.year: phải từ 1900 trở lên"),
        ("plan.year", 9001, "ở plan.year: không được quá 9000"),
        ("plan.year", "2020", "ở plan.year: phải là số"),
        ("plan.year", 2020.5, "ở plan.year: phải là số"),
        ("plan.year", True, "ở plan.year: phải là số"),
        ("plan.issued", "2020-13", "ở plan.issued: “2020-13” không phải 2020-08 hay 2020-08-15"),
        ("plan.issued", "2023-02-29", "ở plan.issued: “2023-02-29” không phải 2020-08 hay 2020-08-15"),
        ("plan.issued", "tháng 8", "ở plan.issued: “tháng 8” không phải 2020-08 hay 2020-08-15"),
        ("plan.author", "x", "ở plan.author: không có trường tên như vậy"),
        ("items.1.code", "1.1.", "ở items[1].code: “1.1.” không phải mã dạng 1.3.1, I.1 hay 3.b"),
        ("items.1.code", 1.1, "ở items[1].code: phải là chữ"),
        ("items.1.title", " ", "ở items[1].title: không được để trống"),
        ("items.1.products", "Kế hoạch", "ở items[1].products: phải là danh sách"),
        (
            "items.1.products",
            ["x"] * (limits.ENTRIES + 1),
            f"ở items[1].products: có {limits.ENTRIES + 1} dòng, quá {limits.ENTRIES}",
        ),
        ("items.1.lead", None, "ở items[1].lead: phải là chữ"),
        (
            "items.1.lead",
            "a" * (limits.CELL + 1),
            f"ở items[1].lead: dài {limits.CELL + 1} ký tự, quá {limits.CELL}",
        ),
        ("items.1", "x", "ở items[1]: phải là một đối tượng"),
        ("plan.issued", "8" * 60, f"ở plan.issued: “{'8' * 50}” không phải 2020-08 hay 2020-08-15"),
        ("items.1.code", "1" * 60, f"ở items[1].code: “{'1' * 50}” không phải mã dạng 1.3.1, I.1 hay 3.b"),
        ("items.0.code", "1.1", ": Phụ lục II có hai hàng cùng mã 1.1"),
        ("criteria.0.code", "1.1", ": Phụ lục I có hai hàng cùng mã 1.1"),
        ("criteria.0.max", -1, "ở criteria[0].max: phải từ 0 trở lên"),
        ("criteria.0.max", float("nan"), "ở criteria[0].max: phải là số"),
        ("criteria.0.max", "8,5", "ở criteria[0].max: phải là số"),
        ("criteria.0.max", True, "ở criteria[0].max: phải là số"),
        ("criteria.0.max", 10**400, "ở criteria[0].max: phải là số"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(path: str, value: Any, sentence: str) -> None:
    with pytest.raises(PartuiError) as refused:
        check_plan(altered(path, value))
    assert str(refused.value) == f"Tệp kế hoạch không đúng{'' if sentence[0] == ':' else ' '}{sentence}."


def test_a_missing_field_is_named() -> None:
    data = a_plan()
    del data["items"][1]["deadline"]
    with pytest.raises(PartuiError, match=r"ở items\[1\]\.deadline: thiếu trường này"):
        check_plan(data)


def test_a_cell_as_long_as_one_may_be_is_taken() -> None:
    assert check_plan(altered("items.1.lead", "a" * limits.CELL)).items[1].lead == "a" * limits.CELL


@pytest.mark.parametrize("text", ["", "{", "[1", b"\xff\xfe"])
def test_text_that_is_no_json_is_refused(text: str | bytes) -> None:
    with pytest.raises(PartuiError) as refused:
        parse_plan(text)
    assert str(refused.value) == "Tệp kế hoạch không đúng: không phải JSON."


def test_text_that_no_file_holds_is_refused() -> None:
    with pytest.raises(PartuiError) as refused:
        parse_plan("\ud800")
    assert str(refused.value) == "Tệp kế hoạch không đúng: không phải văn bản UTF-8."


def test_what_pydantic_alone_has_a_word_for_is_still_said() -> None:
    class Other(BaseModel):
        day: date

    with pytest.raises(ValidationError) as wrong:
        Other.model_validate({"day": "hôm qua"})
    assert str(plan_fault(wrong.value)) == "Tệp kế hoạch không đúng ở day: giá trị không hợp lệ."


def test_each_part_of_a_sentence_is_there_for_the_catalogue_once() -> None:
    said = fault_sentences()
    assert {"phải là số", "không phải JSON", "giá trị không hợp lệ"} <= set(said)
    assert len(said) == len(set(said))
    assert "{error}" not in said


def test_a_place_with_markup_or_escapes_is_shown_clean() -> None:
    with pytest.raises(PartuiError) as refused:
        check_plan({**a_plan(), "\x1b]52;c;{x}\x07": 1})
    assert "\x1b" not in str(refused.value)
    assert "{x}" in str(refused.value)


def plan_or_sentence(data: object) -> PlanFile | str:
    try:
        return check_plan(data)
    except PartuiError as refused:
        return str(refused)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=10,
)


@given(st.sampled_from(["plan", "plan.year", "criteria.0", "items", "items.1.products", "items.1.code"]), JSON)
def test_no_data_makes_anything_but_a_plan_or_a_sentence(path: str, value: Any) -> None:
    match plan_or_sentence(altered(path, value)):
        case PlanFile() as plan:
            assert check_plan(plan.model_dump(mode="json")) == plan
        case sentence:
            assert sentence.startswith("Tệp kế hoạch không đúng")


@given(st.text(max_size=60))
def test_no_text_makes_anything_but_a_sentence(text: str) -> None:
    with pytest.raises(PartuiError):
        parse_plan(text)


def test_what_2020_does_not_have_is_written_only_where_it_is_there() -> None:
    small = a_plan()
    plain = check_plan(small)
    further = {"number": "1", "kind": "task", "person": "Ông A", "start": "Quý I", "other": {"Ghi chú": "x"}}
    row = ItemRow.model_validate({**small["items"][1], **further, "merged": ["lead"]})
    assert not {*further, "merged", "second_code"} & plain.model_dump()["items"][1].keys()
    assert "blanks" not in plain.model_dump()
    kept = plain.model_copy(update={"blanks": Blanks.KEEP, "items": (row,)})
    assert parse_plan(kept.model_dump_json()) == kept


def test_a_row_may_say_what_it_is() -> None:
    task = a_plan()["items"][1]
    assert not ItemRow.model_validate({**task, "products": [], "requirements": [], "kind": "task"}).is_heading
    assert ItemRow.model_validate({**task, "kind": "heading"}).is_heading
