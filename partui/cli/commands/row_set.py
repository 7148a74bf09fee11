"""`partui heading set`, `criterion set`: what a row says corrected."""

from collections.abc import Mapping

import click

from partui.cli.answers.changes import edited_lines
from partui.cli.command import by_option, subcommand, why_option
from partui.cli.commands.row_options import point_options
from partui.cli.output import say
from partui.cli.session import Session
from partui.locale import _
from partui.store.edits.rows import change_row
from partui.store.journal.edit import author
from partui.store.journal.officer import officer_name
from partui.store.queries.plan_codes import row_coded


@subcommand("set", help=_("Sửa nội dung một mục."))
@click.argument("code", metavar=_("MÃ"))
@click.option("--title", required=True, metavar=_("CHỮ"), help=_("Nội dung."))
@why_option
@by_option
def heading(session: Session, *, code: str, title: str, why: str, by: str | None) -> None:
    """Change a heading's text."""
    _set(session, "heading", code, {"title": title}, why, by)


@subcommand("set", help=_("Sửa nội dung, điểm, chủ trì của một tiêu chí."))
@click.argument("code", metavar=_("MÃ"))
@click.option("--title", metavar=_("CHỮ"), help=_("Nội dung."))
@point_options
@why_option
@by_option
def criterion(
    session: Session,
    *,
    code: str,
    title: str | None,
    most: str | None,
    baseline: str | None,
    target: str | None,
    lead: str | None,
    why: str,
    by: str | None,
) -> None:
    """Change what Phụ lục I says of a criterion."""
    fields = {"title": title, "max": most, "baseline": baseline, "target": target, "lead": lead}
    _set(session, "criterion", code, fields, why, by)


def _set(session: Session, kind: str, code: str, fields: Mapping[str, str | None], why: str, by: str | None) -> None:
    given = {field: value for field, value in fields.items() if value is not None}
    if not given:
        raise click.UsageError(_("Chưa ghi sửa gì: thêm --title, --target …"), click.get_current_context())
    with session.store() as store:
        subject = row_coded(store.conn, store.plan, kind, code.strip())
        changes = change_row(store.conn, subject, given, author(officer_name(by), why))
    say("\n".join(edited_lines(changes, ())) or _("Không có gì thay đổi."))
