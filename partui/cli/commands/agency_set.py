"""`partui agency set`: an agency's official name, its abbreviation, the bodies it stands for."""

import click

from partui.cli.answers.changes import edited_lines
from partui.cli.command import by_option, subcommand, why_option
from partui.cli.output import say, tell
from partui.cli.session import Session
from partui.locale import _
from partui.store.edits.agencies import AgencyEdit, directory_agency, group_made, set_agency
from partui.store.journal.edit import author
from partui.store.journal.officer import officer_name


@subcommand("set", help=_("Sửa tên, viết tắt, thành viên của một cơ quan."))
@click.argument("agency", metavar=_("TÊN"))
@click.option("--name", metavar=_("CHỮ"), help=_("Tên chính thức để hiện; để trống: như trong kế hoạch."))
@click.option("--short", metavar=_("CHỮ"), help=_("Viết tắt; để trống: bỏ."))
@click.option(
    "--member", "add", multiple=True, metavar=_("TÊN"), help=_("Thêm thành viên của nhóm; ghi được nhiều lần.")
)
@click.option("--drop-member", "drop", multiple=True, metavar=_("TÊN"), help=_("Bỏ thành viên; ghi được nhiều lần."))
@why_option
@by_option
def command(
    session: Session,
    *,
    agency: str,
    name: str | None,
    short: str | None,
    add: tuple[str, ...],
    drop: tuple[str, ...],
    why: str,
    by: str | None,
) -> None:
    """Change an agency and say what was done."""
    if name is None and short is None and not add and not drop:
        raise click.UsageError(_("Chưa ghi sửa gì: thêm --name, --short, --member …"), click.get_current_context())
    with session.store() as store:
        found = directory_agency(store.conn, store.plan, agency)
        edit = AgencyEdit(name, short, add, drop)
        changes = set_agency(store.conn, found.id, edit, author(officer_name(by), why))
    say("\n".join(edited_lines(changes, ())) or _("Không có gì thay đổi."))
    if made := group_made(found, changes):
        tell(made)
