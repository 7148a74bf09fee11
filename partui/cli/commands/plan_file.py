"""Plans in and out of the store: `partui import`, with names of agencies put right, and `partui template`."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import click

from partui.cli.command import subcommand
from partui.cli.interaction import ProgressBar, choose
from partui.cli.options import AsJson, EditedBy, Force, OutArgument, author_named
from partui.cli.output import can_ask, paint, say, say_json, work_is_done
from partui.cli.parameters import argument, flag, option
from partui.cli.session import Session, read_year
from partui.cli.values import read_count, read_one_of, read_path
from partui.domain.agencies.names import agency_key, find_agency
from partui.domain.errors import PartuiError
from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.file import Blanks
from partui.domain.plan.preview import Preview, SimilarAgency, TableReading
from partui.domain.text import clean, fold
from partui.locale import _
from partui.wording.columns import cut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partui.domain.plan.preview import Preview
    from partui.domain.plan.revision import Revision


_CODES_SHOWN = 6
_LONGEST_NAME = 60


class SimilarAgencyRule(StrEnum):
    """What becomes of agencies that look like a known one."""

    ASK = "ask"
    NEW = "new"
    SAME = "same"


def _read_similar_agency_rule(text: str) -> SimilarAgencyRule:
    return SimilarAgencyRule(read_one_of(text, list(SimilarAgencyRule)))


def _read_pair(text: str) -> tuple[str, str]:
    """Read a name as the file writes it and the name that is meant: `Sở Nôi vụ=Sở Nội vụ`.

    Raises:
        PartuiError: no such pair.
    """
    written, _sign, meant = (clean(part) for part in text.partition("="))
    if not (written and meant):
        raise PartuiError("“{text}” không nhận được; hãy ghi như “Sở Nôi vụ=Sở Nội vụ”", text=text)
    return written, meant


def _read_blanks(text: str) -> Blanks:
    return Blanks(read_one_of(text, list(Blanks)))


def _read_column(text: str) -> tuple[str, ColumnRole]:
    """Read the head of a column and what it is: `Đơn vị thực hiện=lead`.

    Raises:
        PartuiError: no such pair, or nothing that a column may be.
    """
    from partui.wording.plan_tables import role_named

    head, _sign, named = text.rpartition("=")
    role = role_named(named)
    if not clean(head) or role is None:
        raise PartuiError(
            "“{text}” không nhận được; hãy ghi như “Đơn vị thực hiện=lead”, loại là một trong: {roles}",
            text=text,
            roles=" ".join(ColumnRole),
        )
    return clean(head), role


class PlanHeadOptions(NamedTuple):
    """What the officer says of the plan over what the file says."""

    year: Annotated[
        int | None, option("--year", _("NĂM"), _("Năm của kế hoạch, khi tệp không ghi hoặc ghi khác."), read_year)
    ]
    number: Annotated[str, option("--number", _("SỐ"), _("Số, ký hiệu của kế hoạch."), clean, default="")]
    issued: Annotated[
        str, option("--issued", _("NGÀY"), _("Tháng hoặc ngày ban hành: 2021-01 hoặc 2021-01-15."), clean, default="")
    ]
    issuer: Annotated[str, option("--issuer", _("TÊN"), _("Cơ quan ban hành."), clean, default="")]
    title: Annotated[str, option("--title", _("TÊN"), _("Tên kế hoạch."), clean, default="")]


class TableOptions(NamedTuple):
    """What the officer says of the file's tables over what they say themselves."""

    blanks: Annotated[
        Blanks | None,
        option(
            "--blanks",
            "above|keep",
            _("Ô trống không gộp: lấy theo ô trên, hay để trống; không ghi thì theo tệp."),
            _read_blanks,
        ),
    ]
    columns: Annotated[
        tuple[tuple[str, ColumnRole], ...],
        option(
            "--column",
            _("ĐẦU CỘT=LOẠI"),
            _("Cột của tệp là gì, như “Đơn vị thực hiện=lead”; ghi được nhiều lần."),
            _read_column,
            multiple=True,
        ),
    ]
    tables: Annotated[
        tuple[int, ...],
        option(
            "--table",
            "N",
            _("Chỉ lấy nhiệm vụ ở bảng thứ N trong các bảng mà bản xem trước kể ra; ghi được nhiều lần."),
            read_count,
            multiple=True,
        ),
    ]


class MisspeltAgencies(NamedTuple):
    """What the officer says of the agencies that the store does not know.

    Attributes:
        pairs: names as the file writes them, each with the name that is meant.
        others: what becomes of the others that look like a known one; asked on a terminal when none, else new.
    """

    pairs: Annotated[
        tuple[tuple[str, str], ...],
        option(
            "--agency-as",
            _("TÊN=TÊN ĐÃ CÓ"),
            _("Cơ quan ghi sai trong tệp là cơ quan nào đã có; ghi được nhiều lần."),
            _read_pair,
            multiple=True,
        ),
    ]
    others: Annotated[
        SimilarAgencyRule | None,
        option(
            "--agencies",
            "ask|new|same",
            _("Cơ quan giống tên đã có: hỏi, coi là mới, hoặc coi là một; không ghi thì hỏi nếu có người ngồi máy."),
            _read_similar_agency_rule,
        ),
    ]

    def known_names(self, preview: Preview, known: Sequence[str]) -> dict[str, str]:
        """Return the agencies of a plan that are known ones, as its file writes them, to the known name.

        Args:
            preview: the plan with every name as the file writes it.
            known: the names that the store has.

        Raises:
            PartuiError: a pair names no agency of the file or of the store.
        """
        same = dict(_checked(written, meant, preview, known) for written, meant in self.pairs)
        rest = [agency for agency in preview.alike if agency.written not in same]
        if self.others is SimilarAgencyRule.SAME:
            same.update((agency.written, agency.known) for agency in rest)
        elif self.others is SimilarAgencyRule.ASK or (self.others is None and can_ask()):
            same.update((agency.written, agency.known) for agency in rest if _are_one(agency))
        return same


@subcommand("import", help=_("Nhập kế hoạch từ tệp .docx .xlsx .csv .json .txt; cho xem trước rồi mới lưu."))
def import_plan(
    session: Session,
    file: Annotated[str, argument(_("TỆP"), read_path)],
    head: PlanHeadOptions,
    tables: TableOptions,
    misspelt: MisspeltAgencies,
    revise: Annotated[
        bool,
        flag("--revise", _("Bản điều chỉnh của kế hoạch đã có: đổi theo bản mới, giữ tình hình thực hiện.")),
    ],
    dry_run: Annotated[bool, flag("--dry-run", _("Chỉ xem trước, không lưu gì."))],
    edited_by: EditedBy,
    yes: Annotated[bool, flag("--yes", _("Không hỏi trước khi lưu."))],
    as_json: AsJson,
) -> None:
    """Read a plan, show what it would bring, and save it."""
    from partui.domain.agencies.directory import with_known_agencies
    from partui.domain.agencies.misspelt import with_agencies_as
    from partui.domain.plan.preview import preview_of
    from partui.domain.plan.reading import read_plan
    from partui.plan_io.draft import PlanOverrides
    from partui.plan_io.files import read_plan_file
    from partui.store.edits.plans import blocking, has_plan, known_agencies
    from partui.store.edits.plans import import_plan as save_plan
    from partui.store.edits.revision import import_revision, revision_of
    from partui.wording.revision import revised_as

    with ProgressBar(_("Đang đọc kế hoạch")) as progress:
        draft = read_plan_file(file, PlanOverrides(*head, *tables), progress)
    with session.connection(new=True, trial=dry_run) as conn:
        known = known_agencies(conn)
        year = draft.file.plan.year
        found = draft.found.after(() if revise else blocking(conn, year))
        written = with_known_agencies(draft.file, known)
        preview = preview_of(written, read_plan(written), known, found)
        same = misspelt.known_names(preview, known)
        plan_file = with_agencies_as(written, same)
        plan = read_plan(plan_file)
        preview = preview_of(plan_file, plan, known, found)
        revision = revision_of(conn, plan) if has_plan(conn, year) else None
        if not as_json:
            _show(preview, same, revision)
        imported = not dry_run and _wanted(preview, ask=not yes and not as_json)
        if imported:
            with ProgressBar(_("Đang lưu kế hoạch")) as progress:
                if revision:
                    import_revision(conn, plan, author_named(edited_by, revised_as(draft.file.plan)))
                else:
                    save_plan(conn, plan, progress)
    if as_json:
        say_json(_as_object(preview, same, imported, revision))
    else:
        say(_outcome(preview, dry_run, imported, revision))


@subcommand(
    "template", help=_("Ghi mẫu kế hoạch còn trống để điền rồi nhập; đuôi tệp quyết định dạng: .docx .xlsx .csv.")
)
def write_template(
    session: Session,
    out: OutArgument,
    year: Annotated[int | None, option("--year", _("NĂM"), _("Mẫu của năm nào; mặc định năm sau."), read_year)],
    filled: Annotated[
        bool, flag("--filled", _("Ghi cả kế hoạch như đã ban hành (--plan chọn năm); thêm được .txt, .json."))
    ],
    force: Force,
) -> None:
    """Write an empty plan to fill in, or a plan as it was issued, and say where it is."""
    if filled and year is not None:
        raise click.UsageError(_("--year chỉ dùng cho mẫu còn trống; với --filled hãy ghi --plan NĂM."))
    from partui.plan_io.files import check_plan_target, write_plan
    from partui.plan_io.layout.writing import empty_plan
    from partui.store.db.settings import plan_in_use
    from partui.store.edits.plans import known_agencies
    from partui.store.queries.plans import stored_plan

    check_plan_target(out, filled=filled, force=force)
    with session.connection() as conn:
        plan = (
            stored_plan(conn, plan_in_use(conn, session.asked_plan))
            if filled
            else empty_plan(year or session.day_in(date.today().year).year + 1)
        )
        agencies = known_agencies(conn)
    write_plan(plan, out, agencies, force=force)
    work_is_done()
    if filled:
        tasks = sum(1 for row in plan.items if not row.is_heading)
        text = _("Đã ghi {target}: kế hoạch năm {year}, {tasks} nhiệm vụ.")
        say(text.format(target=clean(out), year=plan.plan.year, tasks=tasks))
    else:
        text = _("Đã ghi {target}: mẫu kế hoạch năm {year}; điền xong, nhập bằng: partui import {target}")
        say(text.format(target=clean(out), year=plan.plan.year))


def _show(preview: "Preview", same: "Mapping[str, str]", revision: "Revision | None") -> None:
    from partui.wording.plans import preview_parts
    from partui.wording.revision import revision_parts

    parts = preview_parts(preview, same)
    for part in [*parts, *revision_parts(revision)] if revision else parts:
        say(paint(clean(part.title), "head"))
        for line in part.lines:
            say(f"  {clean(line)}")


def _wanted(preview: "Preview", *, ask: bool) -> bool:
    if preview.notes.blocking:
        raise PartuiError("Chưa nhập gì: {problem}", problem=preview.notes.blocking[0])
    if not (ask and can_ask()):
        return True
    return choose(_("Nhập kế hoạch này? (c: có, k: không)"), yes=("c", "co", "y", "yes"), no=("k", "khong", "n", "no"))


def _outcome(preview: "Preview", dry_run: bool, imported: bool, revision: "Revision | None") -> str:
    from partui.wording.plans import counts_line
    from partui.wording.revision import revision_line

    year, counts = preview.head.year, counts_line(preview)
    if revision and (imported or dry_run):
        text = (
            _("Đã nhập bản điều chỉnh kế hoạch năm {year}: {what}. Lấy lại như cũ bằng: partui undo")
            if imported
            else _("Chỉ xem trước, chưa lưu gì: bản điều chỉnh kế hoạch năm {year}, {what}. Nhập thì thêm --revise.")
        )
        return text.format(year=year, what=revision_line(revision))
    if imported:
        return _("Đã nhập kế hoạch năm {year}: {counts}. Xem bằng: partui --plan {year}").format(
            year=year, counts=counts
        )
    if dry_run:
        return _("Chỉ xem trước, chưa lưu gì: kế hoạch năm {year}, {counts}.").format(year=year, counts=counts)
    return _("Chưa nhập gì.")


def _as_object(
    preview: "Preview", same: "Mapping[str, str]", imported: bool, revision: "Revision | None"
) -> dict[str, object]:
    from partui.wording.plans import problem_lines

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
        "tables": [_table(table) for table in preview.notes.tables],
        "doubts": [
            {"code": row.code, "number": row.number, "place": row.place, "reasons": list(row.reasons)}
            for row in preview.notes.doubts
        ],
        "revision": _revision(revision) if revision else None,
        "blocked": bool(preview.notes.blocking),
        "imported": imported,
    }


def _revision(revision: "Revision") -> dict[str, object]:
    return {
        "added": [added.row.code for added in revision.added],
        "dropped": [row.code for row in revision.dropped],
        "changed": [
            {
                "code": row.before.code,
                "fields": {
                    field: {"old": row.before.code if field == "code" else row.before.cells.get(field), "new": new}
                    for field, new in row.news.items()
                    if field != "place"
                },
            }
            for row in revision.changed
            if row.news.keys() - {"place"}
        ],
        "same": revision.same,
    }


def _table(table: TableReading) -> dict[str, object]:
    return {
        "table": table.number,
        "place": table.place,
        "kind": table.kind or None,
        "words": table.words,
        "rows": table.rows,
        "taken": table.taken,
        "columns": [{"head": column.head, "role": column.role} for column in table.columns],
    }


def _checked(written: str, meant: str, preview: Preview, known: Sequence[str]) -> tuple[str, str]:
    names = [
        name for name in preview.new_agencies if agency_key(name) == agency_key(written) or fold(name) == fold(written)
    ]
    if not names:
        raise PartuiError(
            "--agency-as: tệp không có cơ quan mới nào tên “{name}”; các cơ quan mới: {names}.",
            name=written,
            names="; ".join(preview.new_agencies) or "–",
        )
    exact = next((name for name in names if agency_key(name) == agency_key(written)), names[0])
    match = find_agency(meant, known)
    if match.name is None:
        raise PartuiError(
            "--agency-as: không rõ “{name}” là cơ quan nào đã có; gần nhất: {names}.",
            name=meant,
            names="; ".join(match.candidates) or "–",
        )
    return exact, match.name


def _are_one(agency: SimilarAgency) -> bool:
    question = _("“{written}” ({codes}) giống “{known}” đã có. Là một (c) hay cơ quan mới (m)?").format(
        written=cut(clean(agency.written), _LONGEST_NAME),
        known=cut(clean(agency.known), _LONGEST_NAME),
        codes=", ".join(agency.codes[:_CODES_SHOWN]),
    )
    return choose(question, yes=("c", "s"), no=("m", "n"))
