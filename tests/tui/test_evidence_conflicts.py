"""Tài liệu kiểm chứng: another officer's program was there first."""

from contextlib import closing
from pathlib import Path

import pytest

from partui.store.db.open import open_store
from partui.store.edits.evidence import put_evidence, remove_evidence
from partui.store.journal.writing import author
from partui.store.queries.document.evidence import task_evidence
from partui.store.queries.tasks import task_id
from tests.tui.officer import at_work
from tests.tui.test_evidence_screen import another_adds, documents


def another_changes(path: Path, number: str | None) -> None:
    """Have another officer's program write the one document anew, or take it away."""
    with closing(open_store(str(path))) as conn:
        (document,) = task_evidence(conn, task_id(conn, 2020, "1.1"))
        if number is None:
            remove_evidence(conn, 2020, document.uuid, author("Cán bộ B"))
        else:
            put_evidence(conn, task_id(conn, 2020, "1.1"), document._replace(number=number), author("Cán bộ B"))


@pytest.mark.parametrize(
    ("theirs", "choice", "left"),
    [("02/CV", ["enter"], ["02/CV"]), ("02/CV", ["down", "enter"], ["03/CV"]), (None, ["down", "enter"], ["03/CV"])],
)
async def test_a_document_changed_meanwhile_is_not_written_over_unasked(
    path: Path, theirs: str | None, choice: list[str], left: list[str]
) -> None:
    another_adds(path, "1.1", 1, "01/CV")
    async with at_work(path) as officer:
        await officer.press("v", "j", "e")
        another_changes(path, theirs)
        await officer.fill("#number", "03/CV")
        await officer.press("ctrl+s")
        assert officer.shows("Người khác đã lưu trước", "Cán bộ B", "Giữ của họ", "Ghi của tôi: 03/CV ngày 30/09/2020")
        assert officer.shows("Giữ của họ: –" if theirs is None else "Giữ của họ: 02/CV")
        assert [row[1] for row in documents(officer, "1.1")] == ([theirs] if theirs else [])
        await officer.press(*choice)
        assert [row[1] for row in documents(officer, "1.1")] == left


@pytest.mark.parametrize("theirs", ["02/CV", None])
async def test_what_was_typed_is_there_to_look_at_again(path: Path, theirs: str | None) -> None:
    another_adds(path, "1.1", 1, "01/CV")
    async with at_work(path) as officer:
        await officer.press("v", "j", "e")
        another_changes(path, theirs)
        await officer.fill("#number", "03/CV")
        await officer.press("ctrl+s", "down", "down", "enter")
        assert officer.shows("╭─ Tài liệu kiểm chứng của 1.1", "03/CV")
        await officer.press("ctrl+s")
        assert [row[1] for row in documents(officer, "1.1")] == ["03/CV"]


async def test_a_document_changed_meanwhile_is_not_taken_away_unseen(path: Path) -> None:
    another_adds(path, "1.1", 1, "01/CV")
    async with at_work(path) as officer:
        await officer.press("v", "j")
        another_changes(path, "02/CV")
        await officer.press("x")
        assert "1.1 đã được Cán bộ B sửa" in officer.refused
        assert [row[1] for row in documents(officer, "1.1")] == ["02/CV"]
        await officer.watch()
        await officer.press("x")
        assert documents(officer, "1.1") == []
