"""`partui import`: a plan from a file, shown before it is saved."""

import os
import sys
from typing import TYPE_CHECKING

import click

from partui.cli.command import json_option, subcommand
from partui.cli.commands.misspelt_agencies import Choice, a_choice, a_pair, answered, same_agencies
from partui.cli.output import is_terminal, paint, say, say_json
from partui.cli.progress import Progress
from partui.cli.session import Session
from partui.cli.values import Read
from partui.cli.years import a_year
from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _
from partui.wording.preview import problem_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partui.domain.plan.preview import Preview


@subcommand("import", help=_("Nhập kế hoạch từ tệp .docx .xlsx .csv .json .txt; cho xem trước rồi mới lưu."))
@click.argument("file", metavar=_("TỆP"))
@click.option(
    "--year", metavar=_("NĂM"), type=Read(a_year), help=_("Năm của kế hoạch, khi tệp không ghi hoặc ghi khác.")
)
@click.option("--number", metavar=_("SỐ"), default="", help=_("Số, ký hiệu của kế hoạch."))
@click.option("--issued", metavar=_("NGÀY"), default="", help=_("Tháng hoặc ngày ban hành: 2021-01 hoặc 2021-01-15."))
@click.option("--issuer", metavar=_("TÊN"), default="", help=_("Cơ quan ban hành."))
@click.option("--title", metavar=_("TÊN"), default="", help=_("Tên kế hoạch."))
@click.option(
    "--agency-as", "told_agencies", metavar=_("TÊN=TÊN ĐÃ CÓ"), multiple=True, type=Read(a_pair),
    help=_("Cơ quan ghi sai trong tệp là cơ quan nào đã có; ghi được nhiều lần."),
)  # fmt: skip
@click.option(
    "--agencies", "choice", metavar="ask|new|same", type=Read(a_choice),
    help=_("Cơ quan giống tên đã có: hỏi, coi là mới, hoặc coi là một; không ghi thì hỏi nếu có người ngồi máy."),
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help=_("Chỉ xem trước, không lưu gì."))
@click.option("--yes", is_flag=True, help=_("Không hỏi trước khi lưu."))
@json_option
def command(
    session: Session,
    *,
    file: str,
    year: int | None,
    number: str,
    issued: str,
    issuer: str,
    title: str,
    told_agencies: tuple[tuple[str, str], ...],
    choice: Choice | None,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Read a plan, show what it would bring, and save it."""
    from partui.domain.agencies.renaming import with_agencies_as
    from partui.domain.plan.preview import preview_of
    from partui.domain.plan.reading import read_plan
    from partui.plan_io.draft import Told
    from partui.plan_io.files import read_plan_file
    from partui.store.edits.plans import blocking, import_plan, known_agencies

    told = Told(year, clean(number), clean(issued), clean(issuer), clean(title))
    with Progress(_("Đang đọc… {number} hàng")) as progress:
        draft = read_plan_file(os.path.abspath(os.path.expanduser(file)), told, progress)
    with session.store() as store:
        known = known_agencies(store.conn)
        found = draft.found.after(blocking(store.conn, draft.file.plan.year))
        preview = preview_of(draft.file, read_plan(draft.file), known, found)
        same = same_agencies(preview, known, told_agencies, choice)
        plan_file = with_agencies_as(draft.file, same)
        plan = read_plan(plan_file)
        preview = preview_of(plan_file, plan, known, found)
        if not as_json:
            _show(preview, same)
        imported = not dry_run and _wanted(preview, ask=not yes and not as_json)
        if imported:
            with Progress(_("Đang lưu… {number} nhiệm vụ")) as progress:
                import_plan(store.conn, plan, progress)
    if as_json:
        say_json(_as_object(preview, same, imported))
    else:
        say(_outcome(preview, dry_run, imported))


def _show(preview: "Preview", same: "Mapping[str, str]") -> None:
    from partui.wording.preview import preview_parts

    for part in preview_parts(preview, same):
        say(paint(clean(part.title), "head"))
        for line in part.lines:
            say(f"  {clean(line)}")


def _wanted(preview: "Preview", *, ask: bool) -> bool:
    if preview.notes.blocking:
        raise PartuiError("Chưa nhập gì: {problem}", problem=preview.notes.blocking[0])
    if not (ask and is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        return True
    return answered(
        _("Nhập kế hoạch này? (c: có, k: không)"), yes=("c", "co", "y", "yes"), no=("k", "khong", "n", "no")
    )


def _outcome(preview: "Preview", dry_run: bool, imported: bool) -> str:
    from partui.wording.preview import counts_line

    year, counts = preview.head.year, counts_line(preview)
    if imported:
        return _("Đã nhập kế hoạch năm {year}: {counts}. Xem bằng: partui --plan {year}").format(
            year=year, counts=counts
        )
    if dry_run:
        return _("Chỉ xem trước, chưa lưu gì: kế hoạch năm {year}, {counts}.").format(year=year, counts=counts)
    return _("Chưa nhập gì.")


def _as_object(preview: "Preview", same: "Mapping[str, str]", imported: bool) -> dict[str, object]:
    head = preview.head
    return {
        "plan": head.year,
        "number": head.number,
        "issued": head.issued,
        "issuer": head.issuer,
        "title": head.title,
        "criteria": preview.criteria,
        "headings": preview.headings,
        "tasks": preview.tasks,
        "deadlines": [
            {
                "words": read.words,
                "kind": read.kind.value,
                "due_on": read.due_on.isoformat() if read.due_on else None,
                "tasks": list(read.codes),
            }
            for read in preview.deadlines
        ],
        "unread_deadlines": list(preview.unread_deadlines),
        "new_agencies": list(preview.new_agencies),
        "alike_agencies": [
            {"written": agency.written, "known": agency.known, "tasks": list(agency.codes)} for agency in preview.alike
        ],
        "agencies_as": dict(same),
        "inherited": {code: dict(fields) for code, fields in preview.inherited.items()},
        "joined": list(preview.notes.joined),
        "problems": list(problem_lines(preview)),
        "blocked": bool(preview.notes.blocking),
        "imported": imported,
    }
