"""Labels of statuses, timeliness and roles, whole and short, with the sign that stands beside every colour."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from partui.domain.errors import PartuiError
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Part, Role
from partui.domain.text import clean, fold
from partui.locale import _

Name = TypeVar("Name", bound=StrEnum)

NOTHING = "–"
PROVED, UNPROVED = "✓", "○"
# What people write for a status besides its label, folded.
_WRITTEN = {
    Status.TODO: frozenset(
        {"chua", "chua lam", "chua thuc hien", "chua trien khai", "chua tien hanh", "chua bat dau", "chua co"}
    ),
    Status.DOING: frozenset(
        {"dang", "dang lam", "dang thuc hien", "dang trien khai", "dang tien hanh", "dang xu ly", "dang soan thao"}
    ),
    Status.DONE: frozenset({"xong", "da xong", "hoan thanh", "da hoan thanh", "da lam xong", "lam xong", "hoan tat"}),
    Status.CANCELLED: frozenset({"bo", "khong lam", "khong thuc hien"}),
}


def status_label(status: Status) -> str:
    """Return the status as an officer reads it."""
    match status:
        case Status.TODO:
            return _("Chưa thực hiện")
        case Status.DOING:
            return _("Đang thực hiện")
        case Status.DONE:
            return _("Hoàn thành")
        case Status.CANCELLED:
            return _("Không thực hiện")


def find_status(text: str) -> Status:
    """Return the status that a text names, says as its label does, or as people write it; case and marks ignored.

    Raises:
        PartuiError: there is no such status.
    """
    said = fold(text).strip(" .,;!")
    for status, words in _WRITTEN.items():
        if said in words:
            return status
    return find_value(text, {status: status_label(status) for status in Status})


def find_value(text: str, labels: Mapping[Name, str]) -> Name:
    """Return the value that a text names, or says as its label does, case and marks ignored.

    Raises:
        PartuiError: there is none of that name.
    """
    wanted = fold(text)
    for value, label in labels.items():
        if wanted in {value.value, fold(value.value.replace("_", " ")), fold(label)}:
            return value
    allowed = ", ".join(f"{value} ({label})" for value, label in labels.items())
    raise PartuiError("không có “{text}”; chọn một trong: {allowed}", text=text, allowed=allowed)


def short_status(status: Status) -> str:
    """Return one word for a status."""
    match status:
        case Status.TODO:
            return _("Chưa")
        case Status.DOING:
            return _("Đang")
        case Status.DONE:
            return _("Xong")
        case Status.CANCELLED:
            return _("Bỏ")


def timeliness_label(timeliness: Timeliness) -> str:
    """Return the timeliness as an officer reads it."""
    match timeliness:
        case Timeliness.OVERDUE:
            return _("Quá hạn")
        case Timeliness.DUE_SOON:
            return _("Sắp đến hạn")
        case Timeliness.IN_TIME:
            return _("Trong hạn")
        case Timeliness.NO_DEADLINE:
            return _("Không có hạn")
        case Timeliness.DONE_ON_TIME:
            return _("Hoàn thành đúng hạn")
        case Timeliness.DONE_LATE:
            return _("Hoàn thành quá hạn")
        case Timeliness.CANCELLED:
            return _("Không thực hiện")


def standing_label(timeliness: Timeliness, *, unread: bool) -> str:
    """Return how a task stands; one whose due date nobody knows is not said to be in time, or without deadline.

    Args:
        unread: whether the words of its deadline could not be read.
    """
    if unread and timeliness is Timeliness.DONE_ON_TIME:
        return _("Hoàn thành, chưa rõ hạn")
    if unread and timeliness is Timeliness.NO_DEADLINE:
        return _("Chưa rõ hạn")
    return timeliness_label(timeliness)


def timeliness_sign(timeliness: Timeliness) -> str:
    """Return the one-cell sign that stands beside every colour of a timeliness."""
    match timeliness:
        case Timeliness.OVERDUE:
            return "▲"
        case Timeliness.DUE_SOON:
            return "●"
        case Timeliness.IN_TIME:
            return "○"
        case Timeliness.NO_DEADLINE:
            return "·"
        case Timeliness.DONE_ON_TIME:
            return "✓"
        case Timeliness.DONE_LATE:
            return "!"
        case Timeliness.CANCELLED:
            return "×"


def signed_timeliness(timeliness: Timeliness) -> str:
    """Return how a task stands as a sign and words, so that nothing hangs on a colour."""
    return f"{timeliness_sign(timeliness)} {timeliness_label(timeliness)}"


def short_timeliness(timeliness: Timeliness) -> str:
    """Return a sign and a few words for how a task stands."""
    match timeliness:
        case Timeliness.OVERDUE:
            return _("▲ Quá hạn")
        case Timeliness.DUE_SOON:
            return _("● Sắp hạn")
        case Timeliness.IN_TIME:
            return _("○ Trong hạn")
        case Timeliness.NO_DEADLINE:
            return _("· Không hạn")
        case Timeliness.DONE_ON_TIME:
            return _("✓ Đúng hạn")
        case Timeliness.DONE_LATE:
            return _("! Sau hạn")
        case Timeliness.CANCELLED:
            return _("× Bỏ")


def undated_label(deadline_kind: str) -> str:
    """Return in a word or two what a deadline without a day is."""
    match deadline_kind:
        case "continuous":
            return _("Thường xuyên")
        case "external":
            return _("Theo Bộ")
        case "on_event":
            return _("Khi có việc")
        case "relative":
            return _("Tính từ…")
        case "range":
            return _("Không hạn cuối")
        case _other:
            return _("chưa rõ hạn")


def role_label(role: Role) -> str:
    """Return a role as an officer reads it within a sentence."""
    match role:
        case Role.LEAD:
            return _("chủ trì")
        case Role.IMPLEMENTER:
            return _("thực hiện")
        case Role.ANY:
            return _("cả hai")


def part_label(part: Part) -> str:
    """Return a part of the plan as an officer reads it."""
    match part:
        case Part.ANNEX:
            return _("Phụ lục II")
        case Part.BODY:
            return _("Thân kế hoạch")
        case Part.ALL:
            return _("Cả hai")


def clause_label(kind: str) -> str:
    """Return what a row of the plan's body is, as an officer reads it."""
    return {"goal": _("mục tiêu"), "action": _("nhiệm vụ, giải pháp"), "duty": _("trách nhiệm")}.get(kind, kind)


def filter_texts(
    search: str,
    agency: str | None,
    role: Role,
    chapter: str | None,
    status: Status | None,
    timeliness: Timeliness | None,
    *,
    unproved: bool = False,
) -> list[str]:
    """Say what a list is filtered by, a text a condition.

    Args:
        agency: its name; role, what it has to do with the tasks.
        unproved: whether only tasks done without their documents are listed.
    """
    texts = [f"“{clean(search)}”"] if search.strip() else []
    if agency is not None:
        texts.append(f"{role_title(role)}: {clean(agency)}")
    if chapter is not None:
        texts.append(_("Lĩnh vực {chapter}").format(chapter=chapter))
    if status is not None:
        texts.append(status_label(status))
    if timeliness is not None:
        texts.append(timeliness_label(timeliness))
    if unproved:
        texts.append(_("thiếu tài liệu kiểm chứng"))
    return texts


def role_title(role: Role) -> str:
    """Return a role as it stands by itself."""
    match role:
        case Role.LEAD:
            return _("Chủ trì")
        case Role.IMPLEMENTER:
            return _("Thực hiện")
        case Role.ANY:
            return _("Chủ trì hoặc thực hiện")


def legend() -> tuple[tuple[str, str], ...]:
    """Return each sign with its meaning: first those of timeliness, which stand beside every colour."""
    standings = tuple((timeliness_sign(each), timeliness_label(each)) for each in Timeliness)
    return (
        *standings,
        ("►", _("Dòng đang chọn")),
        ("*", _("Đã chọn, hoặc giả định")),
        ("≡", _("Nhóm cơ quan")),
        ("└", _("Thành viên của nhóm ngay trên")),
        ("+2", _("Và hai cơ quan nữa")),
        ("≠", _("Kế hoạch in tổng khác")),
        ("↶", _("Lần hoàn tác")),
        ("↷", _("Lần làm lại")),
        ("…", _("Chữ còn dài hơn")),
    )
