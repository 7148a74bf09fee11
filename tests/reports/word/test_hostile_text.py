"""Text from outside does nothing in a Word document but stand there."""

from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest

from partui.domain.office import Office
from partui.domain.plan.report import Reminder
from partui.domain.text import clean
from partui.reports.word.assessment import write_assessment
from partui.reports.word.letters.reminder import write_reminder
from partui.reports.word.progress import write_progress
from tests.reports import samples
from tests.reports.word.reading import Write, everything, opened, rows_of, written

HOSTILE = samples.HOSTILE + "\x0b\x9b\ud800\ufffe{plan} {0} &#0; </w:t>"
LONG = "x" * 10_000


def write_own_reminder(report: Any, out: Any) -> None:
    office = Office(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), HOSTILE, HOSTILE, HOSTILE)
    write_reminder(report._replace(head=report.head._replace(office=office)), out)


def hostile(write: Write, text: str) -> Any:
    progress, assessment, _deadlines = samples.hostile(text)
    if write is write_assessment:
        return assessment._replace(scores=assessment.scores._replace(rows=assessment.scores.rows[:9]))
    if write is write_progress:
        return progress._replace(tasks=progress.tasks[:9])
    return Reminder(progress.head, progress.tasks[:2], progress.tasks[2:4])


@pytest.mark.parametrize("write", [write_progress, write_reminder, write_own_reminder, write_assessment])
def test_hostile_text_is_only_text(write: Write) -> None:
    data = written(write, hostile(write, HOSTILE))
    said = everything(docx.Document(BytesIO(data)))
    assert clean(HOSTILE) in said
    assert not set(samples.INVISIBLE) & set(said)
    with ZipFile(BytesIO(data)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                names = {str(each.tag).rsplit("}")[-1] for each in ElementTree.fromstring(parts.read(name)).iter()}
                assert not names & {"hyperlink", "script", "fldSimple"}
        external = b'TargetMode="External"'
        assert not [name for name in parts.namelist() if external in parts.read(name)]


@pytest.mark.parametrize("write", [write_progress, write_reminder, write_assessment])
def test_text_of_ten_thousand_characters_stays_whole(write: Write) -> None:
    document = opened(write, hostile(write, LONG))
    ruled = [table for table in document.tables if table.style and table.style.name == "Table Grid"]
    assert any(LONG in row for row in rows_of(ruled[-1]))
    assert 200 < len(document.core_properties.title) <= 255


def test_a_row_higher_than_a_page_may_split() -> None:
    table = opened(write_progress, hostile(write_progress, LONG)).tables[-1]
    kept = [bool(row._tr.xpath("w:trPr/w:cantSplit")) for row in table.rows]
    assert kept[:2] == [True, True]  # the head, and that what follows is late
    assert not any(kept[2:])


@pytest.mark.parametrize("write", [write_progress, write_reminder, write_assessment])
def test_empty_text_leaves_room_to_fill(write: Write) -> None:
    document = opened(write, hostile(write, ""))
    letterhead = document.tables[0]
    assert letterhead.rows[0].cells[0].paragraphs[0].text == "............"
    assert letterhead.rows[1].cells[1].text.startswith("............, ngày")
    assert letterhead.rows[1].cells[0].paragraphs[0].text.startswith("Số:")
