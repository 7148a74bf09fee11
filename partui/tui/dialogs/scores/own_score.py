"""Entering the score of a criterion: the officer's own (tự chấm), or the survey's where a survey gives it."""

from decimal import Decimal

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.domain.scores.criterion import Criterion, CriterionKind, check_score
from partui.domain.scores.points import points_text, read_points
from partui.domain.text import clean
from partui.locale import _
from partui.tui.dialogs.form import Form, TypedFields, save_keys
from partui.tui.widgets.fields import Field
from partui.wording.columns import cut
from partui.wording.fields import field_label
from partui.wording.numbers import table_points


class OwnScoreScreen(Form[TypedFields]):
    """A field for the points.

    Args:
        criterion: a leaf of Phụ lục I as the officer saw it.
        kind: what gives it its points.
        typed: what was typed before, to be looked at again.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, criterion: Criterion, kind: CriterionKind, typed: TypedFields | None = None) -> None:
        super().__init__()
        self._criterion = criterion
        self._field = "surveyed" if kind is CriterionKind.SURVEY else "own"
        own = typed.fields[self._field] if typed else getattr(criterion, self._field)
        self._at_first = "" if own is None else table_points(Decimal(own))

    def compose(self) -> ComposeResult:
        """Lay the field out, with what the points are measured by."""
        criterion = self._criterion
        with self.window(f"{field_label(self._field)} {criterion.code}"):
            yield Static(cut(clean(criterion.title), 72), markup=False)
            yield Static(
                _("Tối đa {max} · năm trước {baseline} · mục tiêu {target}").format(
                    max=table_points(criterion.max),
                    baseline=table_points(criterion.baseline),
                    target=table_points(criterion.target),
                ),
                classes="read",
            )
            yield Field(self._at_first, placeholder=_("điểm, như 1,25; để trống là chưa chấm"), id="own")
            yield self.hint_below("own", indented=False)
            yield from self.foot()

    def on_input_changed(self) -> None:
        """Say at once what is read, or why it cannot be."""
        self.say("")
        try:
            own = self._typed()
        except PartuiError as error:
            self.hint("own", "")
            self.refuse(error)
            return
        self.hint(
            "own",
            _("→ chưa chấm") if own is None else
            _("→ {own} trên tối đa {max}").format(own=table_points(own), max=table_points(self._criterion.max))
        )  # fmt: skip

    def answer(self) -> TypedFields:
        """Return the points, as the journal writes them."""
        own = self._typed()
        return TypedFields({self._field: None if own is None else points_text(own)})

    def _typed(self) -> Decimal | None:
        typed = self.typed("own")
        own = read_points(typed) if typed else None
        check_score(self._criterion, True, own)
        return own
