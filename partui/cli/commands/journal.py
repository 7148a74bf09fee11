"""`partui history`, `partui undo` and `partui redo`: the journal, and its last change reversed."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

from partui.cli.answers.changes import change_rows, edited_lines
from partui.cli.command import subcommand
from partui.cli.options import AsJson, Authorship, MaybeCodeArgument
from partui.cli.output import say, say_json, say_lines, screen_width, tell, tell_lines
from partui.cli.parameters import argument, option
from partui.cli.session import Session, Store
from partui.cli.table import table
from partui.cli.values import read_count, read_day, read_text
from partui.domain.dates import TypedDay
from partui.domain.text import clean, fold
from partui.locale import _, pgettext

if TYPE_CHECKING:
    from partui.wording.journal import JournalFilter


class ChangeOptions(NamedTuple):
    """Which changes are looked for, all conditions together."""

    by: Annotated[str | None, option("--by", _("TÊN"), _("Của người này, ghi một phần tên cũng được."), read_text)]
    field: Annotated[
        str | None, option("--field", _("TÊN"), _("Chỉ nội dung sửa này, như “thời hạn”, “ghi chú”."), read_text)
    ]
    search: Annotated[str, option("--search", _("CHỮ"), _("Có mọi chữ này, ở mã, nội dung hay lý do."), default="")]
    limit: Annotated[int | None, option("--limit", _("SỐ"), _("Chỉ ngần ấy thay đổi mới nhất."), read_count)]

    def filter(self, store: Store) -> "JournalFilter":
        """Return which changes those are.

        Raises:
            PartuiError: a name that nobody has who edited, or that no field has that was edited.
        """
        from partui.store.journal.history import authors_and_fields
        from partui.wording.fields import field_label
        from partui.wording.journal import JournalFilter, find_name

        by, field = self.by, self.field
        if by or field:
            authors, fields = authors_and_fields(store.conn, store.plan)
            by = find_name(by, map(clean, authors), _("Người sửa")) if by else None
            field = find_name(field, map(field_label, fields), pgettext("change", "Nội dung sửa")) if field else None
        return JournalFilter(tuple(fold(self.search).split()), by, field)


@subcommand("history", help=_("Nhật ký thay đổi, cũ nhất trước."))
def show_history(
    session: Session,
    code: MaybeCodeArgument,
    since: Annotated[TypedDay | None, option("--since", _("NGÀY"), _("Từ ngày này."), read_day)],
    until: Annotated[TypedDay | None, option("--until", _("NGÀY"), _("Đến hết ngày này."), read_day)],
    which: ChangeOptions,
    as_json: AsJson,
) -> None:
    """Print the journal of the plan, or of one task."""
    from partui.store.journal.history import history

    with session.store() as store:
        conn, plan, _day = store
        first, last = (store.day_typed(day) if day else None for day in (since, until))
        wanted = which.filter(store)
        holds = wanted.holds if any(wanted) else None
        changes = history(conn, plan, code or None, first, last, holds, which.limit)
    if as_json:
        from partui.cli.answers.changes import change_object

        say_json([change_object(change) for change in changes])
    elif changes:
        say_lines(table(*change_rows(changes), screen_width()))
    else:
        say(
            _("Không có thay đổi nào như vậy; “partui history” in tất cả.")
            if since or until or any(which)
            else _("Chưa có thay đổi nào. Sửa bằng “partui set” thì được ghi ở đây.")
        )


@subcommand("undo", help=_("Hoàn tác lần sửa cuối, hoặc thay đổi nêu số."))
def undo_change(
    session: Session, uuid: Annotated[str | None, argument(_("[SỐ]"), required=False)], authorship: Authorship
) -> None:
    """Write the opposite change and say what was undone."""
    from partui.store.journal.undo import reverse, to_undo
    from partui.wording.journal import has_moved_rows, undone_text

    with session.store() as store:
        taken = to_undo(store.conn, uuid, plan=store.plan)
        changes = reverse(store.conn, authorship.author(), taken)
    if has_moved_rows(taken):
        tell(undone_text(taken, date.today()))
    else:
        tell_lines(_("Đã hoàn tác {line}").format(line=line) for line in edited_lines(changes))


@subcommand("redo", help=_("Làm lại lần hoàn tác cuối, khi sau đó chưa sửa gì."))
def redo_change(session: Session, authorship: Authorship) -> None:
    """Write the opposite of the last undo and say what was brought back."""
    from partui.store.journal.undo import reverse, to_redo
    from partui.wording.journal import has_moved_rows, redone_text

    with session.store() as store:
        taken = to_redo(store.conn, plan=store.plan)
        changes = reverse(store.conn, authorship.author(), taken)
    if has_moved_rows(taken):
        tell(redone_text(taken))
    else:
        tell_lines(_("Đã làm lại {line}").format(line=line) for line in edited_lines(changes))
