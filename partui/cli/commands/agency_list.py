"""`partui agency list`: the agencies of the plan and of the directory."""

from collections.abc import Sequence
from typing import Any

import click

from partui.cli.command import json_option, subcommand
from partui.cli.output import say, say_json, screen_width
from partui.cli.session import Session
from partui.cli.table import Cell, Column, table
from partui.domain.text import clean
from partui.locale import _, pgettext
from partui.store.edits.agencies import ListedAgency, directory_agency, list_agencies
from partui.wording.labels import NOTHING
from partui.wording.tasks import agency_text


@subcommand("list", help=_("Cơ quan của kế hoạch và của danh mục; ghi tên một nhóm để xem thành viên."))
@click.argument("name", metavar=_("[TÊN]"), required=False)
@json_option
def command(session: Session, name: str | None, as_json: bool) -> None:
    """Print the agencies, or one with its members."""
    with session.store() as store:
        if name is None:
            listed = list_agencies(store.conn, store.plan)
        else:
            listed = [directory_agency(store.conn, store.plan, name)]
    if as_json:
        say_json([_as_object(each) for each in listed])
    else:
        say("\n".join(_as_lines(listed, whole=name is not None)))


def _as_object(agency: ListedAgency) -> dict[str, Any]:
    return {
        "name": agency.name,
        "short": agency.short,
        "group": agency.group,
        "leads": agency.leads,
        "implements": agency.implements,
        "members": agency.members,
    }


def _as_lines(listed: Sequence[ListedAgency], whole: bool) -> list[str]:
    columns = (
        Column(pgettext("column", "Cơ quan"), least=20),
        Column(_("Viết tắt"), leaves=1),
        Column(_("Chủ trì"), "right"),
        Column(_("Thực hiện"), "right"),
        Column(_("Thành viên"), "right"),
    )
    rows = [
        (
            Cell(agency_text(each.name, each.group)),
            Cell(clean(each.short) or NOTHING),
            Cell(str(each.leads)),
            Cell(str(each.implements)),
            Cell(str(len(each.members)) if each.members else NOTHING),
        )
        for each in listed
    ]
    members = [f"  {clean(name)}" for each in listed for name in each.members] if whole else []
    return [*table(columns, rows, screen_width()), *members]
