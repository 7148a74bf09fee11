"""Changes of the journal: their fields, their values, and what an edit did."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from partui.domain.agencies.members import MEMBER
from partui.domain.brief.own_words import WORDS
from partui.domain.forms.answers import ANSWER
from partui.domain.forms.sent import SENT
from partui.domain.journal.changes import STRUCTURE, Change, ChangedMeanwhile, StandsOtherwiseLater
from partui.domain.journal.clock import BEFORE_ALL
from partui.domain.journal.effect import says_its_day
from partui.domain.periods.state import PERIOD
from partui.domain.plan.columns import EMPTIED, read_columns
from partui.domain.plan.doubts.settled import DOUBT
from partui.domain.plan.structure import GaveWay, TwiceMade
from partui.domain.reminders.sent import REMINDER
from partui.domain.scores.criterion import CriterionKind
from partui.domain.targets.readings import READING, read_reading
from partui.domain.tasks.evidence import EVIDENCE, read_evidence
from partui.domain.tasks.extensions import EXTENSION, read_extension
from partui.domain.tasks.milestones import MILESTONE, read_milestone
from partui.domain.tasks.snapshots import SNAPSHOT, read_snapshot
from partui.domain.tasks.status import Status
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import decimal_sign, month_or_day, show_date
from partui.wording.columns import cut
from partui.wording.due.milestones import milestone_label
from partui.wording.due.periods import period_label, state_label
from partui.wording.forms.answers import answer_text
from partui.wording.forms.sent import reminder_text, sent_text
from partui.wording.labels import NOTHING, status_label
from partui.wording.numbers import show_points
from partui.wording.plan.report_words import words_text
from partui.wording.targets import measured_text, target_label
from partui.wording.task_parts import evidence_text, member_label
from partui.wording.tasks import extension_text

# What another program wrote may have no end.
MOST_READ = 100_000
MOST_SHOWN = 12_000
_TITLE = 60
_LISTS = {"products", "requirements", "after"}
_YES_OR_NO = {"removed", "kept", "on_time_only", "counts_cancelled"}


def field_label(field: str) -> str:
    """Return the name of a field as an officer reads it."""
    labels = {
        "status": _("Kết quả"),
        "completed_on": _("Ngày hoàn thành"),
        "deadline": _("Thời hạn"),
        "leads": _("Chủ trì"),
        "progress": _("% hoàn thành"),
        "measured": _("Kết quả đo được"),
        "bar": _("Chỉ tiêu"),
        "own": _("Điểm tự chấm"),
        "appraised": _("Điểm thẩm định"),
        "surveyed": _("Điểm điều tra"),
        "explanation": _("Giải trình"),
        "scored_by": _("Chấm theo"),
        "on_time_only": _("Đúng hạn mới tính"),
        "counts_cancelled": _("Không thực hiện vẫn tính"),
        "survey_share": _("Phần điểm của điều tra"),
        "steps": _("Mức điểm"),
        "serves": _("Tiêu chí"),
        "criterion": _("Tiêu chí"),
        "share": _("Phần điểm"),
        "effort": _("Công sức"),
        "note": _("Ghi chú"),
        "after": _("Sau nhiệm vụ"),
        "period_words": _("Kỳ"),
        "quorum": _("Đủ khi có"),
        "title": _("Nội dung"),
        "products": _("Sản phẩm"),
        "requirements": _("Yêu cầu"),
        "implementers": _("Thực hiện"),
        "code": _("Mã"),
        "place": _("Vị trí"),
        "removed": _("Trong kế hoạch"),
        "max": _("Điểm tối đa"),
        "baseline": _("Điểm năm trước"),
        "target": _("Mục tiêu"),
        "lead": _("Chủ trì"),
        "name": _("Tên"),
        "short": _("Viết tắt"),
        "kept": _("Trong danh mục"),
        "joined": _("Gộp vào"),
        "number": _("STT"),
        "second_code": _("Mã thứ hai"),
        "person": _("Phụ trách"),
        "start": _("Bắt đầu"),
        "other": _("Cột khác"),
        "symbol": _("Số, ký hiệu"),
        "issued": _("Ngày ban hành"),
        "issuer": _("Cơ quan ban hành"),
        "signer": _("Người ký"),
        "recipients": _("Nơi nhận"),
        "province": _("Mã tỉnh"),
        "kind": _("Loại văn bản"),
        "office": _("Cơ quan ký"),
        "office_symbol": _("Viết tắt cơ quan"),
        "drafting_unit": _("Soạn thảo"),
        "signing_post": _("Chức vụ ký"),
        "signed_by": _("Ký báo cáo"),
        "signing_place": _("Địa danh"),
        "copies": _("Số bản lưu"),
        "emptied": _("Ô bỏ trống"),
    }
    if field.startswith(DOUBT):
        return _("Điểm đã xem lại {number}").format(number=field.rpartition("-")[2])
    if field.startswith(MEMBER):
        return _("Thành viên")
    if field.startswith(READING):
        return _("Số đo")
    if field.startswith(EXTENSION):
        return _("Gia hạn")
    if field.startswith(MILESTONE):
        return _("Mốc")
    if field.startswith(SNAPSHOT):
        return _("Chốt số liệu")
    if field.startswith(ANSWER):
        return _("Phiếu báo cáo")
    if field.startswith(REMINDER):
        return _("Đôn đốc")
    if field.startswith(SENT):
        return _("Gửi phiếu báo cáo")
    if field.startswith(WORDS):
        return _("Lời trong báo cáo")
    if field.startswith(PERIOD):
        return _("Kỳ {period}").format(period=period_label(field.removeprefix(PERIOD)))
    return _("Tài liệu kiểm chứng") if field.startswith(EVIDENCE) else labels.get(field, field)


def value_label(field: str, value: str | None) -> str:
    """Return a value of the journal as an officer reads it."""
    if field in _YES_OR_NO:
        return _("có") if bool(value) == (field != "removed") else _("không")
    if not value:
        return NOTHING
    try:
        match field:
            case "max" | "baseline" | "target" | "own" | "appraised" | "surveyed" | "share" | "survey_share":
                return show_points(Decimal(value))
            case "status":
                return status_label(Status(value))
            case "completed_on":
                return show_date(date.fromisoformat(value))
            case "progress":
                return f"{int(value)}%"
            case "recipients":
                return "; ".join(clean(value, lines=True).splitlines())
            case "issued":
                return month_or_day(value)
            case "other" | "emptied":
                return _columns_label(field, value)
            case "bar" | "scored_by" | "steps":
                return _rule_label(field, value)
            case detail if "/" in detail:
                return _detail_label(detail, value)
    except (ValueError, ArithmeticError):
        pass
    return clean(value, lines=True)


def _columns_label(field: str, value: str) -> str:
    """Return further columns with what they say, or the columns that a revised plan has emptied."""
    if field == EMPTIED:
        return ", ".join(map(field_label, value.split()))
    return "; ".join(f"{head}: {text}" for head, text in (read_columns(value) or {}).items())


def _rule_label(field: str, value: str) -> str:
    """Return by what a task or a criterion is judged: its bar, its steps, what gives it its points."""
    if field == "bar":
        return target_label(value)
    if field == "steps":
        return decimal_sign(clean(value))
    from partui.wording.plan.scores import kind_label

    return kind_label(CriterionKind(value))


def _detail_label(field: str, value: str) -> str:
    """Return what hangs on a row, of which there may be many: a member, a reading, an extension, a snapshot …"""
    if field.startswith(MEMBER):
        return member_label(value)
    if field.startswith(EVIDENCE):
        return evidence_text(read_evidence(field, "", value))
    if field.startswith(EXTENSION):
        extension = read_extension(field, value)
        return clean(value, lines=True) if extension is None else extension_text(extension)
    if field.startswith(MILESTONE):
        milestone = read_milestone(field, value)
        return clean(value, lines=True) if milestone is None else milestone_label(milestone)
    if field.startswith(SNAPSHOT):
        return _snapshot_text(field, value)
    if field.startswith(ANSWER):
        return answer_text(field, value)
    if field.startswith(REMINDER):
        return reminder_text(field, value)
    if field.startswith(SENT):
        return sent_text(field, value)
    if field.startswith(WORDS):
        return words_text(field, value)
    if field.startswith(PERIOD):
        return state_label(value) or clean(value, lines=True)
    reading = read_reading(field, value) if field.startswith(READING) else None
    return clean(value, lines=True) if reading is None else measured_text(reading)


def _snapshot_text(field: str, value: str) -> str:
    """Return a snapshot of the journal as an officer reads it: its name and its day."""
    snapshot = read_snapshot(field, value)
    if snapshot is None:
        return value
    return _("“{name}” (đến {day})").format(name=snapshot.name, day=show_date(snapshot.standing.as_of))


def value_text(field: str, value: str | None) -> str:
    """Return a value of the journal as an officer reads it, in one line."""
    told = value_label(field, value)
    return clean(told.replace("\n", "; ") if field in _LISTS else told)


def shown_value(field: str, value: str | None) -> str:
    """Return a value of the journal as an officer reads it, one without end cut to a length that can be shown."""
    return cut(value_label(field, value and value[:MOST_READ]), MOST_SHOWN)


def change_text(change: Change) -> str:
    """Return what a change did: the field, from what, to what."""
    if change.field == "place":
        return _move_text(change)
    old, new = (value_text(change.field, value) for value in (change.old, change.new))
    return f"{clean(field_label(change.field))} {old} → {new}"


def effect_text(change: Change) -> str:
    """Say from which day a change counts, where that is not the day on which it was made and its value does not say."""
    if change.effective_on is None or (change.old != change.new and says_its_day(change.field, change.new)):
        return ""
    return _(" (tính từ {day})").format(day=show_date(date.fromisoformat(change.effective_on)))


def from_to(change: Change) -> str:
    """Return from what to what a value was changed, in one line."""
    if change.field == "place":
        return _move_text(change)
    old, new = (shown_value(change.field, value) for value in (change.old, change.new))
    return f"{old} → {new}".replace("\n", " ⏎ ")


def gave_way_lines(rows: Sequence[GaveWay]) -> list[str]:
    """Say which rows have another code once two files have become one, a line each."""
    said = _("Hai bên cùng đặt mã {wanted}: dòng “{title}” nay mang mã {code}.")
    return [said.format(wanted=row.wanted, title=cut(clean(row.title), _TITLE), code=row.code) for row in rows]


def twice_made_lines(plans: Sequence[TwiceMade]) -> list[str]:
    """Say of which plans two files had each made their own, a line each."""
    said = _(
        "Kế hoạch {year} hai bên cùng lập: {cells} ô ghi khác nhau (cả hai có trong nhật ký), {ours} dòng chỉ tệp này "
        "có, {theirs} dòng chỉ tệp kia có; đã giữ cả. Hãy xem lại kế hoạch ấy."
    )
    return [said.format(**plan._asdict()) for plan in plans]


def _move_text(change: Change) -> str:
    """Say from where to where a row went; its place among the others is a number that says nothing."""
    if change.move is None:
        return _("chuyển chỗ")
    old, new = map(_spot_label, change.move)
    return _("chuyển chỗ: {old} → {new}").format(old=old, new=new)


def _spot_label(above: str | None) -> str:
    if above is None:
        return NOTHING
    return _("sau {code}").format(code=clean(above)) if above else _("đầu phụ lục")


def changes_text(changes: Sequence[Change]) -> str:
    """Say what an edit changed, a line a task, and from which day it counts where that is not today."""
    if not changes:
        return _("Không có gì thay đổi.")
    return _saved_text(changes) + next(filter(None, map(effect_text, changes)), "")


def _saved_text(changes: Sequence[Change]) -> str:
    codes = list(dict.fromkeys(change.code for change in changes))
    number, listed = len(codes), ", ".join(codes)
    # A place among the others is a number that says nothing.
    told = [change for change in changes if change.field != "place" and change.old != change.new]
    if not told:
        return plural("Đã chuyển chỗ {number} dòng: {codes}", number=number, codes=listed)
    if number > 1 and any(change.field in STRUCTURE for change in changes):
        return plural("Đã lưu {number} dòng: {codes}", number=number, codes=listed)
    if number > 1:
        return plural("Đã lưu {number} nhiệm vụ: {codes}", number=number, codes=listed)
    said = " · ".join(
        f"{field_label(change.field)} {value_label(change.field, change.old)} → {value_label(change.field, change.new)}"
        for change in told
    )
    return f"{listed}: {said}"


def changed_meanwhile(code: str, change: Change, refused: str | None) -> ChangedMeanwhile:
    """Return what is said when somebody else has changed a row since it was read, with both values.

    Args:
        code: the row's.
        change: the other's.
        refused: the value that was not saved.
    """
    return ChangedMeanwhile(
        code,
        change,
        at=show_moment(change.at, "%H:%M %d/%m/%Y"),
        field=field_label(change.field),
        theirs=value_label(change.field, change.new),
        ours=value_label(change.field, refused),
    )


def stands_otherwise_later(code: str, change: Change, since: date, on: date) -> StandsOtherwiseLater:
    """Return what is said when a save for an earlier day would take away what counts from a later one.

    Args:
        code: the row's.
        change: the one that counts later, from `since` on.
        on: the day that is saved for.
    """
    field, value = field_label(change.field), value_text(change.field, change.new)
    return StandsOtherwiseLater(code, change, since=since, on=on, field=field, value=value)


def show_moment(at: str, form: str) -> str:
    """Return a moment of the journal by the officer's clock; what is none, or lies at the end of time, as written.

    Args:
        at: UTC in ISO 8601, as the journal writes it, whoever wrote it.
        form: how to show it, as `strftime` reads it.
    """
    if at == BEFORE_ALL:
        return _("lúc lập")
    moment = local_moment(at)
    return clean(at) if moment is None else moment.strftime(form)


def local_moment(at: str) -> datetime | None:
    """Return a moment of the journal by the officer's clock; none for what is none, or lies at the end of time."""
    try:
        return datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
