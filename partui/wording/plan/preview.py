"""What a plan brings that is read from a file or made of last year's, in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.deadlines.reading import read_deadline
from partui.domain.plan.document.kinds import kind_of
from partui.domain.plan.file import BodyKind
from partui.domain.plan.next_plan import CarryOver, NextPlan
from partui.domain.plan.preview import DeadlineReading, Preview, SimilarAgency
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import month_or_day
from partui.wording.deadlines import reading_text
from partui.wording.numbers import show_points
from partui.wording.plan.tables import doubt_lines, table_lines
from partui.wording.targets import target_text
from partui.wording.tasks import due_words, listed_codes

_WORDS_SHOWN = 3
_SHOWN = 12


class PreviewPart(NamedTuple):
    """A heading and the lines under it."""

    title: str
    lines: tuple[str, ...]


def preview_parts(preview: Preview, same: Mapping[str, str]) -> list[PreviewPart]:
    """Return a preview in words; a part with nothing to say is left out.

    Args:
        same: agencies taken for known ones, as the file writes them, to the known name.
    """
    alike = {agency.written for agency in preview.alike}
    new = tuple(name for name in preview.new_agencies if name not in alike)
    parts = (
        PreviewPart(_("Kế hoạch"), tuple(_about(preview))),
        PreviewPart(_("Cần xem lại"), problem_lines(preview)),
        PreviewPart(_("Bảng trong tệp"), tuple(table_lines(preview.notes.tables))),
        PreviewPart(
            _("Hàng chưa chắc ({number})").format(number=len(preview.notes.doubts)),
            tuple(doubt_lines(preview.notes.doubts)),
        ),
        PreviewPart(
            _("Hạn chưa đọc được ({number})").format(number=len(preview.unread_deadlines)),
            tuple(_unread(preview.deadlines)),
        ),
        PreviewPart(_("Hạn đọc được"), tuple(_read(preview.deadlines))),
        PreviewPart(
            _("Cơ quan giống tên đã có ({number})").format(number=len(preview.alike)),
            tuple(map(similar_agency_text, preview.alike)),
        ),
        PreviewPart(
            _("Cơ quan lấy theo tên đã có ({number})").format(number=len(same)),
            tuple(f"“{written}” → “{known}”" for written, known in same.items()),
        ),
        PreviewPart(_("Cơ quan mới ({number})").format(number=len(new)), new),
        PreviewPart(
            _("Nhiệm vụ có ô lấy theo ô trên ({number})").format(number=len(preview.inherited)),
            tuple(_inherited(preview.inherited)),
        ),
        PreviewPart(
            _("Hàng bị ngắt trang đã nối ({number})").format(number=len(preview.notes.joined)),
            _if_any(preview.notes.joined),
        ),
    )
    return [part for part in parts if part.lines]


def similar_agency_text(agency: SimilarAgency) -> str:
    """Return which known agency a new one looks like, and where it stands."""
    return _("“{written}” giống “{known}”: {codes}").format(
        written=agency.written, known=agency.known, codes=listed_codes(agency.codes)
    )


def problem_lines(preview: Preview) -> tuple[str, ...]:
    """Return what to look at, a sentence each; what must be mended first before the plan can be imported."""
    return (*preview.notes.blocking, *preview.notes.problems, *_early(preview), *_sums(preview))


def counts_line(preview: Preview) -> str:
    """Return how much a plan holds, in one line."""
    return _counts(preview.criteria, preview.headings, preview.tasks)


def _counts(criteria: int, headings: int, tasks: int) -> str:
    return ", ".join(
        (
            plural("{number} tiêu chí", number=criteria),
            plural("{number} mục", number=headings),
            plural("{number} nhiệm vụ", number=tasks),
        )
    )


def _about(preview: Preview) -> Iterator[str]:
    head = preview.head
    yield _("Năm {year}: {title}").format(year=head.year, title=head.title)
    said = (
        (_("Loại văn bản"), kind_of(head.kind, head.number) if head.kind else ""),
        (_("Số"), head.number),
        (_("Ban hành"), month_or_day(head.issued)),
        (_("Cơ quan ban hành"), head.issuer),
    )
    told = "; ".join(f"{label}: {value}" for label, value in said if value)
    if told:
        yield told
    yield counts_line(preview)


def _early(preview: Preview) -> Iterator[str]:
    if preview.early:
        words = "; ".join(f"“{words}”" for words in list(dict.fromkeys(preview.early))[:_WORDS_SHOWN])
        yield plural(
            "{number} nhiệm vụ có hạn trước năm {year}: {words}",
            number=len(preview.early), year=preview.head.year, words=words,
        )  # fmt: skip


def _sums(preview: Preview) -> Iterator[str]:
    columns = {"max": _("điểm tối đa"), "baseline": _("điểm năm trước"), "target": _("mục tiêu")}
    for other in preview.sums:
        yield _("{what}, {column}: in {printed}, cộng các dòng con {total}").format(
            what=_("Tổng điểm") if other.code is None else _("Tiêu chí {code}").format(code=other.code),
            column=columns[other.column],
            printed=show_points(other.printed),
            total=show_points(other.summed),
        )


def _unread(deadlines: Sequence[DeadlineReading]) -> Iterator[str]:
    for deadline, codes in deadlines:
        if deadline.kind is DeadlineKind.UNKNOWN:
            words = f"“{deadline.words}”" if deadline.words else _("ô trống")
            why = f" → {reading_text(deadline)}" if deadline.unread else ""
            yield f"{words}{why}: {listed_codes(codes)}"


def _read(deadlines: Sequence[DeadlineReading]) -> Iterator[str]:
    for deadline, codes in deadlines:
        if deadline.kind is not DeadlineKind.UNKNOWN:
            yield plural(
                "“{words}” → {reading} ({number} nhiệm vụ)",
                number=len(codes), words=deadline.words, reading=reading_text(deadline),
            )  # fmt: skip


def _inherited(inherited: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    labels = {
        "products": _("sản phẩm"),
        "requirements": _("yêu cầu"),
        "deadline": _("hạn"),
        "leads": _("chủ trì"),
        "implementers": _("thực hiện"),
    }
    for code, fields in inherited.items():
        by_source: dict[str, list[str]] = {}
        for field, source in fields.items():
            by_source.setdefault(source, []).append(labels[field])
        told = "; ".join(
            _("{fields} theo {code}").format(fields=", ".join(names), code=source)
            for source, names in by_source.items()
        )
        yield f"{code}: {told}"


def _if_any(codes: Sequence[str]) -> tuple[str, ...]:
    return (", ".join(codes),) if codes else ()


def carry_label(carry: CarryOver) -> str:
    """Return what becomes of the tasks not done as an officer reads it."""
    match carry:
        case CarryOver.FRESH:
            return _("làm mới hết")
        case CarryOver.LATE:
            return _("chuyển sang, vẫn quá hạn")


def next_plan_lines(made: NextPlan, source: int) -> list[str]:
    """Say how much the new plan holds and what became of scores and deadlines.

    Args:
        source: the year of the plan that it was made of.
    """
    plan = made.plan
    year, leaves = plan.head.year, sum(1 for row in plan.criteria if row.is_leaf)
    lines = [
        _("Đã lập kế hoạch {year} từ kế hoạch {source}: {counts}.").format(
            year=year, source=source, counts=_counts(len(plan.criteria), len(plan.headings), len(plan.tasks))
        ),
        plural(
            "Điểm năm trước: {number} tiêu chí lấy điểm tự chấm của {source}.",
            number=leaves - len(made.not_scored),
            source=source,
        ),
    ]
    if made.not_scored:
        lines.append(
            _("  Chưa tự chấm, giữ điểm năm trước của kế hoạch cũ ({number}): {codes}").format(
                number=len(made.not_scored), codes=_codes(made.not_scored)
            )
        )
    lines.append(_("Mục tiêu: tạm giữ của {source}; hãy đặt lại theo kế hoạch mới.").format(source=source))
    if made.moved:
        lines += [plural("Thời hạn đổi năm: {number} nhiệm vụ", number=len(made.moved)), *_moved(made, year)]
    if made.unread:
        lines.append(_("Chưa rõ hạn: {codes}").format(codes=_codes(made.unread)))
    if made.late:
        lines.append(
            _("Chưa hoàn thành, chuyển sang với hạn cũ ({number}): {codes}").format(
                number=len(made.late), codes=_codes(tuple(made.late))
            )
        )
    if made.naming_year:
        lines.append(
            _("Chữ còn nhắc năm {source} hoặc so với năm trước đó, giữ nguyên; hãy sửa ({number}): {codes}").format(
                source=source, number=len(made.naming_year), codes=", ".join(made.naming_year)
            )
        )
    if made.targets:
        told = [f"{code} ({target_text(target)})" for code, target in made.targets.items()]
        lines.append(
            _("Chỉ tiêu của {source}, chờ xác nhận lại: {targets}").format(source=source, targets=_codes(told))
        )
    if plan.body:
        clauses = sum(1 for row in plan.body if row.kind is not BodyKind.HEADING)
        lines.append(plural("Thân kế hoạch: {number} mục chuyển sang, chưa mục nào thực hiện.", number=clauses))
    left = _("Không chuyển sang: tài liệu, số đo, điểm đã chấm, giải trình; chúng là của năm {source}.")
    lines.append(left.format(source=source))
    return lines


def _moved(made: NextPlan, year: int) -> Iterator[str]:
    """One line for all tasks whose words were moved alike."""
    alike: dict[tuple[str, str], list[str]] = {}
    for deadline in made.moved:
        alike.setdefault((deadline.before, deadline.after), []).append(deadline.code)
    for (before, after), codes in alike.items():
        read = read_deadline(after, year)
        yield _("  {before} → {after} ({due}): {codes}").format(
            before=clean(before), after=after, due=due_words(read.kind, read.due_on), codes=_codes(codes)
        )


def _codes(codes: Sequence[str]) -> str:
    shown = ", ".join(codes[:_SHOWN])
    more = len(codes) - _SHOWN
    return shown if more <= 0 else _("{codes} và {number} mã khác").format(codes=shown, number=more)
