"""`partui agency`: the directory of agencies."""

from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple

import click

from partui.cli.answers.changes import edited_lines, say_edits
from partui.cli.command import group
from partui.cli.options import AsJson, Authorship
from partui.cli.output import say_json, say_lines, screen_width, tell
from partui.cli.parameters import argument, flag, option
from partui.cli.session import Session
from partui.cli.table import Cell, TableColumn, table
from partui.domain.agencies.likeness import nearest_known
from partui.domain.agencies.names import agency_key
from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _, pgettext
from partui.store.edits.agencies import AgencyEdit, add_agency, group_made, remove_agency, set_agency
from partui.store.queries.agencies import ListedAgency, directory_agency, list_agencies
from partui.wording.labels import NOTHING
from partui.wording.tasks import agency_text

NameArgument = Annotated[str, argument(_("TÊN"))]

agency = group("agency", help=_("Danh mục cơ quan: tên, viết tắt, nhóm và thành viên."))


class AgencyOptions(NamedTuple):
    """What is to be changed of an agency, as an `AgencyEdit` has it, and whether members are new agencies."""

    name: Annotated[str | None, option("--name", _("CHỮ"), _("Tên chính thức để hiện; để trống: như trong kế hoạch."))]
    short: Annotated[str | None, option("--short", _("CHỮ"), _("Viết tắt; để trống: bỏ."))]
    add: Annotated[
        tuple[str, ...], option("--member", _("TÊN"), _("Thêm thành viên của nhóm; ghi được nhiều lần."), multiple=True)
    ]
    drop: Annotated[
        tuple[str, ...], option("--drop-member", _("TÊN"), _("Bỏ thành viên; ghi được nhiều lần."), multiple=True)
    ]
    are_new: Annotated[bool, flag("--new-agency", _("Thành viên là cơ quan khác, dù tên gần giống một cơ quan đã có."))]


@agency.subcommand("list", help=_("Cơ quan của kế hoạch và của danh mục; ghi tên một nhóm để xem thành viên."))
def show_agencies(
    session: Session, name: Annotated[str | None, argument(_("[TÊN]"), required=False)], as_json: AsJson
) -> None:
    """Print the agencies, or one with its members."""
    with session.store() as store:
        if name is None:
            listed = list_agencies(store.conn, store.plan)
        else:
            listed = [directory_agency(store.conn, store.plan, name)]
    if as_json:
        say_json([_as_object(each) for each in listed])
    else:
        say_lines(_as_lines(listed, whole=name is not None))


@agency.subcommand("add", help=_("Thêm một cơ quan vào danh mục."))
def add(
    session: Session,
    name: NameArgument,
    short: Annotated[
        str, option("--short", _("CHỮ"), _("Viết tắt, dùng được ở mọi chỗ ghi tên cơ quan: STC."), default="")
    ],
    is_new: Annotated[bool, flag("--new-agency", _("Là cơ quan khác, dù tên gần giống một cơ quan đã có."))],
    authorship: Authorship,
) -> None:
    """Add an agency that no task names yet."""
    with session.store() as store:
        near = None if is_new else nearest_known(name, [each.name for each in list_agencies(store.conn, store.plan)])
        if near is not None and agency_key(near) != agency_key(name):
            raise PartuiError(
                "“{name}” gần giống “{near}” đã có; chưa thêm gì. Nếu là cơ quan khác, thêm --new-agency.",
                name=clean(name),
                near=clean(near),
            )
        add_agency(store.conn, name, short, authorship.author())
    tell(_("Đã thêm {name} vào danh mục cơ quan.").format(name=clean(name)))


@agency.subcommand("set", help=_("Sửa tên, viết tắt, thành viên của một cơ quan."))
def change(session: Session, agency: NameArgument, asked: AgencyOptions, authorship: Authorship) -> None:
    """Change an agency's official name, its abbreviation, the bodies it stands for, and say what was done."""
    edit = AgencyEdit(asked.name, asked.short, asked.add, asked.drop)
    if edit == AgencyEdit():
        raise click.UsageError(_("Chưa ghi sửa gì: thêm --name, --short, --member …"))
    with session.store() as store:
        before = directory_agency(store.conn, store.plan, agency)
        who = authorship.author()._replace(new_agencies=asked.are_new)
        changes = set_agency(store.conn, before.id, edit, who)
    say_edits(edited_lines(changes))
    if made := group_made(before, changes):
        tell(made)


@agency.subcommand("merge", help=_("Gộp một cơ quan đang mang hai tên; mọi chỗ ghi tên trước đổi thành tên sau."))
def merge(
    session: Session,
    old: Annotated[str, argument(_("TÊN"))],
    agency: Annotated[str, argument(_("TÊN_ĐÚNG"))],
    authorship: Authorship,
) -> None:
    """Make one agency of two in every plan of the file, and say what was changed."""
    from partui.store.edits.agency_joining import join_agencies

    with session.store() as store:
        goes, stays = (directory_agency(store.conn, store.plan, name) for name in (old, agency))
        changes = join_agencies(store.conn, goes.id, stays.id, authorship.author())
    say_edits(edited_lines(changes))
    said = _("Đã gộp {old} vào {name}; “partui undo” để lấy lại.")
    tell(said.format(old=clean(goes.name), name=clean(stays.name)))


@agency.subcommand("remove", help=_("Bỏ khỏi danh mục một cơ quan không còn nhiệm vụ nào."))
def remove(session: Session, agency: NameArgument, authorship: Authorship) -> None:
    """Remove an agency, also from the groups that it is a member of."""
    with session.store() as store:
        found = directory_agency(store.conn, store.plan, agency)
        remove_agency(store.conn, found.id, authorship.author())
    tell(_("Đã bỏ {name} khỏi danh mục cơ quan.").format(name=clean(found.name)))


@agency.subcommand(
    "contact",
    help=_("Địa chỉ thư của các cơ quan: xem, ghi, bỏ; chỉ ở tệp này, không đi theo tệp xuất ra nếu không yêu cầu."),
    writes=True,
)
def contact(
    session: Session,
    name: Annotated[str | None, argument(_("[TÊN]"), required=False)],
    email: Annotated[str | None, option("--email", _("ĐỊA_CHỈ"), _("Địa chỉ thư điện tử."))],
    person: Annotated[str | None, option("--person", _("TÊN"), _("Người nhận ở cơ quan ấy."))],
    phone: Annotated[str | None, option("--phone", _("SỐ"), _("Số điện thoại."))],
    removed: Annotated[bool, flag("--remove", _("Bỏ địa chỉ của cơ quan này."))],
    as_json: AsJson,
) -> None:
    """Print the addresses of agencies; write one down, or take it away."""
    from partui.store.exchange.contacts import contacts, remove_contact, set_contact

    told = any(each is not None for each in (email, person, phone))
    if name is None and (told or removed):
        raise click.UsageError(_("Ghi tên cơ quan."))
    with session.store() as store:
        if name is not None:
            key, name = store.agency(name)
            assert key is not None
            if removed:
                remove_contact(store.conn, key)
            elif told:
                known = next((each.email for each in contacts(store.conn).values() if each.name == name), "")
                set_contact(store.conn, key, known if email is None else email, person, phone)
        said = [each for each in contacts(store.conn).values() if name in {None, each.name}]
    if told or removed:
        tell(_("Địa chỉ không nằm trong nhật ký: “partui undo” không lấy lại; bỏ bằng --remove."))
    if as_json:
        say_json([{key: value for key, value in each._asdict().items() if key != "agency"} for each in said])
        return
    lines = [" · ".join(clean(text) for text in each[1:] if text) for each in said]
    say_lines(lines or [_("Chưa có địa chỉ thư nào.")])


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
        TableColumn(pgettext("column", "Cơ quan"), least=20),
        TableColumn(_("Viết tắt"), leaves=1),
        TableColumn(_("Chủ trì"), "right"),
        TableColumn(_("Thực hiện"), "right"),
        TableColumn(_("Thành viên"), "right"),
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
