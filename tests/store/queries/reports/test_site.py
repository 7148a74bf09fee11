"""The site for reading, against the store that it is read from."""

import sqlite3
from datetime import date

from partui.domain.agencies.names import agency_key
from partui.store.queries.reports.site import site
from partui.store.queries.tallies import agency_tallies, plan_tally
from tests.store.officer import DAY, PLAN, edit

MADE_ON = date(2020, 10, 7)


def test_the_whole_and_each_agency_have_the_tables_figures(busy: sqlite3.Connection) -> None:
    found = site(busy, PLAN, DAY, MADE_ON)
    leads = agency_tallies(busy, PLAN, DAY)
    assert found.whole.total == plan_tally(busy, PLAN, DAY)
    assert [each.head.agency for each in found.agencies] == [lead.name for lead in leads]
    assert [each.total for each in found.agencies] == [lead.tally for lead in leads]
    for each in found.agencies:
        assert each.head.agency is not None
        assert all(agency_key(each.head.agency) in map(agency_key, task.leads) for task in each.tasks)


def test_notes_reasons_and_persons_are_told_where_asked_for(busy: sqlite3.Connection) -> None:
    edit(busy, "1.1", note="số riêng 0905", person="Bà Lan")
    edit(busy, "1.2", status="cancelled", why="lý do nội bộ")
    edit(busy, "1.3.1", status="todo", note="lý do chậm nội bộ")
    for each in (bare := site(busy, PLAN, DAY, MADE_ON)).agencies:
        assert not any(task.note or task.person for task in each.tasks)
        assert not each.reasons
        assert not each.late_reasons
    assert not any(task.note or task.person for task in bare.whole.tasks)
    assert not bare.persons
    assert not bare.whole.reasons
    told = site(busy, PLAN, DAY, MADE_ON, with_notes=True)
    assert told.persons == {"1.1": "Bà Lan"}
    assert any(task.note == "số riêng 0905" for task in told.whole.tasks)
    assert told.whole.reasons["1.2"] == "lý do nội bộ"
    assert told.whole.late_reasons["1.3.1"] == "lý do chậm nội bộ"
