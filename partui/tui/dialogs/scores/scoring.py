"""How a criterion scores: what gives it its points, how they are divided, and the scores that others give it."""

from decimal import Decimal

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.scores.criterion import CriterionKind
from partui.domain.scores.index import ScoreRow
from partui.domain.scores.steps import steps_text
from partui.domain.scores.typed import SURVEY, check_scoring, read_shares
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import decimal_sign
from partui.tui.dialogs.form import Form, TypedFields, save_keys, texts_typed
from partui.tui.widgets.choices import Choice, TickBox
from partui.tui.widgets.fields import Field, with_label
from partui.wording.columns import cut
from partui.wording.fields import field_label
from partui.wording.numbers import show_points
from partui.wording.plan.scores import basis_text, kind_label

_TEXTS = ("steps", "share", "appraised", "surveyed", "explanation")
_FLAGS = ("on_time_only", "counts_cancelled")
_BY_TITLE = "auto"


class ScoringScreen(Form[TypedFields]):
    """Fields for how a criterion scores.

    Args:
        row: a leaf of Phụ lục I as the officer saw it.
        typed: what was typed before, to be looked at again.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, row: ScoreRow, typed: TypedFields | None = None) -> None:
        super().__init__()
        self._row = row
        self._before = _said(row)
        self._at_first = {**self._before, **texts_typed(typed)}

    def compose(self) -> ComposeResult:
        """Lay the fields out, with by which rule the points are expected now."""
        row = self._row
        kinds = [(kind_label(kind), kind.value) for kind in CriterionKind]
        with self.window(_("Cách tính điểm {code}").format(code=row.criterion.code), scrolls=True):
            yield Static(cut(clean(row.criterion.title), 72), markup=False)
            rule = _("dự kiến: {rule}").format(rule=basis_text(row, self.partui.plan))
            yield Static(rule, classes="read", markup=False)
            kind = Choice(
                [(_("Theo tên tiêu chí"), _BY_TITLE), *kinds],
                value=self._at_first["scored_by"] or _BY_TITLE,
                allow_blank=False,
                id="scored_by",
            )
            yield with_label(field_label("scored_by"), kind)
            for field in _FLAGS:
                yield with_label("", TickBox(field_label(field), field, value=bool(self._at_first[field]), id=field))
            for field in _TEXTS:
                yield with_label(field_label(field), Field(self._at_first[field], placeholder=_HINTS[field], id=field))
            yield from self.foot()

    def answer(self) -> TypedFields:
        """Return what was changed."""
        chosen = self.chosen("scored_by")
        now = {
            "scored_by": "" if chosen in {None, _BY_TITLE} else str(chosen),
            **{field: "1" if self.query_one(f"#{field}", TickBox).value else "" for field in _FLAGS},
            **{field: self.typed(field) for field in _TEXTS},
        }
        changed = {field: value for field, value in now.items() if value != self._before[field]}
        for field, value in changed.items():
            if field == "share":
                read_shares(value.split(";"))
            else:
                check_scoring(self._row.criterion, field, value)
        return TypedFields(changed)


_HINTS = {
    "steps": _("như >=30: 1; >=20: 0,5"),
    "share": _("như 1.3.1=0,5; 1.3.2=1,5; để trống là chia đều"),
    "appraised": _("điểm, như 1,25; để trống là chưa chấm"),
    "surveyed": _("điểm, như 1,25; để trống là chưa chấm"),
    "explanation": "",
}


def _typed_shares(row: ScoreRow) -> list[tuple[str, Decimal]]:
    parts = row.leaf.parts if row.leaf else ()
    survey = row.criterion.rule.survey_share
    return [(part.code, part.share) for part in parts if part.is_typed] + ([(SURVEY, survey)] if survey else [])


def _said(row: ScoreRow) -> dict[str, str]:
    criterion, rule = row.criterion, row.criterion.rule
    scores = {name: getattr(criterion, name) for name in ("appraised", "surveyed")}
    return {
        "scored_by": rule.kind.value if rule.kind else "",
        "on_time_only": "1" if rule.on_time_only else "",
        "counts_cancelled": "1" if rule.counts_cancelled else "",
        "steps": decimal_sign(steps_text(rule.steps)),
        "share": "; ".join(f"{code}={show_points(points)}" for code, points in _typed_shares(row)),
        **{name: "" if points is None else show_points(points) for name, points in scores.items()},
        "explanation": clean(criterion.explanation),
    }
