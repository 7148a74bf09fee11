"""What a revised plan brings over the one that is there, in words."""

from collections.abc import Iterator, Sequence

from partui.domain.plan.columns import EMPTIED
from partui.domain.plan.file import PlanHead
from partui.domain.plan.revision import ChangedRow, Revision, StandingRow
from partui.domain.tasks.status import Status
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import month_or_day
from partui.wording.columns import cut
from partui.wording.fields import field_label, value_text
from partui.wording.labels import status_label
from partui.wording.plan.preview import PreviewPart

_TITLE, _VALUE = 70, 120


def revision_parts(revision: Revision) -> list[PreviewPart]:
    """Return what is added, dropped and changed, a row a line; a part with nothing to say is left out."""
    parts = (
        PreviewPart(
            _("Thêm mới ({number})").format(number=len(revision.added)),
            tuple(_row(added.row.code, added.row.cells.get("title")) for added in revision.added),
        ),
        PreviewPart(
            _("Không còn trong bản mới ({number})").format(number=len(revision.dropped)),
            tuple(_dropped(row) for row in revision.dropped),
        ),
        PreviewPart(
            _("Thay đổi ({number})").format(number=len(_told(revision))),
            tuple(line for row in _told(revision) for line in _changed(row)),
        ),
    )
    return [part for part in parts if part.lines]


def imported_as(head: PlanHead, *, revised: bool) -> str:
    """Return why rows change when a plan is imported, for the journal.

    Args:
        revised: whether it comes over the plan of its year.
    """
    if not revised:
        return _("Sửa khi nhập kế hoạch")
    if head.number.strip("/ ") and head.issued:
        return _("Theo kế hoạch điều chỉnh {number}, {issued}").format(
            number=head.number, issued=month_or_day(head.issued)
        )
    return _("Theo kế hoạch điều chỉnh")


def revision_line(revision: Revision) -> str:
    """Return how much a revised plan brings, in one line."""
    return _("thêm {added}, bỏ {dropped}, đổi {changed}, giữ nguyên {same} dòng").format(
        added=len(revision.added), dropped=len(revision.dropped), changed=len(_told(revision)), same=revision.same
    )


def _told(revision: Revision) -> Sequence[ChangedRow]:
    # That a row stands elsewhere among the others says nothing.
    return [row for row in revision.changed if row.news.keys() - {"place"}]


def _row(code: str, title: str | None) -> str:
    return f"{code} {cut(clean(title or ''), _TITLE)}"


def _dropped(row: StandingRow) -> str:
    text = _row(row.code, row.cells.get("title"))
    told = []
    if row.status and row.status != Status.TODO:
        told.append(status_label(Status(row.status)))
    if row.documents:
        told.append(plural("{number} tài liệu", number=row.documents))
    return f"{text} ({', '.join(told)})" if told else text


def _changed(row: ChangedRow) -> Iterator[str]:
    yield _row(row.before.code, row.before.cells.get("title"))
    for field, new in row.news.items():
        if field not in {"place", EMPTIED}:
            old = row.before.code if field == "code" else row.before.cells.get(field)
            told = _value(field, new) if new else _("(trống)")
            yield f"  {field_label(field)}: {_value(field, old)} → {told}"


def _value(field: str, value: str | None) -> str:
    return cut(value_text(field, value), _VALUE)
