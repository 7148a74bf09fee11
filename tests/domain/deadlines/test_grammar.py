"""Properties of the grammar: what is written in any usual way is read back, and nothing is read that is not written."""

import calendar
import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.deadlines.reading import read_deadline
from partui.domain.text import fold

PLAN = 2026
ROMAN = ("I", "II", "III", "IV")
YEARS = st.integers(2000, 2099)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
BEFORE_A_DAY = st.sampled_from(
    ["", "Ngày ", "ngày ", "Đến ngày ", "Chậm nhất ngày ", "Hoàn thành trong ngày ", "Thời hạn: ", "Chậm nhất là ngày "]
)
BEFORE_A_SPAN = st.sampled_from(
    ["", "Trong ", "Hoàn thành trong ", "Đến hết ", "Chậm nhất trong ", "Thời gian hoàn thành: ", "Hết ", "Cuối "]
)
BEHIND = st.sampled_from(["", ".", ";", " và tổ chức thực hiện", "; thực hiện thường xuyên", "[1]", " (nếu có)"])
DASHES = st.sampled_from([" - ", "-", " – ", "–", " đến ", " đến hết "])


@st.composite
def written_days(draw: st.DrawFn, day: date) -> str:
    """A day in one of the ways in which it is written."""
    number = draw(st.sampled_from([f"{day.day}", f"{day.day:02}"]))
    month = draw(st.sampled_from([f"{day.month}", f"{day.month:02}"]))
    form = draw(
        st.sampled_from(
            [
                "{d}/{m}/{y}", "{d}-{m}-{y}", "{d}.{m}.{y}", "{d} / {m} / {y}", "{d} tháng {m} năm {y}",
                "{d}/{m} năm {y}", "{d} tháng {m}/{y}",
            ]
        )
    )  # fmt: skip
    return form.format(d=number, m=month, y=day.year)


@st.composite
def written_quarters(draw: st.DrawFn, quarter: int) -> str:
    """A quarter without its year in one of the ways in which it is written."""
    number = draw(st.sampled_from([ROMAN[quarter - 1], ROMAN[quarter - 1].lower(), f"{quarter}", f"0{quarter}"]))
    return draw(st.sampled_from(["Quý ", "Quí ", "quý ", "QUÝ ", "Qúy "])) + number


OF_YEAR = st.sampled_from(["/{y}", " năm {y}", "-{y}", " Năm {y}", ", năm {y}", " / {y}", " của năm {y}", ".{y}"])


@given(data=st.data(), day=DAYS, before=BEFORE_A_DAY, behind=BEHIND)
def test_a_day_is_read_back(data: st.DataObject, day: date, before: str, behind: str) -> None:
    words = f"{before}{data.draw(written_days(day))}{behind}"
    assert read_deadline(words, PLAN).due_on == day, words
    if " tháng " not in words or "ngày" in words.lower():
        earlier = read_deadline(f"Trước ngày {data.draw(written_days(day))}{behind}", PLAN)
        assert (earlier.kind, earlier.due_on) == (DeadlineKind.BEFORE, day - timedelta(days=1))


@given(data=st.data(), quarter=st.integers(1, 4), year=YEARS, before=BEFORE_A_SPAN, of=OF_YEAR, behind=BEHIND)
def test_a_quarter_is_read_back(
    data: st.DataObject, quarter: int, year: int, before: str, of: str, behind: str
) -> None:
    words = f"{before}{data.draw(written_quarters(quarter))}{of.format(y=year)}{behind}"
    read = read_deadline(words, PLAN)
    assert (read.kind, read.due_on) == (DeadlineKind.QUARTER, month_end(year, 3 * quarter)), words


@given(
    data=st.data(), ends=st.tuples(st.integers(0, 99), st.integers(1, 40)), to=DASHES, of=OF_YEAR, start=st.booleans()
)
def test_the_end_of_a_range_counts(data: st.DataObject, ends: tuple[int, int], to: str, of: str, start: bool) -> None:
    first, last = divmod(ends[0] + 4 * 2020, 4), divmod(ends[0] + ends[1] + 4 * 2020, 4)
    written = [data.draw(written_quarters(quarter + 1)) for _year, quarter in (first, last)]
    year_of_first = of.format(y=first[0]) if first[0] != last[0] else ""
    words = f"{'Từ ' if start else ''}{written[0]}{year_of_first}{to}{written[1]}{of.format(y=last[0])}"
    read = read_deadline(words, PLAN)
    assert (read.kind, read.due_on) == (DeadlineKind.RANGE, month_end(last[0], 3 * last[1] + 3)), words
    assert read.start == date(first[0], 3 * first[1] + 1, 1)


@given(first=YEARS, more=st.integers(1, 20), to=DASHES, before=st.sampled_from(["", "Giai đoạn ", "Năm ", "Từ năm "]))
def test_a_time_of_years_is_read_back(first: int, more: int, to: str, before: str) -> None:
    read = read_deadline(f"{before}{first}{to}{first + more}", PLAN)
    assert (read.start, read.due_on) == (date(first, 1, 1), date(first + more, 12, 31))


@given(months=st.lists(st.integers(1, 12), min_size=2, max_size=6, unique=True).map(sorted), year=YEARS)
def test_the_last_of_a_list_counts(months: list[int], year: int) -> None:
    for words in (
        f"Tháng {', '.join(map(str, months))} năm {year}",
        " và ".join(f"tháng {month}" for month in months) + f"/{year}",
    ):
        read = read_deadline(words, PLAN)
        assert (read.kind, read.due_on) == (DeadlineKind.RECURRING, month_end(year, months[-1])), words
        assert read.reminders == tuple(month_end(year, month) for month in months)


PIECES = st.sampled_from(
    [
        "Trong",
        "trước",
        "ngày",
        "tháng",
        "quý",
        "năm",
        "từ",
        "đến",
        "hết",
        "chậm nhất",
        "và",
        ",",
        ";",
        "-",
        "/",
        "(",
        ")",
        "hằng năm",
        "hàng tháng",
        "thường xuyên",
        "theo",
        "khi có",
        "sau",
        "kể từ",
        "hoàn thành",
        "báo cáo",
        "kế hoạch",
        "Sở Nội vụ",
        "đầu tư",
        "Việt Nam",
        "nửa",
        "cuối",
        "15",
        "31",
        "4",
        "12",
        "II",
        "IV",
        "2026",
        "2030",
        "3/2027",
        "20/11",
        "30/6/2028",
        "năm sau",
        "ngày 15",
        "6 tháng",
        "giai đoạn",
        "15 ngày",
    ]
)


@given(st.lists(PIECES, max_size=10).map(" ".join))
def test_no_day_comes_from_words_that_name_none(words: str) -> None:
    read = read_deadline(words, PLAN)
    for day in (read.due_on, *read.milestones):
        if day is not None:
            assert is_named(day, read.before, words), (words, read)


def is_named(day: date, before: bool, words: str) -> bool:
    """Whether words name the time that a day ends, or the one that it is before."""
    numbers = {int(number) for number in re.findall("[0-9]+", words)}
    text = fold(words)
    end = day + timedelta(days=1) if before else day
    year = end.year in numbers or end.year in {PLAN, PLAN + 1}
    month_ends = end.month in numbers or "ii" in text or "iv" in text or end.month == 12 or "thang" in text
    return (year and month_ends) or "ngay" in text


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
