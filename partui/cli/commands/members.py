"""`partui members`: the bodies that groups stand for, from a list."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from partui.cli.answers.outcomes import fault_line
from partui.cli.command import group
from partui.cli.options import AsJson, Authorship, NewAgency
from partui.cli.output import can_ask, say_json, say_lines, tell, tell_refusal
from partui.cli.parameters import argument, flag, option
from partui.cli.session import Session
from partui.cli.values import read_source
from partui.domain.forms.filled import CellFault
from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.edits.forms.bodies import FilledGroup, MemberPreview, import_members, preview_members

members = group("members", help=_("Thành viên của các nhóm cơ quan."))


@members.subcommand(
    "import", help=_("Ghi thành viên của nhóm theo một danh sách (CSV, Excel, TXT); cả danh sách là một lần sửa.")
)
def take_in(
    session: Session,
    file: Annotated[str, argument(_("TỆP|-"), read_source)],
    into: Annotated[
        str | None,
        option("--group", _("TÊN"), _("Nhóm nhận thành viên; mặc định theo cấp: huyện vào UBND cấp huyện …")),
    ],
    column: Annotated[
        str | None, option("--column", _("TÊN"), _("Cột ghi tên cơ quan; mặc định mọi cột ghi tên cơ quan."))
    ],
    yes: Annotated[bool, flag("--yes", _("Không hỏi trước khi lưu."))],
    new_agency: NewAgency,
    authorship: Authorship,
    as_json: AsJson,
) -> int:
    """Make the bodies that a list names members of their groups, and say what that was."""
    from partui.plan_io.forms.bodies import read_bodies

    with session.store() as store:
        bodies = read_bodies(file, column, lambda _rows: None)
        preview = preview_members(store.conn, store.plan, bodies, into)
        lacking = [] if new_agency else list(preview.new)
        is_refused = bool(preview.faults or lacking)
        if not as_json:
            say_lines(_lines(preview))
        wanted = not is_refused and (yes or session.dry_run or as_json or _agreed(preview))
        changes = import_members(store.conn, preview, authorship.author(new_agencies=new_agency)) if wanted else []
    if as_json:
        say_json(_object(preview, lacking, len(changes)))
    for fault in preview.faults:
        tell_refusal(fault_line(fault))
    if lacking:
        names = "; ".join(map(clean, lacking))
        tell_refusal(_("Chưa có trong danh mục: {names}. Nếu là cơ quan mới, thêm --new-agency.").format(names=names))
    if is_refused:
        tell_refusal(_("Chưa lưu gì."))
    elif changes and not (as_json or session.dry_run):
        tell(_("Đã lưu thành một lần sửa; “partui undo” để lấy lại."))
    elif not wanted:
        tell(_("Chưa lưu gì."))
    return int(is_refused and not session.dry_run)


def _agreed(preview: MemberPreview) -> bool:
    from partui.cli.interaction import choose

    if not (can_ask() and any(group.add for group in preview.groups)):
        return True
    return choose(
        _("Ghi các thành viên này? (c: có, k: không)"), yes=("c", "co", "y", "yes"), no=("k", "khong", "n", "no")
    )


def _lines(preview: MemberPreview) -> Iterator[str]:
    for filled in preview.groups:
        told = [
            plural("thêm {count} thành viên", count=len(filled.add)),
            *([plural("{count} cơ quan mới", count=len(filled.new))] if filled.new else []),
            *([plural("{count} thành viên đã có", count=filled.there)] if filled.there else []),
            *([plural("{count} thành viên khác giữ nguyên", count=filled.others)] if filled.others else []),
        ]
        yield f"{clean(filled.name)}: {', '.join(told)}"
        yield from (f"  + {clean(name)}{_(' (mới)') if name in filled.new else ''}" for name in filled.add)
    for head in preview.passed_over:
        yield _("Không dùng cột “{head}”: không thuộc nhóm này.").format(head=clean(head))


def _object(preview: MemberPreview, lacking: Sequence[str], changes: int) -> dict[str, Any]:
    return {
        "groups": [_group_object(filled) for filled in preview.groups],
        "faults": [_fault_object(fault) for fault in preview.faults],
        "unknown": lacking,
        "changes": changes,
    }


def _group_object(filled: FilledGroup) -> dict[str, Any]:
    return {
        "name": filled.name,
        "added": filled.add,
        "new": filled.new,
        "already": filled.there,
        "others": filled.others,
    }


def _fault_object(fault: CellFault) -> dict[str, Any]:
    return {"row": fault.row, "cell": fault.head, "text": str(fault.text)}
