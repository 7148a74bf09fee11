"""The conditions in SQL say what the rules of the domain say."""

import sqlite3
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.tasks.status import Status, Timeliness, status_on, timeliness_on
from partui.domain.tasks.task import Day
from partui.store.queries.conditions import STATUS_IS, STATUS_RANK, TIMELINESS_IS, TIMELINESS_RANK, day_args

NEAR = st.dates(date(2020, 9, 1), date(2020, 11, 30)) | st.sampled_from([date(2020, 12, 31), date(2021, 12, 31)])
ROWS = st.tuples(st.sampled_from(Status), st.none() | NEAR, NEAR).map(
    lambda row: (row[0], row[1], row[2] if row[0] is Status.DONE else None)
)


@given(st.lists(ROWS, min_size=1, max_size=30), st.builds(Day, NEAR, st.integers(0, 40), st.integers(0, 120)))
def test_sql_and_the_domain_agree(rows: list[tuple[Status, date | None, date | None]], day: Day) -> None:
    conn = sqlite3.connect(":memory:")
    conn.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, status TEXT, due_on TEXT, completed_on TEXT)")
    conn.executemany(
        "INSERT INTO t (status, due_on, completed_on) VALUES (?, ?, ?)",
        [(status, due and due.isoformat(), completed and completed.isoformat()) for status, due, completed in rows],
    )

    def those(condition: str) -> list[int]:
        return [key for (key,) in conn.execute(f"SELECT id FROM t WHERE {condition} ORDER BY id", day_args(day))]

    statuses = [status_on(status, completed, day.date) for status, _due, completed in rows]
    standing = [timeliness_on(status, due, completed, *day) for status, due, completed in rows]
    for status in Status:
        assert those(STATUS_IS[status]) == [key for key, each in enumerate(statuses, 1) if each is status]
    for timeliness in Timeliness:
        assert those(TIMELINESS_IS[timeliness]) == [key for key, each in enumerate(standing, 1) if each is timeliness]
    ranks = conn.execute(f"SELECT {STATUS_RANK}, {TIMELINESS_RANK} FROM t ORDER BY id", day_args(day)).fetchall()
    assert ranks == [
        (list(Status).index(status), list(Timeliness).index(timeliness))
        for status, timeliness in zip(statuses, standing, strict=True)
    ]
    conn.close()


def test_the_end_of_time_is_soon_enough() -> None:
    assert set(day_args(Day(date.max, 15)).values()) == {"9999-12-31"}
    assert day_args(Day(date(2020, 1, 1), 10**9))["soon"] == "9999-12-31"
    assert day_args(Day(date(2020, 2, 28), 2))["soon"] == (date(2020, 2, 28) + timedelta(days=2)).isoformat()
