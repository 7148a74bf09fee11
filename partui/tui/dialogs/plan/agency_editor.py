"""An agency of the directory: its official name, its abbreviation, the bodies it stands for."""

from collections.abc import Mapping
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.agencies import AgencyEdit
from partui.store.queries.agencies import ListedAgency
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.agency_field import AgencyLines
from partui.tui.widgets.fields import Field, with_label
from partui.wording.tasks import agencies_reading

_PER_LINE = _("→ mỗi dòng một cơ quan")


class TypedAgency(NamedTuple):
    """What was typed of an agency; members one a line.

    Attributes:
        why: no reason is asked for.
        edit: names the edit that was begun with it; blank where nothing is written yet.
    """

    name: str
    short: str
    members: tuple[str, ...]
    why: str = ""
    edit: str = ""

    def with_agency(self, name: str, known: str) -> "TypedAgency":
        """Return it with a member's name written as a known agency's."""
        return self._replace(members=tuple(known if member == name else member for member in self.members))

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
        known: every name that an agency of the file goes by, to the one that the plan writes.
        typed: what was typed before and could not be saved.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, agency: ListedAgency | None, known: Mapping[str, str], typed: TypedAgency | None = None) -> None:
        super().__init__()
        self._known = known
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
            if agency is None:
                yield Static("", id="name-read", classes="read below", markup=False)
            yield with_label(_("Viết tắt"), Field(shown.short, id="short"))
            if agency is not None:
                yield with_label(_("Thành viên"), AgencyLines("\n".join(shown.members), self._known, id="members"))
                yield Static(_PER_LINE, id="members-read", classes="read below", markup=False)
            yield from self.foot()

    def on_input_changed(self) -> None:
        """Show which known agency a new one may be."""
        if self._agency is None:
            names = agencies_reading(self.typed("name"), self._known)
            self.hint("name", f"→ {names}" if names else "")

    @on(AgencyLines.Changed)
    @on(AgencyLines.SelectionChanged)
    def show_member(self) -> None:
        """Show which agency is meant in the line that is typed in."""
        names = agencies_reading(clean(self.query_one(AgencyLines).line), self._known)
        self.hint("members", f"→ {names}" if names else _PER_LINE)

    def answer(self) -> TypedAgency:
        """Return what was typed."""
        lines = [clean(line) for line in self.typed("members").splitlines()] if self._agency else []
        members = tuple(dict.fromkeys(line for line in lines if line))
        return TypedAgency(self.typed("name"), self.typed("short"), members)
