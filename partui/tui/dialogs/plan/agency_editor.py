"""An agency of the directory: its official name, its abbreviation, the bodies it stands for."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.agencies import AgencyEdit, ListedAgency
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.tui.widgets.lines_field import Lines


class TypedAgency(NamedTuple):
    """What was typed of an agency; members one a line."""

    name: str
    short: str
    members: tuple[str, ...]

    def changes(self, agency: ListedAgency) -> AgencyEdit:
        """Return what differs from what the agency says now."""
        return AgencyEdit(
            name=self.name if self.name != agency.name else None,
            short=self.short if self.short != agency.short else None,
            add=[name for name in self.members if name not in agency.members],
            drop=[name for name in agency.members if name not in self.members],
        )


class AgencyEditorScreen(Form[TypedAgency]):
    """Fields for an agency.

    Args:
        agency: the agency to change, or none for a new one.
        typed: what was typed before and could not be saved.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, agency: ListedAgency | None, typed: TypedAgency | None = None) -> None:
        super().__init__()
        self._agency = agency
        self._shown = typed or TypedAgency(
            clean(agency.name) if agency else "",
            clean(agency.short) if agency else "",
            tuple(clean(name) for name in agency.members) if agency else (),
        )

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        agency, shown = self._agency, self._shown
        with self.window(clean(agency.name) if agency else _("Thêm cơ quan")):
            yield with_label(_("Tên"), Field(shown.name, id="name"))
            yield with_label(_("Viết tắt"), Field(shown.short, id="short"))
            if agency is not None:
                yield with_label(_("Thành viên"), Lines("\n".join(shown.members), id="members"))
                yield Static(_("→ mỗi dòng một cơ quan"), classes="read below")
            yield from self.foot()

    def answer(self) -> TypedAgency:
        """Return what was typed."""
        lines = [clean(line) for line in self.typed("members").splitlines()] if self._agency else []
        members = tuple(dict.fromkeys(line for line in lines if line))
        return TypedAgency(self.typed("name"), self.typed("short"), members)
