"""`partui check --plan`: the doubts in the plan itself, and settling one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from partui.cli.answers.changes import edited_lines, say_edits
from partui.cli.output import say_json, say_lines, screen_width
from partui.cli.session import Session
from partui.cli.table import Cell, TableColumn, table
from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.edits.plan_head import settle_doubt
from partui.store.queries.document.doubts import ListedDoubt, plan_doubts
from partui.wording.plan.doubts import doubt_text, doubted_row, rule_label

if TYPE_CHECKING:
    from partui.store.journal.writing import Author

_SHORT = 4


def print_doubts(session: Session, *, as_json: bool) -> None:
    """Print the doubts in the plan, those that are settled last, with why."""
    with session.store() as store:
        doubts = plan_doubts(store.conn, store.plan, store.day)
    if as_json:
        say_json([_object(each) for each in doubts])
        return
    if not doubts:
        say_lines([_("✓ Không thấy gì cần xem lại trong kế hoạch {plan}.").format(plan=store.plan)])
        return
    open_ones = [each for each in doubts if not each.reason]
    settled = len(doubts) - len(open_ones)
    lines = _lines(doubts, screen_width())
    lines += ["", plural("{count} điểm cần xem lại", count=len(open_ones))]
    if settled:
        lines[-1] += plural(", {count} điểm đã xem", count=settled)
    if open_ones:
        lines.append(_("Xem rồi thì ghi: partui check --plan --settle SỐ --why “lý do”"))
    say_lines(lines)


def settle(session: Session, typed: str, author: "Author", *, reopen: bool, quietly: bool) -> None:
    """Settle the doubt that the start of its number means, or open it again; print what was changed.

    Args:
        quietly: whether nothing is printed, because the doubts are printed as data.

    Raises:
        PartuiError: no doubt, or several, of that number; no reason given.
    """
    if not reopen and not author.why:
        raise PartuiError("Ghi lý do: --why “đã hỏi Sở Tài chính”; chưa lưu gì.")
    with session.store() as store:
        doubts = plan_doubts(store.conn, store.plan, store.day)
        meant = [each for each in doubts if _number(each).startswith(typed) or each.doubt.key.startswith(typed)]
        if not typed or len(meant) != 1:
            raise PartuiError("Không có đúng một điểm cần xem lại mang số {number}; chưa lưu gì.", number=clean(typed))
        doubt, reason = meant[0].doubt, "" if reopen else author.why
        who = author._replace(why=f"{doubted_row(doubt)}: {doubt_text(doubt)}")
        changes = settle_doubt(store.conn, store.plan, doubt.key, reason, who)
    if not quietly:
        say_edits(edited_lines(changes))


def _number(each: ListedDoubt) -> str:
    return each.doubt.key.rpartition("-")[2]


def _object(each: ListedDoubt) -> dict[str, Any]:
    doubt = each.doubt
    return {
        "doubt": doubt.key,
        "rule": doubt.rule.value,
        "kind": doubt.kind,
        "code": doubt.code or None,
        "other": doubt.other or None,
        "text": doubt_text(doubt),
        "settled": bool(each.reason),
        "reason": each.reason,
    }


def _lines(doubts: Sequence[ListedDoubt], width: int | None) -> list[str]:
    columns: tuple[TableColumn, ...] = (
        TableColumn(_("Số")),
        TableColumn(_("Mã")),
        TableColumn(_("Về"), leaves=1),
        TableColumn(_("Cần xem lại"), least=30),
        TableColumn(_("Đã xem"), least=0, leaves=2),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(_number(each)[:_SHORT]),
            Cell(doubted_row(each.doubt)),
            Cell(rule_label(each.doubt.rule)),
            Cell(doubt_text(each.doubt)),
            Cell(clean(each.reason)),
        )
        for each in doubts
    ]
    if not any(each.reason for each in doubts):
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    return table(columns, rows, width)
