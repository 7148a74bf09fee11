"""Fields of the journal and their values, as an officer reads them."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from partui.domain.agencies.members import MEMBER
from partui.domain.brief.own_words import WORDS, read_words
from partui.domain.forms.answers import ANSWER, read_answer
from partui.domain.forms.sent import SENT, read_sent
from partui.domain.periods.agency_periods import AGENCY_PERIOD, read_agency_period
from partui.domain.periods.state import PERIOD
from partui.domain.plan.columns import EMPTIED, read_columns
from partui.domain.plan.doubts.doubt import DOUBT
from partui.domain.reminders.sent import REMINDER, read_reminder
from partui.domain.scores.criterion import CriterionKind
from partui.domain.targets.readings import READING, read_reading
from partui.domain.tasks.evidence import EVIDENCE, read_evidence
from partui.domain.tasks.extensions import EXTENSION, read_extension
from partui.domain.tasks.milestones import MILESTONE, read_milestone
from partui.domain.tasks.snapshots import SNAPSHOT, Snapshot, read_snapshot
from partui.domain.tasks.status import Status
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import decimal_sign, month_or_day, show_date
from partui.wording.columns import cut
from partui.wording.due.milestones import milestone_label
from partui.wording.due.periods import agency_period_text, period_label, state_label
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
    if field.startswith(PERIOD):
        return _("Kỳ {period}").format(period=period_label(field.removeprefix(PERIOD)))
    parts = {
        MEMBER: _("Thành viên"),
        EVIDENCE: _("Tài liệu kiểm chứng"),
        READING: _("Số đo"),
        EXTENSION: _("Gia hạn"),
        MILESTONE: _("Mốc"),
        SNAPSHOT: _("Chốt số liệu"),
        AGENCY_PERIOD: _("Kỳ của cơ quan"),
        ANSWER: _("Phiếu báo cáo"),
        REMINDER: _("Đôn đốc"),
        SENT: _("Gửi phiếu báo cáo"),
        WORDS: _("Lời trong báo cáo"),
    }
    return parts.get(_family(field)) or labels.get(field, field)


def _family(field: str) -> str:
    """Return what the fields of one family begin with: `evidence/`."""
    return field[: field.find("/") + 1]


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
            case part if "/" in part:
                return _part_label(part, value)
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


def _part_label(field: str, value: str) -> str:
    """Return what hangs on a row, of which there may be many: a member, a reading, an extension, a snapshot …"""
    family = _family(field)
    if family == MEMBER:
        return member_label(value)
    if family == PERIOD:
        return state_label(value) or clean(value, lines=True)
    read, say = _PARTS.get(family, (None, None))
    part = read(field, value) if read else None
    return say(part) if say and part is not None else clean(value, lines=True)


def _snapshot_text(snapshot: Snapshot) -> str:
    """Return a snapshot as an officer reads it: its name and its day."""
    return _("“{name}” (đến {day})").format(name=snapshot.name, day=show_date(snapshot.standing.as_of))


# How what hangs on a row is read from the journal, and said.
_PARTS: Mapping[str, tuple[Callable[[str, str], Any], Callable[[Any], str]]] = {
    EVIDENCE: (lambda field, value: read_evidence(field, "", value), evidence_text),
    READING: (read_reading, measured_text),
    EXTENSION: (read_extension, extension_text),
    MILESTONE: (read_milestone, milestone_label),
    SNAPSHOT: (read_snapshot, _snapshot_text),
    AGENCY_PERIOD: (read_agency_period, agency_period_text),
    ANSWER: (read_answer, answer_text),
    REMINDER: (read_reminder, reminder_text),
    SENT: (read_sent, sent_text),
    WORDS: (read_words, words_text),
}


def value_text(field: str, value: str | None) -> str:
    """Return a value of the journal as an officer reads it, in one line."""
    told = value_label(field, value)
    return clean(told.replace("\n", "; ") if field in _LISTS else told)


def shown_value(field: str, value: str | None) -> str:
    """Return a value of the journal as an officer reads it, one without end cut to a length that can be shown."""
    return cut(value_label(field, value and value[:MOST_READ]), MOST_SHOWN)
