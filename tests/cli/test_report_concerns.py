"""A report to one agency says nothing of what is no concern of its: no task, document or name of others."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pdfplumber
import pytest

from partui.domain.plan.report import Assessment, ReportKind
from partui.domain.tasks.evidence import Evidence
from partui.domain.text import fold
from partui.reports.writing import write_list, write_report
from partui.store.db.open import open_store
from partui.store.edits.evidence import put_evidence
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import Author
from partui.store.queries.agencies import agency_named
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.reports.building import assessment
from partui.store.queries.reports.kinds import build_report
from partui.store.queries.reports.listed import listed_tasks
from partui.store.queries.tasks import task_id, tasks_by_id
from partui.wording.reports import endings
from tests.store.officer import DAY, NOW, PLAN, edit

WHO = "Sở Tư pháp"
MADE_ON = date(2020, 10, 7)
# In every word of what is of others, and in no other.
OF_OTHERS = "qwx"
SHARED = "Sở Cùng Làm"


@pytest.fixture(scope="module")
def filled(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A file in which everything that does not concern the agency is marked so."""
    path = Path(shutil.copyfile(seeded, tmp_path_factory.mktemp("concerns") / "partui.db"))
    with closing(open_store(str(path))) as conn:
        mark(conn)
        yield conn


def mark(conn: sqlite3.Connection) -> None:
    """Write of every task whether it is of the agency."""
    mine = {task.code for task in tasks_by_id(conn, task_keys(conn, PLAN, TaskQuery(agency=who(conn)), DAY), DAY)}
    author = Author("An", NOW, new_agencies=True)
    for number, (key, code) in enumerate(conn.execute("SELECT id, code FROM task").fetchall()):
        if code in mine:
            continue
        said: dict[str, str | None] = {
            "title": f"{OF_OTHERS} {code}",
            "note": OF_OTHERS,
            "products": OF_OTHERS,
            "requirements": OF_OTHERS,
            "leads": f"Sở {OF_OTHERS} {number % 7}",
            "implementers": f"Phòng {OF_OTHERS}",
            "deadline": ("Tháng 1", "Quý IV", "Ngày 5/10")[number % 3],
        }
        if number % 4 == 0:
            said |= {"status": "done", "completed_on": "2020-09-01"}
        if number % 4 == 1:
            # What the agency leads is scored by work of others too.
            said["serves"] = "2.1"
        edit_tasks(conn, [key], said, author, DAY.date)
        put_evidence(conn, key, document(code, OF_OTHERS, number), author)
    for number, code in enumerate(sorted(mine)):
        edit(conn, code, deadline=("Tháng 1", "Ngày 5/10")[number % 2], leads=f"{WHO}; {SHARED}")
    edit(conn, "2.1.1", status="done", completed_on="2020-09-01")
    edit(conn, "2.2", serves="5.1")
    put_evidence(conn, task_id(conn, PLAN, "2.1.1"), document("2.1.1", "cua-minh", 0), author)
    for (code,) in conn.execute("SELECT code FROM heading").fetchall():
        if not any(f"{each}.".startswith(f"{code}.") for each in mine):
            conn.execute("UPDATE heading SET title = ? WHERE code = ?", (OF_OTHERS, code))


def who(conn: sqlite3.Connection) -> int:
    return agency_named(conn, PLAN, WHO)[0]


def document(code: str, words: str, number: int) -> Evidence:
    return Evidence("", code, (), f"{number}/{words}", date(2020, 9, 1), f"Sở {words}", words, f"https://{words}.vn")


def text_of(data: bytes) -> str:
    """Everything that a file says, whatever it is packed in."""
    if data.startswith(b"%PDF-"):
        with pdfplumber.open(BytesIO(data)) as pdf:
            return "".join(char["text"] for page in pdf.pages for char in page.chars)
    if not is_zipfile(BytesIO(data)):
        # A long line of a calendar goes on in the next.
        return data.decode("utf-8", "replace").replace("\r\n ", "")
    with ZipFile(BytesIO(data)) as packed:
        return "\n".join(f"{name} {text_of(packed.read(name))}" for name in packed.namelist())


CASES = [(kind, ending, "") for kind in ReportKind for ending in endings(kind)] + [
    (ReportKind.PROGRESS, ending, "1/1/2020") for ending in endings(ReportKind.PROGRESS)
]


@pytest.mark.parametrize(("kind", "ending", "since"), CASES)
def test_no_report_to_an_agency_names_what_does_not_concern_it(
    filled: sqlite3.Connection, tmp_path: Path, kind: ReportKind, ending: str, since: str
) -> None:
    target = tmp_path / f"a{ending}"
    write_report(build_report(filled, kind, PLAN, DAY, MADE_ON, who(filled), since), str(target))
    text = text_of(target.read_bytes())
    assert OF_OTHERS not in fold(text)
    assert WHO in text
    if kind is ReportKind.SCORES:
        assert "kể cả ở tiêu chí do cơ quan khác chủ trì" in text


@pytest.mark.parametrize("kind", [kind for kind in ReportKind if kind is not ReportKind.REMINDER])
def test_the_marks_are_seen_where_the_whole_plan_is_reported(
    filled: sqlite3.Connection, tmp_path: Path, kind: ReportKind
) -> None:
    target = tmp_path / f"a{endings(kind)[0]}"
    write_report(build_report(filled, kind, PLAN, DAY, MADE_ON), str(target))
    assert OF_OTHERS in fold(text_of(target.read_bytes()))


def test_no_list_of_an_agency_does_either(filled: sqlite3.Connection, tmp_path: Path) -> None:
    ids = task_keys(filled, PLAN, TaskQuery(agency=who(filled)), DAY)
    write_list(listed_tasks(filled, PLAN, ids, DAY, MADE_ON, WHO), str(tmp_path / "a.xlsx"))
    text = text_of((tmp_path / "a.xlsx").read_bytes())
    assert OF_OTHERS not in fold(text)
    assert SHARED in text


def test_as_much_is_at_risk_in_its_own_report_as_in_the_whole(filled: sqlite3.Connection) -> None:
    whole = assessment(filled, PLAN, DAY, MADE_ON)
    own: Assessment = assessment(filled, PLAN, DAY, MADE_ON, who(filled))
    assert own.elsewhere
    assert own.scores.total.at_risk == dict(whole.scores.agencies)[WHO] > 0
    assert own.scores.agencies == ((WHO, own.scores.total.at_risk),)
    assert set(own.tasks) == {code for code, task in whole.tasks.items() if WHO in task.leads} < set(whole.tasks)
    figures = {row.criterion.code: row.sums.expected for row in whole.scores.rows if row.is_leaf}
    assert {row.criterion.code: row.sums.expected for row in own.scores.rows if row.is_leaf}.items() <= figures.items()


# A PDF says what the Word document does.
@pytest.mark.parametrize("ending", [ending for ending in endings(ReportKind.SCORES) if ending != ".pdf"])
def test_the_rule_for_the_whole_is_said_in_every_format(
    filled: sqlite3.Connection, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"a{ending}"
    write_report(build_report(filled, ReportKind.SCORES, PLAN, DAY, MADE_ON), str(target))
    assert "của mỗi cơ quan tính theo" in text_of(target.read_bytes())
