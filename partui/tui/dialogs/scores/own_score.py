"""Entering an officer's own score (tự chấm) of a criterion."""

from decimal import Decimal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change, ChangedMeanwhile
from partui.domain.scores.index import Criterion, check_own, read_points
from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.scores import set_own
from partui.store.journal.edit import author
from partui.tui.dialogs.form import Form
from partui.tui.widgets.fields import Field
from partui.wording.columns import cut
from partui.wording.numbers import table_points


class OwnScoreScreen(Form[list[Change]]):
    """A field for the points; stays open until they are saved, then answers with the changes.

    Args:
        criterion: a leaf of Phụ lục I as the officer saw it.
    """

    BINDINGS = [
        Binding("ctrl+s", "save", _("Lưu"), show=False, priority=True, id="confirm"),
        Binding("enter", "save", _("Lưu"), priority=True),
    ]

    def __init__(self, criterion: Criterion) -> None:
        super().__init__()
        self._criterion = criterion
        self._seen: int | None = criterion.version

    def compose(self) -> ComposeResult:
        """Lay the field out, with what the points are measured by."""
        criterion = self._criterion
        with Vertical(classes="dialog") as box:
            box.border_title = _("Điểm tự chấm {code}").format(code=criterion.code)
            yield Static(cut(clean(criterion.title), 72), markup=False)
            yield Static(
                _("Tối đa {max} · năm trước {baseline} · mục tiêu {target}").format(
                    max=table_points(criterion.max),
                    baseline=table_points(criterion.baseline),
                    target=table_points(criterion.target),
                ),
                classes="read",
            )
            typed = "" if criterion.own is None else table_points(criterion.own)
            yield Field(typed, placeholder=_("điểm, như 1,25; để trống là chưa chấm"), id="own", replaced=True)
            yield Static("", id="own-read", classes="read", markup=False)
            yield from self.foot()

    def on_input_changed(self) -> None:
        """Say at once what is read, or why it cannot be."""
        self.say("")
        try:
            own = self._typed()
        except PartuiError as error:
            self.query_one("#own-read", Static).update("")
            self.refuse(error)
            return
        self.query_one("#own-read", Static).update(
            _("→ chưa chấm") if own is None else
            _("→ {own} trên tối đa {max}").format(own=table_points(own), max=table_points(self._criterion.max))
        )  # fmt: skip

    def action_save(self) -> None:
        """Save the points, or say what is wrong and stay."""
        self.start(self._save)

    async def _save(self) -> None:
        app, who = self.partui, author(self.partui.officer)
        try:
            own = self._typed()
            changes = await app.store.ask(set_own, app.plan, self._criterion.code, own, who, self._seen)
        except ChangedMeanwhile:
            # Seen now: saving once more is the officer's will.
            self._seen = None
            app.store_changed()
            raise
        self.dismiss(changes)

    def _typed(self) -> Decimal | None:
        typed = self.typed("own")
        own = read_points(typed) if typed else None
        check_own(self._criterion, True, own)
        return own
