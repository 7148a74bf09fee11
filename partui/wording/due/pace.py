"""How open work keeps pace, in words."""

from fractions import Fraction

from partui.domain.tasks.pace import Cliff, Measure, Pace
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date


def pace_text(pace: Pace) -> str:
    """Say why work is behind: `chậm nhịp: chưa bắt đầu khi đã qua 75% thời gian`; blank where it is not."""
    if not pace.is_behind:
        return ""
    if pace.late_step:
        return _("chậm nhịp: mốc “{step}” quá hạn").format(step=clean(pace.late_step))
    gone = percent(pace.gone)
    match pace.by:
        case Measure.NOT_BEGUN:
            return _("chậm nhịp: chưa bắt đầu khi đã qua {gone} thời gian").format(gone=gone)
        case Measure.BEGUN:
            return _("chậm nhịp: đang làm, chưa ghi % khi đã qua {gone} thời gian").format(gone=gone)
        case _:
            told = _("chậm nhịp: mới {done} khi đã qua {gone} thời gian")
            return told.format(done=percent(pace.done), gone=gone)


def cliff_text(cliff: Cliff) -> str:
    """Say what is coming: `77 việc cùng hạn 31/12/2020; 31 chưa bắt đầu khi đã qua 75% thời gian`."""
    return plural(
        "{open} việc cùng hạn {day}; {waiting} chưa bắt đầu khi đã qua {gone} thời gian",
        open=cliff.open, day=show_date(cliff.due_on), waiting=cliff.waiting, gone=percent(cliff.gone),
    )  # fmt: skip


def percent(share: Fraction) -> str:
    """Return a share as whole per cent, cut: what is not all done is never 100%."""
    return f"{int(share * 100)}%"
