"""One agency's part of the store holds nothing of another's, opens as a store, and comes back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from partui.domain.agencies.names import agency_key
from partui.domain.brief.own_words import ReportPart
from partui.domain.forms.answers import Answer, answer_value
from partui.domain.forms.sent import SentForm, sent_value
from partui.domain.periods.agency_periods import AGENCY_PERIOD, AgencyPeriod, agency_period_value
from partui.domain.periods.state import PeriodStatus
from partui.domain.reminders.sent import SentReminder, reminder_value
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.task import Role
from partui.store.db.connection import transaction
from partui.store.db.open import open_store
from partui.store.edits.documents import add_document
from partui.store.edits.evidence import put_evidence
from partui.store.edits.forms.accepting import return_answers
from partui.store.edits.plan_head import head_subject
from partui.store.edits.reports.words import write_report_words
from partui.store.exchange.contacts import contacts, set_contact
from partui.store.exchange.copying import copy_to
from partui.store.exchange.merge import merge
from partui.store.exchange.partial_export import keep_only_tasks_of
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.checking import check
from partui.store.projection.kind import Subject
from partui.store.queries.agencies import agency_named
from partui.store.queries.forms.answers import list_answers
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.tasks import task_id
from tests.store.exchange.test_merge import stands
from tests.store.officer import DAY, NOW, PLAN, edit, set_own, task

AN = Author("An", NOW)
SECRET = "ghi chú không được lộ"
FORM = str(UUID(int=4))
Taken = Callable[[str, Role], Path]


@pytest.fixture
def taken(conn: sqlite3.Connection, tmp_path: Path) -> Taken:
    """Take an agency's part of the test's store."""

    def take(agency: str, role: Role = Role.LEAD) -> Path:
        target = tmp_path / f"{role}.db"
        key, _name = agency_named(conn, PLAN, agency)
        copy_to(conn, str(target), shorten=partial(keep_only_tasks_of, plan=PLAN, agency=key, role=role))
        return target

    return take


@pytest.mark.parametrize("role", list(Role))
def test_it_holds_the_agencys_tasks_and_nothing_else(conn: sqlite3.Connection, taken: Taken, role: Role) -> None:
    edit(conn, "1.1", note=SECRET)
    edit(conn, "4.1.2", why=SECRET, progress="5")
    edit(conn, "2.1.1", note="của Sở Tư pháp", status="doing")
    edit(conn, "1.2", leads=f"Sở {SECRET}")
    put_evidence(conn, task_id(conn, PLAN, "1.1"), Evidence("", "", (1,), SECRET, None, "", "", ""), AN)
    put_evidence(conn, task_id(conn, PLAN, "2.1.1"), Evidence("", "", (1,), "12/BC", None, "", "", ""), AN)
    set_own(conn, PLAN, "2.1", Decimal("0.5"), AN)
    add_document(conn, PLAN, Evidence("", "", (), SECRET, None, "", "", ""), [], AN, criteria=["2.1"])
    conn.execute("INSERT INTO setting VALUES ('bí mật', ?)", (SECRET,))
    key, _name = agency_named(conn, PLAN, "tu phap")
    tasks = [code for code, in conn.execute(
        f"SELECT code FROM task WHERE id IN ({','.join(map(str, task_keys(conn, PLAN, TaskQuery(key, role), DAY)))})"
        " ORDER BY position")]  # fmt: skip
    target = taken("tu phap", role)
    content = target.read_bytes()
    for text in (SECRET, "Bình Dương", "Đài Phát thanh"):
        assert text.encode() not in content
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in target.parent.iterdir() if path.name.startswith(".")] == []
    with closing(open_store(str(target))) as part:
        assert [code for (code,) in part.execute("SELECT code FROM task ORDER BY position")] == tasks
        for code in tasks:
            whole, cut = task(conn, code), task(part, code)
            assert cut._replace(id=0, inherited={}, position=0) == whole._replace(id=0, inherited={}, position=0)
        assert {code for (code,) in part.execute("SELECT DISTINCT code FROM history")} <= {"2.1.1"}
        assert part.execute("SELECT count(*) FROM criterion WHERE own IS NOT NULL").fetchone() == (0,)
        assert part.execute("SELECT count(*) FROM agency WHERE name LIKE '%lộ%'").fetchone() == (0,)
        assert check(part) == []


def test_it_holds_no_letters_and_no_answers_of_others(conn: sqlite3.Connection, taken: Taken) -> None:
    subject = Subject("task", task_id(conn, PLAN, "2.1.1"))
    own, others = (
        Answer(str(UUID(int=number)), FORM, agency_key(name), name, difficulties=said)
        for number, name, said in ((1, "Sở Tư pháp", "khó"), (2, "Sở Y tế", SECRET))
    )
    letter = SentReminder(str(UUID(int=3)), "sở y tế", f"Sở {SECRET}", DAY.date)
    form = SentForm(FORM, "sở y tế", f"Sở {SECRET}", DAY.date, 5)
    with transaction(conn):
        said = [NewValue(subject, f"answer/{each.uuid}", answer_value(each)) for each in (own, others)]
        sent = NewValue(subject, f"reminder/{letter.uuid}", reminder_value(letter))
        head = NewValue(head_subject(conn, PLAN), f"form/{FORM}", sent_value(form))
        write_changes(conn, [*said, sent, head], AN)
        parts = (AgencyPeriod(str(UUID(int=number)), "2020-Q3", key, name, status, DAY.date, why)
                 for number, key, name, status, why in (
                     (4, "sở y tế", "Sở Y tế", PeriodStatus.WAIVED, SECRET),
                     (5, "sở y tế", "Sở Y tế", PeriodStatus.DONE, ""),
                     (6, agency_key("Sở Tư pháp"), "Sở Tư pháp", PeriodStatus.WAIVED, "của mình")))  # fmt: skip
        values = [NewValue(subject, f"{AGENCY_PERIOD}{each.uuid}", agency_period_value(each)) for each in parts]
        write_changes(conn, values, AN)
    write_report_words(conn, PLAN, {ReportPart.ASKED: SECRET}, DAY.date, AN)
    return_answers(conn, [(subject.id, others.uuid)], SECRET, AN)
    for name in ("tu phap", "noi vu"):
        set_contact(conn, agency_named(conn, PLAN, name)[0] or 0, f"{name[:2]}@example.vn", None, None)
    target = taken("tu phap", Role.LEAD)
    assert SECRET.encode() not in target.read_bytes()
    with closing(open_store(str(target))) as part:
        assert [each.email for each in contacts(part).values()] == ["tu@example.vn"]
        assert [answer for _task, _code, answer in list_answers(part, PLAN)] == [own]
        assert [reason for (reason,) in part.execute("SELECT reason FROM agency_period ORDER BY uuid")] == [
            "",
            "của mình",
        ]
        for table in ("reminder", "sent_form", "report_words"):
            assert part.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        assert check(part) == []


def test_what_was_done_in_it_comes_back(conn: sqlite3.Connection, store_path: Path, taken: Taken) -> None:
    edit(conn, "1.1", note="ở nhà")
    target = taken("tu phap", Role.LEAD)
    with closing(open_store(str(target))) as part:
        edit(part, "2.1.1", status="done", completed_on="2020-10-01", by="Tư pháp")
        put_evidence(part, task_id(part, PLAN, "2.1.1"), Evidence("", "", (1,), "12/BC", None, "", "", ""), AN)
        assert merge(conn, [str(target)]).added == 3
        assert check(conn) == []
        assert task(conn, "2.1.1").recorded_status == "done"
        merge(part, [str(store_path)])
        assert stands(part) == stands(conn)
        assert check(part) == []
        assert part.execute("SELECT 1 FROM setting WHERE name LIKE 'partial/%'").fetchone() is None


def test_two_parts_come_together(conn: sqlite3.Connection, store_path: Path, tmp_path: Path, taken: Taken) -> None:
    first = taken("tu phap", Role.LEAD)
    second = first.rename(tmp_path / "một.db")
    other = taken("van phong", Role.ANY)
    with closing(open_store(str(second))) as part:
        merge(part, [str(other)])
        assert check(part) == []
        (names,) = part.execute("SELECT value FROM setting WHERE name = 'partial/2020'").fetchone()
        assert len(names.split("; ")) == 2
        edit(part, "2.1.1", note="trong phần")
        merge(part, [str(store_path)])
        merge(conn, [str(second)])
        assert stands(part) == stands(conn)
