"""`partui task`, `partui heading`, `partui criterion`: rows added to the plan, corrected, moved, taken out."""

from typing import Annotated, NamedTuple

import click

from partui.cli.answers.changes import edited_lines, say_edits
from partui.cli.command import Group, group
from partui.cli.options import Authorship, CodeArgument, NewAgency, TaskCells, journal_fields
from partui.cli.output import tell
from partui.cli.parameters import option
from partui.cli.session import Session
from partui.locale import _, plural
from partui.store.edits.rows import RowPosition, add_row, change_row, move_row, remove_row
from partui.store.journal.writing import Author
from partui.store.queries.plan_codes import row_coded

Title = Annotated[str, option("--title", _("CHỮ"), _("Nội dung."), required=True)]


class RowPlace(NamedTuple):
    """Where a row goes."""

    after: Annotated[
        str | None, option("--after", _("MÃ"), _("Đặt ngay sau dòng này; mặc định theo số của mã."), str.strip)
    ]
    before: Annotated[str | None, option("--before", _("MÃ"), _("Đặt ngay trước dòng này."), str.strip)]

    def spot(self) -> RowPosition | None:
        """Return the spot asked for.

        Raises:
            UsageError: both are given.
        """
        if self.after and self.before:
            raise click.UsageError(_("Chọn --after hoặc --before, không cả hai."))
        if self.before:
            return RowPosition(self.before, after=False)
        return RowPosition(self.after) if self.after else None


class NewTask(NamedTuple):
    """What a row of Phụ lục II says of a new task."""

    cells: TaskCells
    deadline: Annotated[str | None, option("--deadline", _("CHỮ"), _("Thời hạn bằng chữ."))]
    leads: Annotated[str | None, option("--leads", _("CHỮ"), _("Cơ quan chủ trì."))]


class CriterionCells(NamedTuple):
    """What a row of Phụ lục I says of a criterion besides its title."""

    max: Annotated[str | None, option("--max", _("ĐIỂM"), _("Điểm tối đa."))]
    baseline: Annotated[str | None, option("--baseline", _("ĐIỂM"), _("Điểm năm trước."))]
    target: Annotated[str | None, option("--target", _("ĐIỂM"), _("Mục tiêu của năm."))]
    lead: Annotated[str | None, option("--lead", _("CHỮ"), _("Cơ quan chủ trì tham mưu."))]


task = group("task", help=_("Nhiệm vụ của kế hoạch: thêm, chuyển, xóa; sửa bằng lệnh set."))
heading = group("heading", help=_("Mục của kế hoạch: thêm, sửa, chuyển, xóa."))
criterion = group("criterion", help=_("Tiêu chí của Phụ lục I: thêm, sửa, chuyển, xóa."))


@task.subcommand("add", help=_("Thêm một nhiệm vụ vào kế hoạch: cần --title, và --product hoặc --requirement."))
def add_task(
    session: Session,
    code: CodeArgument,
    new: NewTask,
    new_agency: NewAgency,
    place: RowPlace,
    authorship: Authorship,
) -> None:
    """Add a task."""
    if not new.cells.title or not (new.cells.products or new.cells.requirements):
        raise click.UsageError(_("Nhiệm vụ mới cần --title CHỮ, và --product CHỮ hoặc --requirement CHỮ."))
    _add(session, "task", code, journal_fields(new), place, authorship.author(new_agencies=new_agency))


@heading.subcommand("add", help=_("Thêm một mục vào kế hoạch."))
def add_heading(session: Session, code: CodeArgument, title: Title, place: RowPlace, authorship: Authorship) -> None:
    """Add a heading."""
    _add(session, "heading", code, {"title": title}, place, authorship.author())


@criterion.subcommand("add", help=_("Thêm một tiêu chí vào Phụ lục I."))
def add_criterion(
    session: Session,
    code: CodeArgument,
    title: Title,
    cells: CriterionCells,
    new_agency: NewAgency,
    place: RowPlace,
    authorship: Authorship,
) -> None:
    """Add a criterion; points not given are 0."""
    points = dict.fromkeys(("max", "baseline", "target"), "0")
    given = {name: text for name, text in journal_fields(cells).items() if text}
    who = authorship.author(new_agencies=new_agency)
    _add(session, "criterion", code, {"title": title, **points, **given}, place, who)


@heading.subcommand("set", help=_("Sửa nội dung một mục."))
def set_heading(session: Session, code: CodeArgument, title: Title, authorship: Authorship) -> None:
    """Change a heading's text."""
    _set(session, "heading", code, {"title": title}, authorship.author())


@criterion.subcommand("set", help=_("Sửa nội dung, điểm, chủ trì của một tiêu chí."))
def set_criterion(
    session: Session,
    code: CodeArgument,
    title: Annotated[str | None, option("--title", _("CHỮ"), _("Nội dung."))],
    cells: CriterionCells,
    new_agency: NewAgency,
    authorship: Authorship,
) -> None:
    """Change what Phụ lục I says of a criterion."""
    fields = ({} if title is None else {"title": title}) | journal_fields(cells)
    if not fields:
        raise click.UsageError(_("Chưa ghi sửa gì: thêm --title, --target …"))
    _set(session, "criterion", code, fields, authorship.author(new_agencies=new_agency))


def _add(session: Session, kind: str, code: str, fields: dict[str, str], place: RowPlace, who: Author) -> None:
    spot = place.spot()
    with session.store() as store:
        add_row(store.conn, store.plan, kind, code, fields, spot, who)
    tell(_("Đã thêm {code} vào kế hoạch {plan}.").format(code=code, plan=store.plan))


def _set(session: Session, kind: str, code: str, fields: dict[str, str], who: Author) -> None:
    with session.store() as store:
        subject = row_coded(store.conn, store.plan, kind, code)
        changes = change_row(store.conn, subject, fields, who)
    say_edits(edited_lines(changes))


def _add_move(rows: Group, kind: str, help: str) -> None:
    @rows.subcommand("move", help=help)
    def move(
        session: Session,
        code: CodeArgument,
        to: Annotated[str | None, option("--code", _("MÃ MỚI"), _("Đổi mã; các dòng bên dưới đổi theo."), str.strip)],
        place: RowPlace,
        authorship: Authorship,
    ) -> None:
        spot = place.spot()
        if spot is None and to is None:
            raise click.UsageError(_("Chưa ghi chuyển đi đâu: thêm --after, --before hoặc --code."))
        with session.store() as store:
            subject = row_coded(store.conn, store.plan, kind, code)
            changes = move_row(store.conn, store.plan, subject, authorship.author(), code=to or None, spot=spot)
        lines = edited_lines([change for change in changes if change.field == "code"], ())
        moved = len({change.code for change in changes if change.field == "place"})
        if moved:
            lines.append(plural("Đã chuyển chỗ {number} dòng.", number=moved))
        say_edits(lines)


def _add_remove(rows: Group, kind: str, help: str) -> None:
    @rows.subcommand("remove", help=help)
    def remove(session: Session, code: CodeArgument, authorship: Authorship) -> None:
        with session.store() as store:
            subject = row_coded(store.conn, store.plan, kind, code)
            remove_row(store.conn, store.plan, subject, authorship.author())
        said = _("Đã xóa {code} khỏi kế hoạch {plan}; “partui undo” để lấy lại.")
        tell(said.format(code=code, plan=store.plan))


_add_move(task, "task", _("Chuyển một nhiệm vụ đến chỗ khác, hoặc đổi mã."))
_add_move(heading, "heading", _("Chuyển một mục cùng các dòng bên dưới, hoặc đổi mã."))
_add_move(criterion, "criterion", _("Chuyển một tiêu chí cùng các tiêu chí bên dưới, hoặc đổi mã."))
_add_remove(task, "task", _("Xóa một nhiệm vụ khỏi kế hoạch; nhật ký của nó còn nguyên."))
_add_remove(heading, "heading", _("Xóa một mục không còn dòng nào bên dưới."))
_add_remove(criterion, "criterion", _("Xóa một tiêu chí không còn tiêu chí nào bên dưới."))
