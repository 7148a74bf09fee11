"""Points at stake, agency by agency."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from partui.domain.scores.index import Scores
from partui.domain.text import clean
from partui.locale import _
from partui.tui.dialogs.dialog import Dialog
from partui.tui.widgets.lines import KeyLine
from partui.wording.columns import cut, pad
from partui.wording.numbers import table_points

NAME, POINTS = 50, 8


class StakesScreen(Dialog[None]):
    """Each lead with the targets of the criteria that its late and soon tasks put at stake, the most first.

    Args:
        scores: the scores, with what is supposed.
    """

    def __init__(self, scores: Scores) -> None:
        super().__init__()
        self._scores = scores

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        with VerticalScroll(classes="dialog") as box:
            box.border_title = _("Điểm bị đe dọa theo cơ quan chủ trì")
            yield Static("\n".join(self._lines()), markup=False)
            yield Static(_("Mục tiêu của các tiêu chí có nhiệm vụ quá hạn hoặc sắp hạn."), classes="read")
            yield Static(_("Tiêu chí chung tính cho từng cơ quan; tổng chỉ tính một lần."), classes="read")
            yield KeyLine()

    def _lines(self) -> list[str]:
        if not self._scores.agencies:
            return [_("Không có điểm nào bị đe dọa.")]
        listed = [(clean(name), points) for name, points in self._scores.agencies]
        listed.append((_("Cả kế hoạch"), self._scores.total.at_stake))
        return [f"{pad(cut(name, NAME), NAME)} {pad(table_points(points), POINTS, 'right')}" for name, points in listed]
