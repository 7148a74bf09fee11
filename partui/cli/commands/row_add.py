"""`partui task add`, `heading add`, `criterion add`: a row put into the plan."""

from collections.abc import Mapping

import click

from partui.cli.command import by_option, subcommand, why_option
from partui.cli.commands.row_options import cell_options, lines_of, point_options, spot_of, spot_options
from partui.cli.output import say
from partui.cli.session import Session
from partui.locale import _
from partui.store.edits.rows import add_row
from partui.store.journal.edit import author
from partui.store.journal.officer import officer_name


@subcommand("add", help=_("Thêm một nhiệm vụ vào kế hoạch."))
@click.argument("code", metavar=_("MÃ"))
@cell_options
@click.option("--deadline", metavar=_("CHỮ"), help=_("Thời hạn bằng chữ."))
@click.option("--leads", metavar=_("CHỮ"), help=_("Cơ quan chủ trì."))
@spot_options
@why_option
@by_option
def task(
    session: Session,
    *,
    code: str,
    title: str | None,
    products: tuple[str, ...],
    requirements: tuple[str, ...],
    implementers: str | None,
    deadline: str | None,
    leads: str | None,
    after: str | None,
    before: str | None,
    why: str,
    by: str | None,
) -> None:
    """Add a task."""
    fields = {
        "title": title,
        "products": lines_of(products),
        "requirements": lines_of(requirements),
        "deadline": deadline,
        "leads": leads,
        "implementers": implementers,
    }
    _add(session, "task", code, fields, after, before, why, by)


@subcommand("add", help=_("Thêm một mục vào kế hoạch."))
@click.argument("code", metavar=_("MÃ"))
@click.option("--title", required=True, metavar=_("CHỮ"), help=_("Nội dung."))
@spot_options
@why_option
@by_option
def heading(
    session: Session, *, code: str, title: str, after: str | None, before: str | None, why: str, by: str | None
) -> None:
    """Add a heading."""
    _add(session, "heading", code, {"title": title}, after, before, why, by)


@subcommand("add", help=_("Thêm một tiêu chí vào Phụ lục I."))
@click.argument("code", metavar=_("MÃ"))
@click.option("--title", required=True, metavar=_("CHỮ"), help=_("Nội dung."))
@point_options
@spot_options
@why_option
@by_option
def criterion(
    session: Session,
    *,
    code: str,
    title: str,
    most: str | None,
    baseline: str | None,
    target: str | None,
    lead: str | None,
    after: str | None,
    before: str | None,
    why: str,
    by: str | None,
) -> None:
    """Add a criterion; points not given are 0."""
    fields = {"title": title, "max": most or "0", "baseline": baseline or "0", "target": target or "0", "lead": lead}
    _add(session, "criterion", code, fields, after, before, why, by)


def _add(
    session: Session,
    kind: str,
    code: str,
    fields: Mapping[str, str | None],
    after: str | None,
    before: str | None,
    why: str,
    by: str | None,
) -> None:
    given = {field: value for field, value in fields.items() if value is not None}
    spot = spot_of(after, before)
    with session.store() as store:
        add_row(store.conn, store.plan, kind, code.strip(), given, spot, author(officer_name(by), why))
    say(_("Đã thêm {code} vào kế hoạch {plan}.").format(code=code.strip(), plan=store.plan))
