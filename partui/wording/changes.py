"""Changes of the journal: what an edit did, and what stood in its way."""

from collections.abc import Sequence
from datetime import date, datetime

from partui.domain.journal.changes import STRUCTURE, Change, ChangedMeanwhile, LaterValueStands
from partui.domain.journal.clock import BEFORE_ALL
from partui.domain.journal.effect import says_its_day
from partui.domain.plan.structure import GaveWay, TwiceMade
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.wording.columns import cut
from partui.wording.fields import field_label, shown_value, value_label, value_text
from partui.wording.labels import NOTHING

_TITLE = 60


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


def later_value_text(code: str, change: Change, since: date, on: date) -> LaterValueStands:
    """Return what is said when a save for an earlier day would take away what counts from a later one.

    Args:
        code: the row's.
        change: the one that counts later, from `since` on.
        on: the day that is saved for.
    """
    field, value = field_label(change.field), value_text(change.field, change.new)
    return LaterValueStands(code, change, since=since, on=on, field=field, value=value)


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
