"""Parts of a progress report, and the office's own words in them, as an officer reads of them."""

from partui.domain.brief.own_words import OwnWords, ReportPart
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date


def report_part_label(part: ReportPart) -> str:
    """Return what a part of a progress report is called."""
    match part:
        case ReportPart.JUDGED:
            return _("Đánh giá chung")
        case ReportPart.REACHED:
            return _("Kết quả nổi bật")
        case ReportPart.LACKING:
            return _("Tồn tại, hạn chế")
        case ReportPart.REASONS:
            return _("Nguyên nhân")
        case ReportPart.AHEAD:
            return _("Nhiệm vụ kỳ tới")
        case ReportPart.ASKED:
            return _("Kiến nghị, đề xuất")


def words_text(words: OwnWords) -> str:
    """Return the office's words: `Nguyên nhân, báo cáo đến 30/09/2020: …`."""
    told = _("{part}, báo cáo đến {day}: {text}")
    if words.name:
        told = _("{part}, báo cáo về {agency} đến {day}: {text}")
    return told.format(
        part=report_part_label(words.part),
        agency=clean(words.name),
        day=show_date(words.said_on),
        text=words.text or _("không viết gì"),
    )
