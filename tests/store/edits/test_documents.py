"""One document in the store: linked to many, changed everywhere at once, taken away, brought back."""

import sqlite3

import pytest

from partui.domain.errors import PartuiError
from partui.domain.tasks.documents import Document, ProvenItem
from partui.domain.tasks.evidence import Evidence
from partui.store.edits.documents import add_document, link_document, split_product
from partui.store.edits.evidence import places_coded, put_evidence, remove_evidence
from partui.store.journal.writing import Author
from partui.store.projection.checking import check, repair
from partui.store.queries.document.evidence import task_evidence
from partui.store.queries.document.register import documents, documents_by_criterion
from partui.store.queries.tasks import task_id
from tests.store.officer import NOW, PLAN, redo, task, undo

AN = Author("An", NOW)
REPORT = Evidence("", "", (), "350/BC-UBND", None, "UBND tỉnh", "Báo cáo CCHC năm", "")


def the_one(conn: sqlite3.Connection) -> Document:
    (document,) = documents(conn, PLAN)
    return document


def test_one_edit_links_and_goes_back_and_forth(conn: sqlite3.Connection) -> None:
    add_document(conn, PLAN, REPORT, [ProvenItem("4.1.1", 1)], AN, same=True)
    assert len(the_one(conn).proves) == 14
    link_document(conn, PLAN, the_one(conn).details.uuid[:8], [ProvenItem("1.1"), ProvenItem("4.1.1", 1)], AN)
    assert the_one(conn).proves[0] == ProvenItem("1.1")
    undo(conn, AN)
    assert len(the_one(conn).proves) == 14
    undo(conn, AN)
    assert documents(conn, PLAN) == []
    redo(conn, AN)
    assert len(the_one(conn).proves) == 14
    assert check(conn) == []


def test_a_document_changed_at_one_task_is_changed_at_all(conn: sqlite3.Connection) -> None:
    add_document(conn, PLAN, REPORT, [ProvenItem("4.1.1", 1), ProvenItem("1.1")], AN)
    (here,) = task_evidence(conn, task_id(conn, PLAN, "1.1"))
    changes = put_evidence(conn, task_id(conn, PLAN, "1.1"), here._replace(number="351/BC-UBND"), AN)
    assert [change.code for change in changes] == ["1.1", "4.1.1"]
    assert the_one(conn).details.number == "351/BC-UBND"
    assert the_one(conn).proves == (ProvenItem("1.1"), ProvenItem("4.1.1", 1))
    remove_evidence(conn, PLAN, here.uuid, AN, only=places_coded(conn, PLAN, ["1.1"], []))
    assert the_one(conn).proves == (ProvenItem("4.1.1", 1),)
    link_document(conn, PLAN, here.uuid, [ProvenItem("1.1")], AN)
    assert len(remove_evidence(conn, PLAN, here.uuid, AN)) == 2
    assert documents(conn, PLAN) == []


def test_a_document_proves_some_products_of_a_task(conn: sqlite3.Connection) -> None:
    add_document(conn, PLAN, REPORT, [ProvenItem("1.3.1", 3), ProvenItem("1.3.1", 1)], AN)
    uuid = the_one(conn).details.uuid
    assert the_one(conn).proves == (ProvenItem("1.3.1", 1), ProvenItem("1.3.1", 3))
    assert link_document(conn, PLAN, uuid, [ProvenItem("1.3.1", 3)], AN) == []
    link_document(conn, PLAN, uuid, [ProvenItem("1.3.1", 2)], AN)
    assert [each.product for each in the_one(conn).proves] == [1, 2, 3]
    link_document(conn, PLAN, uuid, [ProvenItem("1.3.1")], AN)
    assert the_one(conn).proves == (ProvenItem("1.3.1"),)
    link_document(conn, PLAN, uuid, [ProvenItem("1.3.1", 2)], AN)
    assert the_one(conn).proves == (ProvenItem("1.3.1", 2),)
    undo(conn, AN)
    undo(conn, AN)
    assert [each.product for each in the_one(conn).proves] == [1, 2, 3]
    assert check(conn) == []
    conn.execute("DELETE FROM evidence WHERE product = 2")
    assert len(repair(conn)) == 1
    assert [each.product for each in the_one(conn).proves] == [1, 2, 3]


def test_a_criterion_is_proved_as_a_task_is(conn: sqlite3.Connection) -> None:
    add_document(conn, PLAN, REPORT, [], AN, criteria=["2.4.1", "2.4.1."])
    assert (the_one(conn).proves, the_one(conn).criteria) == ((), ("2.4.1",))
    uuid = the_one(conn).details.uuid
    assert link_document(conn, PLAN, uuid, [], AN, criteria=["2.4.1"]) == []
    link_document(conn, PLAN, uuid, [ProvenItem("1.1")], AN, criteria=["8.1"])
    (here,) = task_evidence(conn, task_id(conn, PLAN, "1.1"))
    assert len(put_evidence(conn, task_id(conn, PLAN, "1.1"), here._replace(number="351/BC-UBND"), AN)) == 3
    assert {
        code: [each.details.number for each in found] for code, found in documents_by_criterion(conn, PLAN).items()
    } == {
        "2.4.1": ["351/BC-UBND"],
        "8.1": ["351/BC-UBND"],
    }
    assert len(remove_evidence(conn, PLAN, uuid[:8], AN)) == 3
    assert documents(conn, PLAN) == []
    undo(conn, AN)
    assert (the_one(conn).proves, the_one(conn).criteria) == ((ProvenItem("1.1"),), ("2.4.1", "8.1"))
    assert check(conn) == []
    conn.execute("DELETE FROM criterion_evidence")
    assert len(repair(conn)) == 2
    assert the_one(conn).criteria == ("2.4.1", "8.1")
    with pytest.raises(PartuiError, match="không có tiêu chí mã"):
        link_document(conn, PLAN, uuid, [ProvenItem("1.2")], AN, criteria=["9.9"])
    assert the_one(conn).proves == (ProvenItem("1.1"),)


def test_a_compound_product_is_split_and_what_is_proved_stays_proved(conn: sqlite3.Connection) -> None:
    add_document(conn, PLAN, REPORT, [ProvenItem("2.2", 3)], AN)
    split_product(conn, PLAN, "2.2", 2, AN)
    assert [title.split()[0] for title in task(conn, "2.2").products] == ["Các", "Các", "Quyết", "Văn"]
    assert the_one(conn).proves == (ProvenItem("2.2", 4),)
    undo(conn, AN)
    assert (len(task(conn, "2.2").products), the_one(conn).proves) == (3, (ProvenItem("2.2", 3),))
    assert check(conn) == []


@pytest.mark.parametrize(
    ("proved", "said"),
    [
        ([], "ít nhất một nhiệm vụ"),
        ([ProvenItem("1.3")], "là một mục"),
        ([ProvenItem("9.9")], "không có nhiệm vụ mã"),
        ([ProvenItem("1.3.1", 9)], "không có sản phẩm số 9"),
    ],
)
def test_what_proves_nothing_is_refused(conn: sqlite3.Connection, proved: list[ProvenItem], said: str) -> None:
    with pytest.raises(PartuiError, match=said):
        add_document(conn, PLAN, REPORT, [ProvenItem("1.1"), *proved] if proved else [], AN)
    for number in (1, 7):
        with pytest.raises(PartuiError, match="không ghép"):
            split_product(conn, PLAN, "1.1", number, AN)
    with pytest.raises(PartuiError, match="Không có tài liệu nào"):
        link_document(conn, PLAN, "abc", [ProvenItem("1.1")], AN)
    assert conn.execute("SELECT count(*) FROM change").fetchone() == (0,)
