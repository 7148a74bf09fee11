import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.deadlines.deadline import Deadline
from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.deadlines.reading import read_deadline

PLAN_YEAR = 2020

DATED = {
    DeadlineKind.QUARTER: {
        "Quý I": "2020-03-31",
        "Quý II": "2020-06-30",
        "Quý III": "2020-09-30",
        "Quý IV": "2020-12-31",
        "Quý 3": "2020-09-30",
        "Quý 03": "2020-09-30",
        "Quý ba": "2020-09-30",
        "Quý tư": "2020-12-31",
        "Quý III/2020": "2020-09-30",
        "Quý III-2021": "2021-09-30",
        "quý iv năm 2021": "2021-12-31",
        "Quý I năm sau": "2021-03-31",
        "Quý I, năm 2021": "2021-03-31",
        "Trong quý II": "2020-06-30",
        "Cuối quý I": "2020-03-31",
        "Đến hết quý III": "2020-09-30",
        "Chậm nhất trong quý III": "2020-09-30",
        "Hoàn thành trong quý III": "2020-09-30",
        "Thời gian hoàn thành: Quý III": "2020-09-30",
        "- Quý III;": "2020-09-30",
        "Quy III": "2020-09-30",
        "QIII/2020": "2020-09-30",
        "9 tháng đầu năm": "2020-09-30",
        "3 tháng cuối năm": "2020-12-31",
    },
    DeadlineKind.MONTH: {
        "Tháng 9": "2020-09-30",
        "Tháng 09": "2020-09-30",
        "Tháng 2": "2020-02-29",
        "Tháng 2/2021": "2021-02-28",
        "Trong tháng 9/2020": "2020-09-30",
        "Tháng 9 năm 2020": "2020-09-30",
        "Tháng 01 năm sau": "2021-01-31",
        "Cuối tháng 9": "2020-09-30",
        "Hết tháng 12": "2020-12-31",
        "9/2020": "2020-09-30",
    },
    DeadlineKind.HALF: {
        "6 tháng đầu năm": "2020-06-30",
        "06 tháng đầu năm": "2020-06-30",
        "Sáu tháng đầu năm": "2020-06-30",
        "Trong 6 tháng đầu năm 2021": "2021-06-30",
        "6 tháng cuối năm": "2020-12-31",
        "Nửa đầu năm": "2020-06-30",
    },
    DeadlineKind.BEFORE: {
        "Trước ngày 01/12": "2020-11-30",
        "Trước 01/12/2020": "2020-11-30",
        "Trước ngày 31/01 năm sau": "2021-01-30",
        "Trước 01/01": "2019-12-31",
        "Trước 01/01/2021": "2020-12-31",
        "Trước ngày 01/3": "2020-02-29",
        "Trước ngày 15 tháng 10": "2020-10-14",
        "Trước ngày 15 tháng 10 năm 2021": "2021-10-14",
        "Hoàn thành trước ngày 15/10": "2020-10-14",
        "Xong trước 15/10": "2020-10-14",
        "Trước tháng 10": "2020-09-30",
        "Trước quý IV": "2020-09-30",
        "Trước năm 2021": "2020-12-31",
    },
    DeadlineKind.ON: {
        "Ngày 15/10/2020": "2020-10-15",
        "Chậm nhất ngày 15/10": "2020-10-15",
        "Chậm nhất là ngày 15/10/2020": "2020-10-15",
        "Muộn nhất vào ngày 15/10": "2020-10-15",
        "Đến ngày 15/10": "2020-10-15",
        "Đến hết ngày 15/10": "2020-10-15",
        "Không quá ngày 15/10": "2020-10-15",
        "ngày 15 tháng 10 năm 2020": "2020-10-15",
        "Ngày 15-10": "2020-10-15",
        "15/10": "2020-10-15",
        "15-10-2020": "2020-10-15",
        "15.10.2020": "2020-10-15",
        "2020-10-15": "2020-10-15",
        "15/10/20": "2020-10-15",
        "15/10/21": "2021-10-15",
        "29/02": "2020-02-29",
    },
    DeadlineKind.YEAR: {
        "Trong năm": "2020-12-31",
        "Trong năm 2020": "2020-12-31",
        "Trong năm 2021": "2021-12-31",
        "Trong năm sau": "2021-12-31",
        "Cả năm": "2020-12-31",
        "Cuối năm": "2020-12-31",
        "Đến hết năm 2020": "2020-12-31",
        "Năm 2020": "2020-12-31",
        "Năm nay": "2020-12-31",
    },
    DeadlineKind.RANGE: {
        "Quý IV/2020 - Quý II/2021": "2021-06-30",
        "Từ tháng 3 đến tháng 9": "2020-09-30",
        "Quý I–IV": "2020-12-31",
        "Tháng 11 - 12/2021": "2021-12-31",
        "28/6-5/7/2021": "2021-07-05",
        "Giai đoạn 2020 - 2025": "2025-12-31",
    },
    DeadlineKind.RECURRING: {
        "Quý III, IV": "2020-12-31",
        "Tháng 9, 10": "2020-10-31",
        "Tháng 9 hàng năm": "2020-09-30",
        "Trước 31/12 hàng năm": "2020-12-30",
        "Trước ngày 25 hàng tháng": "2020-12-24",
        "Hàng tháng, trước ngày 25": "2020-12-24",
        "Ngày 20 của tháng cuối quý": "2020-12-20",
        "Mỗi năm hai lần vào quý I và quý III": "2020-09-30",
        "Trước ngày 05 của tháng liền kề": "2021-01-04",
    },
    DeadlineKind.RELATIVE: {
        "15 ngày kể từ ngày 01/10/2020": "2020-10-16",
        "Trong vòng 02 tháng kể từ ngày 31/12/2020": "2021-02-28",
    },
}
WITHOUT_DATE = {
    DeadlineKind.CONTINUOUS: [
        "Thường xuyên",
        "Thường xuyên trong năm",
        "Thường xuyên, liên tục",
        "Thường xuyên năm 2020",
        "Thường xuyên, hàng quý",
        "Thường xuyên (2020 - 2025)",
    ],
    DeadlineKind.EXTERNAL: [
        "Theo quy định",
        "Theo quy định của Bộ Nội vụ",
        "Theo yêu cầu",
        "Theo yêu cầu của UBND tỉnh",
        "Theo tiến độ",
        "Theo kế hoạch năm 2020 của UBND tỉnh",
        "Theo quy định tại Nghị định số 61/2018/NĐ-CP",
        "Định kỳ theo quy định",
        "Theo Quyết định số 1441/QĐ-UBND ngày 25/9/2020",
    ],
    DeadlineKind.ON_EVENT: ["Khi có yêu cầu", "Đột xuất", "Sau khi có hướng dẫn", "Đã hoàn thành"],
    DeadlineKind.RELATIVE: [
        "15 ngày kể từ ngày ban hành",
        "100 ngày",
        "15 ngày làm việc kể từ ngày 01/10/2020",
        "15 ngày trước ngày 01/10/2020",
    ],
    DeadlineKind.RANGE: ["Sau ngày 15/10", "Từ năm 2020", "2020 và những năm tiếp theo", "Từ ngày ban hành trở đi"],
    DeadlineKind.UNKNOWN: [
        "",
        "-",
        "Trước ngày 31/02",
        "29/02/2021",
        "Quý V",
        "Quý 0",
        "Tháng 13",
        "Tháng 0",
        "Quý III hoặc Quý IV",
        "Quý IV/2020, tháng 3 rà soát",
        "Quý IV - Quý I",
        "Giữa tháng 6",
        "Tuần 2 tháng 6",
        "Năm học 2020-2021",
        "Quyết định số 15 ngày 01/10/2020",
        "Đầu tư 2020",
        "Viet Nam thang 6",
        "Quý III, trừ tháng 8",
        "Không trước ngày 15/10",
        "Khoảng tháng 9",
        "Đầu quý II",
        "Trước hết quý III",
        "Trong tháng sau",
        "9-10",
        "15/10/25",
        "15/10/9999",
        "Tháng 9/20",
        "Năm",
        "Trước năm",
        "Trong năm 0000",
        "Định kỳ",
        "Theo quy định trước ngày 01/12",
        "Quý \u0663",
        "Tháng ²",
        "Ngày \u0661\u0665/\u0661\u0660",
        "Quý III " * 1000,
    ],
}
QUARTER_ENDS = ["2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"]
HALF_ENDS = ["2020-06-30", "2020-12-31"]
PERIODIC = {
    "Hàng quý": QUARTER_ENDS,
    "Hằng quý": QUARTER_ENDS,
    "Mỗi quý một lần": QUARTER_ENDS,
    "Định kỳ hàng quý": QUARTER_ENDS,
    "Định kỳ 3 tháng": QUARTER_ENDS,
    "Hàng quý trong năm 2020": QUARTER_ENDS,
    "Định kỳ quý, 6 tháng, năm": QUARTER_ENDS,
    "Định kỳ 6 tháng": HALF_ENDS,
    "Định kỳ 06 tháng và năm": HALF_ENDS,
    "6 tháng một lần": HALF_ENDS,
    "6 tháng/lần": HALF_ENDS,
    "Hàng năm": ["2020-12-31"],
    "01 lần/năm": ["2020-12-31"],
    "Hàng tuần": [],
    "Hằng ngày": [],
}
EVERY_FORM = sorted(
    {words for forms in DATED.values() for words in forms}
    | {words for forms in WITHOUT_DATE.values() for words in forms}
    | set(PERIODIC)
)


@pytest.mark.parametrize(
    ("kind", "words", "due_on"),
    [(kind, words, due) for kind, forms in DATED.items() for words, due in forms.items()],
)
def test_words_that_set_a_date(kind: DeadlineKind, words: str, due_on: str) -> None:
    read = read_deadline(words, PLAN_YEAR)
    assert (read.words, read.kind, read.due_on) == (words, kind, date.fromisoformat(due_on))


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, forms in WITHOUT_DATE.items() for words in forms])
def test_words_that_set_no_date(kind: DeadlineKind, words: str) -> None:
    read = read_deadline(words, PLAN_YEAR)
    assert (read.words, read.kind, read.due_on) == (words.strip(), kind, None)


@pytest.mark.parametrize(("words", "reminders"), PERIODIC.items())
def test_a_periodic_deadline_reminds_at_the_end_of_each_period(words: str, reminders: list[str]) -> None:
    read = read_deadline(words, PLAN_YEAR)
    assert (read.kind, read.due_on) == (DeadlineKind.PERIODIC, date(2020, 12, 31))
    assert [day.isoformat() for day in read.reminders] == reminders


def test_a_monthly_deadline_reminds_twelve_times() -> None:
    reminders = read_deadline("Hàng tháng năm 2021", PLAN_YEAR).reminders
    assert [day.month for day in reminders] == list(range(1, 13))
    assert all((day + timedelta(days=1)).day == 1 for day in reminders)
    assert {day.year for day in reminders} == {2021}


def test_what_comes_again_in_a_plan_of_several_years_has_a_day_in_each() -> None:
    read = read_deadline("Trước ngày 15/12 hằng năm, giai đoạn 2020 - 2022", PLAN_YEAR)
    days = tuple(date(year, 12, 14) for year in (2020, 2021, 2022))
    assert (read.kind, read.due_on, read.reminders) == (DeadlineKind.RECURRING, days[-1], days)
    assert read.recurrence is not None
    assert read.recurrence.between(2023, 2024) == (date(2023, 12, 14), date(2024, 12, 14))
    yearly = read_deadline("Hằng năm, giai đoạn 2020 - 2022", PLAN_YEAR)
    assert yearly.reminders == tuple(date(year, 12, 31) for year in (2020, 2021, 2022))


def test_steps_before_the_last_are_milestones() -> None:
    read = read_deadline("Quý I: dự thảo; tháng 6: lấy ý kiến; trước ngày 01/12: ban hành", PLAN_YEAR)
    assert (read.kind, read.due_on) == (DeadlineKind.BEFORE, date(2020, 11, 30))
    assert read.milestones == (date(2020, 3, 31), date(2020, 6, 30))


def test_words_are_kept_clean() -> None:
    assert read_deadline(" Quý\u200b  III.\x1b ", PLAN_YEAR).words == "Quý III."


@pytest.mark.parametrize("words", EVERY_FORM)
def test_case_unicode_form_and_a_full_stop_change_nothing(words: str) -> None:
    read = read_deadline(words, PLAN_YEAR)[1:]
    decomposed = unicodedata.normalize("NFD", words)
    for spelling in (
        words.upper(),
        words.lower(),
        decomposed,
        decomposed.upper(),
        words + ".",
        f"  {words} . ",
    ):
        assert read_deadline(spelling, PLAN_YEAR)[1:] == read


@pytest.mark.parametrize("words", ["Quý III", "Trước năm sau", "Hàng tháng", "15/10", "15/10/20", "Trong năm"])
@pytest.mark.parametrize("year", [-1, 0, 1, 1898, 2200, 9999, 10**30])
def test_a_year_out_of_reason_gives_no_date(words: str, year: int) -> None:
    assert read_deadline(words, year)[1:] == Deadline("", DeadlineKind.UNKNOWN)[1:]


DEADLINE = (
    "quý|tháng|năm|ngày|trước|trong|từ|đến|hàng|định kỳ|thường xuyên|sau|đầu|cuối|lần|theo quy định|khi có|kể từ"
    "|hoàn thành|báo cáo|và|6|9|15/10|31/02|III|2020|,|/|-|;"
)
WORDS = st.sampled_from(DEADLINE.split("|"))


@given(st.text(st.characters(), max_size=40) | st.lists(WORDS, max_size=8).map(" ".join), st.integers(1900, 2199))
def test_no_text_makes_the_reader_raise(words: str, year: int) -> None:
    read = read_deadline(words, year)
    assert read[1:] == read_deadline(words + ".", year)[1:]
    if read.due_on is None:
        assert read.kind in {*WITHOUT_DATE}
    else:
        assert read.kind in {*DATED, DeadlineKind.PERIODIC}
        assert all(day < read.due_on for day in read.milestones)


@given(
    st.sampled_from(["Quý I", "Quý II", "Quý III", "Quý IV"]) | st.integers(1, 12).map("Tháng {}".format),
    st.integers(1900, 2199),
)
def test_a_quarter_or_a_month_ends_in_its_year(words: str, year: int) -> None:
    due_on = read_deadline(words, year).due_on
    assert due_on is not None
    assert due_on.year == year
    assert (due_on + timedelta(days=1)).day == 1
    assert read_deadline(f"{words}/{year}", PLAN_YEAR).due_on == due_on


@given(st.dates(date(1900, 1, 2), date(2199, 12, 31)))
def test_before_a_day_is_the_day_before(day: date) -> None:
    written = f"{day.day:02}/{day.month:02}/{day.year}"
    assert read_deadline(f"Ngày {written}", PLAN_YEAR).due_on == day
    assert read_deadline(f"Trước ngày {written}", PLAN_YEAR).due_on == day - timedelta(days=1)


@pytest.mark.parametrize(
    ("words", "start", "time"),
    [
        ("Từ năm 2026", "2026-01-01", "2026-12-31"),
        ("Từ quý II/2020", "2020-04-01", "2020-06-30"),
        ("Từ ngày 15/10/2020 trở đi", "2020-10-15", "2020-10-15"),
        ("2020 và các năm tiếp theo", "2020-01-01", "2020-12-31"),
        ("Sau ngày 15/10", "2020-10-16", "2020-10-15"),
        ("Sau tháng 6", "2020-07-01", "2020-06-30"),
        ("Sau quý II/2020", "2020-07-01", "2020-06-30"),
    ],
)
def test_what_only_begins_begins_with_its_time_or_on_the_day_after_it(words: str, start: str, time: str) -> None:
    read = read_deadline(words, PLAN_YEAR)
    assert (read.kind, read.due_on, str(read.start)) == (DeadlineKind.RANGE, None, start)
    assert [str(each.last) for each in read.times] == [time]


@pytest.mark.parametrize(
    ("words", "start", "times"),
    [
        ("Từ quý II đến quý III/2020", "2020-04-01", ["2020-06-30", "2020-09-30"]),
        ("Quý II và quý IV", None, ["2020-06-30", "2020-12-31"]),
        ("ngày 01/6 và 15/11 hằng năm", None, ["2020-06-01", "2020-11-15"]),
        ("Hằng năm, trước ngày 30/11", None, ["2020-11-30"]),
        ("Trước ngày 01/12", None, ["2020-12-01"]),
    ],
)
def test_a_deadline_keeps_the_times_that_its_words_name(words: str, start: str | None, times: list[str]) -> None:
    read = read_deadline(words, PLAN_YEAR)
    assert (read.start and str(read.start), [str(each.last) for each in read.times]) == (start, times)


def test_the_months_of_next_months_are_each_once() -> None:
    read = read_deadline("Trước ngày 05 của tháng liền kề", PLAN_YEAR)
    assert [str(day) for day in read.reminders] == [
        *(f"2020-{month:02}-04" for month in range(2, 13)),
        "2021-01-04",
    ]
