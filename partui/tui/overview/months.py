"""Deadlines over the months, as a small column chart with the day looked from marked."""

from datetime import date

from textual.content import Content

from partui.domain.tasks.tally import MONTHS, Month, Months, month_place
from partui.locale import _
from partui.locale.formats import show_date
from partui.tui.overview.bars import padded, signs_for, stack
from partui.tui.rows.tasks import HEAD, style_of
from partui.wording.columns import cell_width, cut, pad
from partui.wording.labels import timeliness_sign

# A head, the counts over the columns, the names of the months, the mark.
AROUND = 4
_THOUSAND = 1000


def month_lines(months: Months, day: date, width: int, rows: int) -> list[Content]:
    """Draw the chart: a head, columns with their counts, the names of the months, the day.

    Args:
        months: how many tasks are due in each.
        day: the day looked from.
        width: cells of a line.
        rows: how high the highest column is.
    """
    cells = width // MONTHS
    most = max(month.tally.total for month in months.months)
    columns = [_column(month, most, cells, rows) for month in months.months]
    today = month_place(day, months.months[0].first.year)
    lines = [Content.styled(cut(_head(months), width), HEAD)]
    lines += [Content.assemble(*(column[row] for column in columns)) for row in range(rows + 1)]
    lines.append(Content.assemble(*(_name(month, cells, at == today) for at, month in enumerate(months.months))))
    lines.append(Content.styled(_mark(day, today, cells, width), "bold"))
    return lines


def _head(months: Months) -> str:
    first, last = months.months[0].first, months.months[-1].first
    text = _("Đến hạn theo tháng, {first}–{last}").format(
        first=f"{first.month}/{first.year}", last=f"{last.month}/{last.year}"
    )
    return _("{text} (+{number} ngoài)").format(text=text, number=months.outside) if months.outside else text


def _column(month: Month, most: int, cells: int, rows: int) -> list[Content]:
    """Draw a column from its top line down: empty lines, its count, its signs."""
    total = month.tally.total
    across = _across(cells)
    signs = [
        (timeliness_sign(timeliness), style_of(timeliness))
        for timeliness, number in stack(month.tally, signs_for(total, most, rows * across))
        for _each in range(number)
    ]
    starts = range(0, len(signs), across)
    drawn = [padded(Content.assemble(" ", *signs[start : start + across]), cells) for start in starts]
    count = "·" if not total else str(total) if total < _THOUSAND else f"{total // _THOUSAND}k"
    drawn.append(Content(pad(cut(count, cells), cells, "right")))
    return [Content(" " * cells)] * (rows + 1 - len(drawn)) + drawn[::-1]


def _across(cells: int) -> int:
    return max(cells - 1, 1)


def _name(month: Month, cells: int, is_now: bool) -> Content:
    name = str(month.first.month)
    return Content.assemble(" " * (cells - len(name)), (name, "bold reverse" if is_now else ""))


def _mark(day: date, today: int, cells: int, width: int) -> str:
    if today < 0:
        return f"← {show_date(day)}"
    if today >= MONTHS:
        return pad(f"{show_date(day)} →", MONTHS * cells, "right")
    at = (today + 1) * cells - 1
    after = f"↑ {show_date(day)}"
    if at + cell_width(after) <= width:
        return " " * at + after
    return pad(f"{show_date(day)} ↑", at + 1, "right")
