"""The figures of the site for reading, counted anew from the base tables by another path."""

import sqlite3
from collections import Counter
from datetime import date

from partui.locale import official
from partui.reports.web.site import INDEX, site_pages
from partui.store.queries.reports.site import site
from tests.reports.web.pages import Page
from tests.store.officer import DAY, PLAN

# One query, no view, no word of the program's own: how each task stands on the day, and who leads it.
_STANDING = """
SELECT t.code, t.chapter, a.name,
  CASE WHEN t.status = 'cancelled' THEN 6
       WHEN t.completed_on <= :day THEN CASE WHEN ifnull(t.completed_on > t.due_on, 0) THEN 1 ELSE 0 END
       WHEN t.due_on IS NULL THEN 5
       WHEN t.due_on < :day THEN 4
       WHEN julianday(t.due_on) - julianday(:day) <= CASE WHEN t.due_on LIKE '%-12-31' THEN 60 ELSE 15 END THEN 3
       ELSE 2 END
FROM task AS t
JOIN task_agency AS r ON r.task_id = t.id AND r.role = 'lead'
JOIN agency AS a ON a.id = r.agency_id
WHERE t.plan = :plan
"""


def counted(standings: dict[str, int]) -> list[str]:
    """The cells of a row of counts: all, how they stand, the share done of those that are carried out."""
    found = Counter(standings.values())
    carried_out = len(standings) - found[6]
    rate = f"{round((found[0] + found[1]) * 1000 / carried_out) / 10:g}%".replace(".", ",") if carried_out else "–"
    return [str(len(standings)), *(str(found[at]) for at in range(7)), rate]


def test_every_count_of_the_site_is_that_of_the_tables(busy: sqlite3.Connection) -> None:
    rows = busy.execute(_STANDING, {"day": DAY.date.isoformat(), "plan": PLAN}).fetchall()
    assert {standing for *_others, standing in rows} == set(range(7))
    leads: dict[str, dict[str, int]] = {}
    chapters: dict[str, dict[str, int]] = {}
    for code, chapter, lead, standing in rows:
        leads.setdefault(lead, {})[code] = standing
        chapters.setdefault(chapter, {})[code] = standing
    with official():
        pages = site_pages(site(busy, PLAN, DAY, date(2020, 10, 7)))
    read = {name: Page() for name in pages}
    for name, page in read.items():
        page.feed(pages[name].decode())
    by_lead = {row[1].removesuffix(" (nhóm)"): row[2:] for row in read[INDEX].tables["Theo cơ quan chủ trì"][1:]}
    assert by_lead == {lead: counted(tasks) for lead, tasks in leads.items()}
    by_chapter = {row[0]: row[2:] for row in read[INDEX].tables["Theo lĩnh vực"][1:]}
    assert by_chapter == {chapter: counted(tasks) for chapter, tasks in chapters.items()}
    for chapter, tasks in chapters.items():
        listed = {row[0] for title, rows in read[f"linh-vuc-{chapter}.html"].tables.items() for row in rows[1:]}
        assert listed == set(tasks)
    cards = [text for text in read[INDEX].texts["dd"] if text.strip()]
    whole = counted({code: standing for tasks in chapters.values() for code, standing in tasks.items()})
    assert cards == [number for number in whole if number != "0"]
