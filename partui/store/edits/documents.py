"""The register of documents: one added to all that it proves, linked to more, taken away; compound products split."""

import sqlite3
from collections.abc import Mapping, Sequence
from uuid import uuid4

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.tasks.documents import ProvenItem, parts_of, products_of_each, same_products
from partui.domain.tasks.evidence import EVIDENCE, Evidence, check_evidence, evidence_value, read_evidence
from partui.domain.text import entries
from partui.store.db.connection import transaction
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.details import DOCUMENTS_OF, evidence_rows
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import read_state
from partui.store.queries.document.register import document_named
from partui.store.queries.scores import criterion_coded
from partui.store.queries.tasks import task_id


def plan_products(conn: sqlite3.Connection, plan: int) -> dict[str, tuple[str, ...]]:
    """Return the products of each task of a plan, by its code, in the plan's order."""
    rows = conn.execute("SELECT code, products FROM task WHERE plan = ? ORDER BY position", (plan,))
    return {code: entries(products) for code, products in rows}


def with_same_products(conn: sqlite3.Connection, plan: int, proved: Sequence[ProvenItem]) -> list[ProvenItem]:
    """Return what is to be proved, with every product of the plan that the same document delivers.

    A task named as a whole stands for all its products.
    """
    products = plan_products(conn, plan)
    found = dict.fromkeys(proved)
    for code, number in proved:
        listed = products.get(code, ())
        for text in listed if number is None else listed[number - 1 : number]:
            found |= dict.fromkeys(same_products(text, products))
    return list(found)


def add_document(
    conn: sqlite3.Connection,
    plan: int,
    details: Evidence,
    proved: Sequence[ProvenItem],
    who: Author,
    same: bool = False,
    criteria: Sequence[str] = (),
) -> list[Change]:
    """Add a document to all that it proves, in one edit.

    Args:
        plan: the plan's year.
        details: what the document is; the task and the product that it names count for nothing.
        proved: what it proves of the tasks.
        who: who edits, when and why.
        same: whether it also proves every product that the same document delivers.
        criteria: codes of the criteria that it proves themselves.

    Raises:
        PartuiError: it proves nothing, says nothing, or names no task, product or criterion of the plan.
    """
    with transaction(conn):
        return _link(conn, plan, details._replace(uuid=str(uuid4())), proved, who, same, criteria)


def link_document(
    conn: sqlite3.Connection,
    plan: int,
    uuid: str,
    proved: Sequence[ProvenItem],
    who: Author,
    same: bool = False,
    criteria: Sequence[str] = (),
) -> list[Change]:
    """Have a document of the register prove more, further products of a task too, as `add_document` does.

    A task that it proves as a whole, and of which products are named, it proves in these alone.

    Args:
        uuid: the document's uuid, or the start of it.
    """
    with transaction(conn):
        return _link(conn, plan, document_named(conn, plan, uuid).details, proved, who, same, criteria)


def _link(
    conn: sqlite3.Connection,
    plan: int,
    details: Evidence,
    proved: Sequence[ProvenItem],
    who: Author,
    same: bool,
    criteria: Sequence[str],
) -> list[Change]:
    if not proved and not criteria:
        raise PartuiError(
            "Tài liệu phải chứng minh ít nhất một nhiệm vụ hoặc một tiêu chí; chưa lưu gì. Hãy ghi mã, như 1.3.1:2."
        )
    known: list[ProvenItem] = []
    for each in proved:
        (code,) = conn.execute("SELECT code FROM task WHERE id = ?", (task_id(conn, plan, each.code),)).fetchone()
        known.append(each._replace(code=code))
    values = []
    field = f"{EVIDENCE}{details.uuid}"
    for code, products in products_of_each(with_same_products(conn, plan, known) if same else known).items():
        subject = Subject("task", task_id(conn, plan, code))
        state = read_state(conn, subject)
        before = read_evidence(field, code, state.values.get(field) or "")
        of_products = products and (*before.products, *products)
        written = details._replace(code=code, products=of_products, period=before.period)
        value = evidence_value(check_evidence(written, len(entries(state.values["products"] or ""))))
        if state.values.get(field) != value:
            values.append(NewValue(subject, field, value))
    found = [criterion_coded(conn, plan, code)[0] for code in criteria]
    for key, code in {criterion.id: criterion.code for criterion in found}.items():
        subject = Subject("criterion", key)
        value = evidence_value(check_evidence(details._replace(code=code, products=(), period=""), 0))
        if read_state(conn, subject).values.get(field) != value:
            values.append(NewValue(subject, field, value))
    return write_changes(conn, values, who)


def places_of(conn: sqlite3.Connection, uuid: str) -> Mapping[Subject, Evidence]:
    """Return a document as each task and criterion that it proves has it."""
    return {
        Subject(kind, key): each
        for kind, table in DOCUMENTS_OF.items()
        for (key,) in conn.execute(f"SELECT {kind}_id FROM {table} WHERE uuid = ? ORDER BY id", (uuid,)).fetchall()
        for each in evidence_rows(conn, "t.id", key, kind)
        if each.uuid == uuid
    }


def split_product(conn: sqlite3.Connection, plan: int, code: str, number: int, who: Author) -> list[Change]:
    """Make a product for each document that a compound one asks for; what proves it proves the first of them.

    Args:
        code: the task's.
        number: which of its products, counted from 1.

    Raises:
        PartuiError: no such product, or one that names a single document.
    """
    with transaction(conn):
        subject = Subject("task", task_id(conn, plan, code))
        state = read_state(conn, subject)
        products = entries(state.values["products"] or "")
        parts = parts_of(products[number - 1]) if 1 <= number <= len(products) else ()
        if not parts[1:]:
            raise PartuiError(
                "{code}: sản phẩm số {number} không ghép từ nhiều tài liệu; chưa lưu gì.",
                code=state.code,
                number=number,
            )
        listed = [*products[: number - 1], *parts, *products[number:]]
        values = [NewValue(subject, "products", "\n".join(listed))]
        for each in evidence_rows(conn, "t.id", subject.id):
            if any(product > number for product in each.products):
                further = len(parts) - 1
                moved = each._replace(products=tuple(at + further if at > number else at for at in each.products))
                values.append(NewValue(subject, f"{EVIDENCE}{each.uuid}", evidence_value(moved)))
        return write_changes(conn, values, who)
