"""What a plan says of itself: what it is, number, day, issuer, who signed, to whom it goes, the province."""

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.office import OFFICE_FIELDS
from partui.domain.plan.document.head import PlanWords, check_head
from partui.domain.plan.document.kinds import kind_of
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import month_or_day
from partui.tui.dialogs.form import Form, TypedFields, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.tui.widgets.lines_field import Lines
from partui.wording.fields import field_label


class PlanHeadScreen(Form[TypedFields]):
    """Fields for a plan's head; it answers with those that differ.

    Args:
        head: as the file has it.
        typed: what was typed before and could not be saved.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, head: PlanWords, typed: TypedFields | None = None) -> None:
        super().__init__()
        self._head = head
        self._said = {
            "kind": kind_of(head.kind, head.number),
            "symbol": head.number,
            "issued": month_or_day(head.issued),
            "issuer": head.issuer,
            "signer": head.signer,
            "province": head.province,
            "recipients": "\n".join(head.recipients),
            **dict(zip(OFFICE_FIELDS, head.office, strict=True)),
        }
        self._typed = typed.fields if typed else {}

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        labels = {
            "kind": _("Loại văn bản"),
            "symbol": _("Số, ký hiệu"),
            "issued": _("Ngày ban hành"),
            "issuer": _("Ban hành"),
            "signer": _("Người ký"),
            "province": _("Mã tỉnh"),
        }
        signing, usual = {field: field_label(field) for field in OFFICE_FIELDS}, self._head.signing
        shown = (usual.name, usual.symbol, usual.unit, " / ".join(usual.chief), usual.signer, usual.place, usual.copies)
        with self.window(_("Kế hoạch {year}").format(year=self._head.year), scrolls=True):
            for field, label in labels.items():
                yield with_label(label, Field(self._shown(field), id=field))
            yield with_label(_("Nơi nhận"), Lines(self._shown("recipients"), id="recipients"))
            yield Static(_("→ mỗi dòng một nơi"), classes="read below")
            for (field, label), instead in zip(signing.items(), shown, strict=True):
                yield with_label(label, Field(self._shown(field), id=field, placeholder=instead))
            yield from self.foot()

    def _shown(self, field: str) -> str:
        return clean(self._typed.get(field) or self._said[field], lines=True)

    def answer(self) -> TypedFields:
        """Return what differs from what the file says.

        Raises:
            PartuiError: a value that the field cannot have.
        """
        typed = {field: self.typed(field) for field in self._said}
        changed = {field: value for field, value in typed.items() if value != clean(self._said[field], lines=True)}
        check_head(changed, self._head.year)
        return TypedFields(changed)
