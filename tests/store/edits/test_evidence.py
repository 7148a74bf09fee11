"""Documents that prove the tasks: each an edit like any other, and the tasks that lack them."""

import sqlite3
from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import ChangedMeanwhile
from partui.domain.tasks.evidence import Evidence, read_evidence
from partui.domain.tasks.task import Day
from partui.store.edits.evidence import put_evidence, remove_evidence
from partui.store.journal.history import history
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from partui.store.queries.document.evidence import UnprovedTask, plan_evidence, task_evidence, unproved_tasks
from partui.store.queries.tasks import task_id
from tests.store.officer import DAY, NOW, PLAN, edit, everything, task, undo

AN = Author("An", NOW, "hồ sơ")
BINH = Author("Bình", NOW)
REPORT = Evidence(
    uuid="",
    code="",
    products=(2,),
    number="12/BC-SNV",
    issued_on=date(2020, 9, 30),
    issuer="Sở Nội vụ",
    summary="Kết quả [/foo] quý III",
    link="/hồ sơ/12.pdf",
)


def put(conn: sqlite3.Connection, code: str, evidence: Evidence = REPORT, who: Author = AN) -> Evidence:
    """Put a document to the task with a code; return it as it stands then."""
    (written,) = put_evidence(conn, task_id(conn, PLAN, code), evidence, who)
    return next(each for each in proofs(conn, code) if written.field == f"evidence/{each.uuid}")


def proofs(conn: sqlite3.Connection, code: str) -> tuple[Evidence, ...]:
    return task_evidence(conn, task_id(conn, PLAN, code))


def unproved(conn: sqlite3.Connection, day: Day = DAY) -> dict[str, list[int]]:
    return {each.code: [number for number, _title in each.products] for each in unproved_tasks(conn, PLAN, day)}


def test_a_document_is_added(conn: sqlite3.Connection) -> None:
    (written,) = put_evidence(conn, task_id(conn, PLAN, "1.3.1"), REPORT, AN)
    (found,) = proofs(conn, "1.3.1")
    assert UUID(found.uuid).version == 4
    assert found == REPORT._replace(uuid=found.uuid, code="1.3.1")
    assert (written.code, written.field, written.old, written.by, written.why) == (
        "1.3.1", f"evidence/{found.uuid}", None, "An", "hồ sơ",
    )  # fmt: skip
    assert read_evidence(written.field, "1.3.1", written.new or "") == found
    assert (history(conn, PLAN), task(conn, "1.3.1").version) == ([written], 2)
    assert check(conn) == []


def test_the_least_that_a_document_says(conn: sqlite3.Connection) -> None:
    bare = Evidence("", "", (), "", None, "", "", "https://ubnd.vn/1")
    assert put(conn, "1.3.1", bare)[1:] == ("1.3.1", *bare[2:])


def test_a_document_is_cleaned(conn: sqlite3.Connection) -> None:
    found = put(conn, "1.3.1", REPORT._replace(summary=" Vie\u0323\u0302t\x1b]52;c\x07 \u202eNam\n", number="a\tb"))
    assert (found.summary, found.number) == ("Việt]52;c Nam", "a b")


def test_documents_in_the_order_they_were_added_tasks_in_the_plans(conn: sqlite3.Connection) -> None:
    assert plan_evidence(conn, PLAN) == {}
    later, *first = [put(conn, code, REPORT._replace(number=number)) for code, number in
                     (("8.1.2", "a"), ("1.3.1", "c"), ("1.3.1", "b"), ("1.3.1", "a"))]  # fmt: skip
    assert proofs(conn, "1.3.1") == tuple(first)
    assert list(plan_evidence(conn, PLAN).items()) == [("1.3.1", tuple(first)), ("8.1.2", (later,))]
    assert plan_evidence(conn, PLAN + 1) == {}
    put(conn, "1.3.1", first[0]._replace(number="d"))
    assert [each.number for each in proofs(conn, "1.3.1")] == ["d", "b", "a"]


def test_a_document_is_changed(conn: sqlite3.Connection) -> None:
    before, other = put(conn, "1.3.1"), put(conn, "1.3.1", REPORT._replace(products=(1,)))
    after = put(conn, "1.3.1", before._replace(products=(3,), issued_on=None, link=""), BINH)
    assert after == before._replace(products=(3,), issued_on=None, link="")
    assert proofs(conn, "1.3.1") == (after, other)
    written = history(conn, PLAN)[-1]
    assert read_evidence(written.field, "1.3.1", written.old or "") == before
    assert read_evidence(written.field, "1.3.1", written.new or "") == after
    assert check(conn) == []


def test_the_same_document_writes_nothing(conn: sqlite3.Connection) -> None:
    found = put(conn, "1.3.1")
    before = everything(conn)
    assert put_evidence(conn, task_id(conn, PLAN, "1.3.1"), found._replace(summary=f" {found.summary} "), AN) == []
    assert everything(conn) == before


@pytest.mark.parametrize("length", [36, 12])
def test_a_document_is_removed(conn: sqlite3.Connection, length: int) -> None:
    gone, stays = put(conn, "1.3.1"), put(conn, "1.3.1", REPORT._replace(products=()))
    (written,) = remove_evidence(conn, PLAN, f" {gone.uuid[:length].upper()} ", BINH)
    assert (written.code, written.new, written.by) == ("1.3.1", None, "Bình")
    assert read_evidence(written.field, "1.3.1", written.old or "") == gone
    assert proofs(conn, "1.3.1") == (stays,)
    assert check(conn) == []


@pytest.mark.parametrize("uuid", ["0000", "%", "' OR 1=1", "x" * 10_000])
def test_no_such_document(conn: sqlite3.Connection, uuid: str) -> None:
    put(conn, "1.3.1")
    with pytest.raises(PartuiError, match="Không có tài liệu nào mang số hay mã"):
        remove_evidence(conn, PLAN, uuid, AN)
    assert not conn.in_transaction


def test_a_document_of_another_plan_is_not_removed(conn: sqlite3.Connection) -> None:
    found = put(conn, "1.3.1")
    with pytest.raises(PartuiError, match="Không có tài liệu nào mang số hay mã"):
        remove_evidence(conn, PLAN + 1, found.uuid, AN)


def test_the_start_of_several_documents(conn: sqlite3.Connection) -> None:
    for number in range(17):
        put(conn, "1.3.1", REPORT._replace(number=f"{number}/BC"))
    starts = [each.uuid[0] for each in proofs(conn, "1.3.1")]
    before = everything(conn)
    with pytest.raises(PartuiError, match="chỉ nhiều tài liệu"):
        remove_evidence(conn, PLAN, max(starts, key=starts.count), AN)
    assert everything(conn) == before


def add(conn: sqlite3.Connection, _known: Evidence) -> None:
    put(conn, "1.3.1", REPORT._replace(number="13/BC-SNV"))


def change(conn: sqlite3.Connection, known: Evidence) -> None:
    put(conn, "1.3.1", known._replace(summary="khác"))


def remove(conn: sqlite3.Connection, known: Evidence) -> None:
    remove_evidence(conn, PLAN, known.uuid, AN)


@pytest.mark.parametrize("step", [add, change, remove])
@pytest.mark.parametrize("by_name", [False, True])
def test_each_is_undone_and_the_undo_too(
    conn: sqlite3.Connection, step: Callable[[sqlite3.Connection, Evidence], None], by_name: bool
) -> None:
    known = put(conn, "1.3.1")
    before = proofs(conn, "1.3.1")
    step(conn, known)
    after = proofs(conn, "1.3.1")
    assert after != before
    (undone,) = undo(conn, AN, history(conn, PLAN)[-1].uuid if by_name else None)
    assert proofs(conn, "1.3.1") == before
    undo(conn, AN, undone.uuid)
    assert proofs(conn, "1.3.1") == after
    assert task(conn, "1.3.1").version == 5
    assert check(conn) == []


def test_a_document_changed_since_is_not_undone(conn: sqlite3.Connection) -> None:
    known = put(conn, "1.3.1")
    added = history(conn, PLAN)[0]
    change(conn, known)
    before = everything(conn)
    with pytest.raises(PartuiError) as refused:
        undo(conn, AN, added.uuid)
    assert str(refused.value).startswith("Tài liệu kiểm chứng của 1.3.1 đã được sửa tiếp thành “12/BC-SNV ngày")
    assert everything(conn) == before


@pytest.mark.parametrize("product", [0, -1, 4, 99])
def test_a_product_that_the_task_does_not_have(conn: sqlite3.Connection, product: int) -> None:
    assert len(task(conn, "1.3.1").products) == 3
    before = everything(conn)
    with pytest.raises(PartuiError) as refused:
        put(conn, "1.3.1", REPORT._replace(products=(product,)))
    assert str(refused.value) == f"1.3.1 có 3 sản phẩm; không có sản phẩm số {product}."
    assert everything(conn) == before
    assert not conn.in_transaction


@pytest.mark.parametrize("products", [(), (1,), (3,), (1, 3)])
def test_products_that_it_has(conn: sqlite3.Connection, products: tuple[int, ...]) -> None:
    found = put(conn, "1.3.1", REPORT._replace(products=products))
    assert found.products == products
    assert proofs(conn, "1.3.1") == (found,)
    assert check(conn) == []
    edit(conn, "1.3.1", status="done")
    lacking = [number for number in (1, 2, 3) if products and number not in products]
    assert unproved(conn) == ({"1.3.1": lacking} if lacking else {})


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"number": " ", "issuer": "\u200b", "summary": "", "link": "\n"}, "cần ít nhất"),
        ({"summary": "x" * (limits.WORDS + 1)}, f"dài nhất {limits.WORDS}"),
        ({"link": "x" * (limits.WORDS + 1)}, f"dài nhất {limits.WORDS}"),
    ],
)
def test_a_document_that_says_nothing_or_too_much(
    conn: sqlite3.Connection, said: dict[str, str], sentence: str
) -> None:
    before = everything(conn)
    with pytest.raises(PartuiError, match=sentence):
        put(conn, "1.3.1", Evidence(**{**REPORT._asdict(), **said}))
    assert everything(conn) == before


def test_no_such_task(conn: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match="không còn trong tệp"):
        put_evidence(conn, 9999, REPORT, AN)


def test_a_document_that_is_no_longer_there_is_not_written_anew(conn: sqlite3.Connection) -> None:
    known = put(conn, "1.3.1")
    remove_evidence(conn, PLAN, known.uuid, BINH)
    before = everything(conn)
    for code, uuid in (("1.3.1", known.uuid), ("1.3.2", known.uuid), ("1.3.1", str(uuid4())), ("1.3.1", "ngắn")):
        with pytest.raises(PartuiError, match=f"không còn ở nhiệm vụ {code}"):
            put(conn, code, known._replace(uuid=uuid))
    assert everything(conn) == before


def test_a_stale_document_is_refused(conn: sqlite3.Connection) -> None:
    known = put(conn, "1.3.1")
    seen = task(conn, "1.3.1")
    put(conn, "1.3.1", known._replace(summary="của Bình"), BINH)
    ours = known._replace(summary="của An")
    before = everything(conn)
    with pytest.raises(ChangedMeanwhile) as refused:
        put_evidence(conn, seen.id, ours, AN, seen.version)
    assert all(text in str(refused.value) for text in ("Bình", "Tài liệu kiểm chứng", ": của Bình", ": của An"))
    assert everything(conn) == before
    put_evidence(conn, seen.id, ours, AN, task(conn, "1.3.1").version)
    assert proofs(conn, "1.3.1")[0].summary == "của An"


def test_what_else_was_changed_makes_no_document_stale(conn: sqlite3.Connection) -> None:
    known = put(conn, "1.3.1")
    seen = task(conn, "1.3.1")
    put(conn, "1.3.1", REPORT._replace(products=(1,)), BINH)
    edit(conn, "1.3.1", by="Bình", note="x")
    put_evidence(conn, seen.id, known._replace(summary="của An"), AN, seen.version)
    assert proofs(conn, "1.3.1")[0].summary == "của An"


def test_a_document_keeps_the_rest_of_the_task(conn: sqlite3.Connection) -> None:
    before = task(conn, "1.3.1")
    put(conn, "1.3.1")
    edit(conn, "1.3.1", note="x")
    assert task(conn, "1.3.1") == before._replace(note="x", version=3)
    assert len(proofs(conn, "1.3.1")) == 1


def test_done_without_proof(conn: sqlite3.Connection) -> None:
    assert unproved_tasks(conn, PLAN, DAY) == []
    edit(conn, "8.1.2", "1.3.1", status="done")
    edit(conn, "1.3.2", status="cancelled")
    edit(conn, "1.1", status="doing")
    tasks = [task(conn, code) for code in ("1.3.1", "8.1.2")]
    assert unproved_tasks(conn, PLAN, DAY) == [
        UnprovedTask(each.code, each.title, tuple(enumerate(each.products, start=1))) for each in tasks
    ]
    assert unproved(conn) == {"1.3.1": [1, 2, 3], "8.1.2": [1, 2]}
    assert unproved_tasks(conn, PLAN + 1, DAY) == []


def test_products_are_proved_one_by_one(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", status="done")
    second = put(conn, "1.3.1")
    assert unproved(conn) == {"1.3.1": [1, 3]}
    put(conn, "1.3.1", REPORT._replace(number="bản sao"))
    put(conn, "1.3.1", REPORT._replace(products=(3,)))
    assert unproved(conn) == {"1.3.1": [1]}
    put(conn, "1.3.1", second._replace(products=(1,)))
    assert unproved(conn) == {}
    undo(conn, AN)
    assert unproved(conn) == {"1.3.1": [1]}


def test_a_document_for_the_whole_task_proves_all(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", "1.3.2", status="done")
    whole = put(conn, "1.3.1", REPORT._replace(products=()))
    assert unproved(conn) == {"1.3.2": [1, 2]}
    remove_evidence(conn, PLAN, whole.uuid, AN)
    assert unproved(conn) == {"1.3.1": [1, 2, 3], "1.3.2": [1, 2]}


def test_a_task_without_products_needs_no_proof(conn: sqlite3.Connection) -> None:
    for table in ("task", "task_source"):
        conn.execute(f"UPDATE {table} SET products = '' WHERE id = (SELECT id FROM task WHERE code = '1.3.1')")
    edit(conn, "1.3.1", status="done")
    assert unproved(conn) == {}


def test_what_is_done_later_needs_no_proof_on_the_day(conn: sqlite3.Connection) -> None:
    edit(conn, "1.1", status="done", completed_on="2020-10-02")
    assert unproved(conn, Day(date(2020, 10, 1))) == {}
    assert unproved(conn, Day(date(2020, 10, 2))) == {"1.1": [1]}


@pytest.mark.parametrize(
    ("day", "missing"),
    [(date(2020, 9, 27), {}), (date(2020, 9, 28), {"1.3.1": [2, 3]}), (date(2020, 10, 4), {"1.3.1": [2, 3]}),
     (date(2020, 10, 5), {"1.3.1": [3]})],
)  # fmt: skip
def test_a_document_proves_from_its_own_day_on_however_late_it_is_registered(
    conn: sqlite3.Connection, day: date, missing: dict[str, list[int]]
) -> None:
    edit(conn, "1.3.1", status="done", completed_on="2020-09-28")
    put(conn, "1.3.1", REPORT._replace(products=(1,), issued_on=None))
    put(conn, "1.3.1", REPORT._replace(products=(2,), issued_on=date(2020, 10, 5)))
    assert unproved(conn, Day(day)) == missing


def test_a_document_changed_since_is_not_removed_unseen(conn: sqlite3.Connection) -> None:
    known = put(conn, "1.3.1")
    seen = task(conn, "1.3.1").version
    put(conn, "1.3.1", known._replace(summary="của Bình"), BINH)
    before = everything(conn)
    with pytest.raises(ChangedMeanwhile):
        remove_evidence(conn, PLAN, known.uuid, AN, seen)
    assert everything(conn) == before
    assert len(remove_evidence(conn, PLAN, known.uuid, AN, task(conn, "1.3.1").version)) == 1
