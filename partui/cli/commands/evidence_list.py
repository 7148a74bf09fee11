"""`partui evidence list`: products with what proves each, and the done tasks that lack documents."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import click

from partui.cli.answers.products import product_lines
from partui.cli.command import json_option, subcommand
from partui.cli.output import paint, say, say_json, screen_width
from partui.cli.session import Session, Store
from partui.domain.tasks.evidence import Evidence, issued_by, unproved_products
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.edits.evidence import plan_evidence
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.tasks import task_id, tasks_by_id
from partui.wording.columns import wrap
from partui.wording.labels import status_label


class Proved(NamedTuple):
    """A task with its documents.

    Attributes:
        unproved: which of its products, counted from 1, no document proves.
    """

    task: Task
    evidence: tuple[Evidence, ...]
    unproved: tuple[int, ...]

    @property
    def lacks(self) -> bool:
        """Whether the task is done and lacks a document."""
        return self.task.status is Status.DONE and bool(self.unproved)


@subcommand("list", help=_("Sản phẩm và tài liệu kiểm chứng của từng nhiệm vụ."))
@click.argument("code", metavar=_("[MÃ]"), required=False)
@click.option("--missing", is_flag=True, help=_("Chỉ nhiệm vụ đã hoàn thành mà thiếu tài liệu kiểm chứng."))
@json_option
def command(session: Session, code: str | None, missing: bool, as_json: bool) -> None:
    """Print the products of the plan, or of one task, and what proves them."""
    with session.store() as store:
        found = _found(store, code)
    if missing:
        found = [each for each in found if each.lacks]
    if as_json:
        from partui.cli.answers.task_objects import proved_object

        say_json([proved_object(*each) for each in found])
    elif missing and not found:
        say(_("✓ Không có nhiệm vụ hoàn thành nào thiếu tài liệu kiểm chứng."))
    else:
        say("\n".join(_as_lines(found, missing, store.day.date)))


def _found(store: Store, code: str | None) -> list[Proved]:
    conn, plan, day = store
    keys = task_keys(conn, plan, TaskQuery(), day) if code is None else [task_id(conn, plan, code.strip())]
    evidence = plan_evidence(conn, plan)
    return [
        Proved(task, documents, unproved_products(task.products, issued_by(documents, day.date)))
        for task in tasks_by_id(conn, keys, day)
        for documents in (evidence.get(task.code, ()),)
    ]


def _as_lines(found: Sequence[Proved], missing: bool, day: date) -> list[str]:
    width = screen_width()
    lines: list[str] = []
    for each in found:
        lines += [paint(line, "head") for line in wrap(_head(each), width)]
        lines += [
            line for text in product_lines(each.task.products, each.evidence, day) for line in wrap(f"  {text}", width)
        ]
        lines.append("")
    unproved = sum(len(each.unproved) for each in found)
    if missing:
        total = plural(
            "Thiếu tài liệu kiểm chứng: {tasks} nhiệm vụ, {products} sản phẩm", tasks=len(found), products=unproved
        )
    else:
        products = sum(len(each.task.products) for each in found)
        total = plural(
            "{proved}/{products} sản phẩm có tài liệu kiểm chứng", products=products, proved=products - unproved
        )
        if len(found) == 1 and unproved == products:
            code = clean(found[0].task.code)
            return [*lines, total, _("Thêm: partui evidence add {code} --number SỐ").format(code=code)]
    return [*lines, total]


def _head(each: Proved) -> str:
    status = status_label(each.task.status)
    if each.lacks:
        status = _("{status}, thiếu tài liệu kiểm chứng").format(status=status)
    return f"{clean(each.task.code)}  {clean(each.task.title)} ({status})"
