"""What `partui import` shows of a plan before and after it is saved."""

from collections.abc import Mapping, Sequence

from partui.cli.output import paint, say
from partui.domain.plan.corrections import CorrectedPlan
from partui.domain.plan.document.kinds import kind_of
from partui.domain.plan.preview import Preview, TableReading
from partui.domain.plan.revision import Revision
from partui.domain.text import clean
from partui.locale import _
from partui.wording.deadlines import reading_text
from partui.wording.plan.preview import PreviewPart, counts_line, preview_parts, problem_lines
from partui.wording.plan.revision import revision_line


def show_preview(preview: Preview, same: Mapping[str, str], more: Sequence[PreviewPart]) -> None:
    """Print what a plan would bring, part by part."""

    for part in (*preview_parts(preview, same), *more):
        say(paint(clean(part.title), "head"))
        for line in part.lines:
            say(f"  {clean(line)}")


def outcome_text(preview: Preview, dry_run: bool, imported: bool, revision: Revision | None) -> str:
    """Return what became of an import, in one line."""

    year, counts = preview.head.year, counts_line(preview)
    if revision and (imported or dry_run):
        text = (
            _("Đã nhập bản điều chỉnh kế hoạch năm {year}: {what}. Lấy lại như cũ bằng: partui --plan {year} undo")
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


def import_object(
    preview: Preview, same: Mapping[str, str], imported: bool, revision: Revision | None, corrected: CorrectedPlan
) -> dict[str, object]:
    """Return what `import --json` shows."""

    head = preview.head
    return {
        "plan": head.year,
        "number": head.number,
        "issued": head.issued,
        "issuer": head.issuer,
        "kind": kind_of(head.kind, head.number),
        "title": head.title,
        "criteria": preview.criteria,
        "headings": preview.headings,
        "tasks": preview.tasks,
        "deadlines": [
            {
                "words": read.deadline.words,
                "kind": read.deadline.kind.value,
                "due_on": read.deadline.due_on.isoformat() if read.deadline.due_on else None,
                "reading": reading_text(read.deadline),
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
        "corrections": _corrections(corrected),
        "blocked": bool(preview.notes.blocking),
        "imported": imported,
    }


def _corrections(corrected: CorrectedPlan) -> dict[str, object]:
    left = [{"number": each.number, "title": each.title, "field": each.field.value} for each in corrected.left]
    return {"applied": corrected.applied, "left": left}


def _revision(revision: Revision) -> dict[str, object]:
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
