"""Each lead with its tasks as a stacked bar, the worst first."""

from collections.abc import Sequence

from textual.content import Content

from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import AgencyTally, Tally
from partui.locale import _, plural
from partui.tui.overview.bars import ORDER, bar, scale_text
from partui.tui.rows.tasks import HEAD, style_of
from partui.wording.columns import cell_width, cut, pad
from partui.wording.labels import short_timeliness
from partui.wording.tasks import signed_agency

_NUMBERS = 10
_LEAST_BAR = 11
_GAP = "   "


def legend_lines(total: Tally, width: int) -> list[Content]:
    """Say what each sign means and how many tasks of the plan stand so, in as many lines as it takes."""
    lines: list[list[Content]] = [[]]
    room = width
    for timeliness in ORDER:
        number = total.by_timeliness[timeliness]
        entry = Content.assemble(
            (short_timeliness(timeliness), style_of(timeliness) if number else ""), " ", (str(number), "bold")
        )
        if lines[-1] and entry.cell_length > room:
            lines.append([])
            room = width
        lines[-1].append(entry)
        room -= entry.cell_length + len(_GAP)
    return [Content(_GAP).join(line) for line in lines]


def lead_lines(leads: Sequence[AgencyTally], width: int, height: int) -> list[Content]:
    """Draw a head and a line for each lead; those for whom there is no room are counted in the last line.

    Args:
        leads: the worst first.
        width: cells of a line.
        height: how many lines there are.
    """
    longest = max((cell_width(signed_agency(lead.name, lead.group)) for lead in leads), default=0)
    name = min(longest, max(width - _NUMBERS - 1 - _LEAST_BAR, width // 2 - _NUMBERS))
    cells = width - name - 1 - _NUMBERS
    most = max((lead.tally.total for lead in leads), default=0)
    head = pad(cut(_("Cơ quan chủ trì") + scale_text(most, cells), name + cells), name + 1 + cells)
    lines = [Content.styled(head + pad(_("Quá"), 4, "right") + pad(_("Tổng"), 6, "right"), HEAD)]
    shown = leads if len(leads) < height else leads[: height - 2]
    lines += [_line(lead, name, cells, most) for lead in shown]
    if len(shown) < len(leads):
        rest = plural("… và {number} cơ quan nữa: xem ở Quá hạn", number=len(leads) - len(shown))
        lines.append(Content.styled(cut(rest, width), "dim"))
    if not leads:
        lines.append(Content.styled(cut(_("Kế hoạch chưa có cơ quan nào."), width), "italic"))
    return lines


def _line(lead: AgencyTally, name: int, cells: int, most: int) -> Content:
    overdue = lead.tally.by_timeliness[Timeliness.OVERDUE]
    return Content.assemble(
        pad(cut(signed_agency(lead.name, lead.group), name), name),
        " ",
        bar(lead.tally, most, cells),
        (pad(str(overdue or "·"), 4, "right"), style_of(Timeliness.OVERDUE) if overdue else ""),
        pad(str(lead.tally.total), 6, "right"),
    )
