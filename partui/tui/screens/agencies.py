"""Cơ quan: the directory of agencies, abbreviations and members of groups."""

from collections.abc import Mapping
from functools import partial

from textual.binding import Binding

from partui.domain.agencies.abbreviations import short_names
from partui.domain.journal.changes import Change
from partui.domain.text import clean
from partui.locale import _, pgettext, plural
from partui.store.edits.agencies import add_agency, group_made, remove_agency, set_agency
from partui.store.journal.writing import author
from partui.store.queries.agencies import ListedAgency, list_agencies, names_typed
from partui.tui.dialogs.plan.agency_editor import AgencyEditorScreen, TypedAgency
from partui.tui.saving import ask_until_saved, author_of
from partui.tui.screens.plan_screen import ListScreen
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.changes import changes_text


class AgenciesScreen(ListScreen[ListedAgency]):
    """The agencies of the plan and of the directory, the members of the one under the cursor below.

    Args:
        at: id of the agency to begin at.
    """

    BINDINGS = [
        Binding("escape,backspace", "app.pop_screen", _("Quay lại")),
        Binding("e,enter,f2", "edit", _("Sửa"), id="edit_agency"),
        Binding("a", "add", _("Thêm"), id="add_agency"),
        Binding("delete", "remove", _("Bỏ khỏi danh mục"), id="remove_agency"),
    ]

    def empty_list(self) -> VirtualTable:
        return VirtualTable(_columns())

    async def load(self) -> None:
        """Read the directory."""
        self.listed = {each.id: each for each in await self.partui.store.ask(list_agencies, self.partui.plan)}
        short = short_names((each.name, each.short) for each in self.listed.values())
        self.pane.show({key: _row(each, short) for key, each in self.listed.items()})
        said = plural("{number} cơ quan", number=len(self.listed))
        self.say_title(said)

    def on_virtual_table_row_chosen(self) -> None:
        """Change the agency."""
        self.action_edit()

    def action_edit(self) -> None:
        """Change the agency under the cursor."""
        agency = self.chosen
        if agency is not None:
            self.start(partial(self._edit, agency))

    def action_add(self) -> None:
        """Add an agency."""
        self.start(self._add)

    def action_remove(self) -> None:
        """Take the agency under the cursor out of the directory."""
        agency = self.chosen
        if agency is not None:
            self.start(partial(self._remove, agency))

    async def _edit(self, agency: ListedAgency) -> None:
        known = await self.partui.store.ask(names_typed)

        async def window(typed: TypedAgency | None) -> AgencyEditorScreen:
            return AgencyEditorScreen(agency, known, typed)

        async def save(typed: TypedAgency) -> bool:
            who = author_of(self.partui, typed)
            changes = await self.partui.store.ask(set_agency, agency.id, typed.changes(agency), who)
            self._saved(changes, group_made(agency, changes))
            return True

        await ask_until_saved(self.partui, window, save)

    async def _add(self) -> None:
        known = await self.partui.store.ask(names_typed)

        async def window(typed: TypedAgency | None) -> AgencyEditorScreen:
            return AgencyEditorScreen(None, known, typed)

        async def save(typed: TypedAgency) -> bool:
            who = author(self.partui.officer)
            self._saved(await self.partui.store.ask(add_agency, typed.name, typed.short, who))
            return True

        await ask_until_saved(self.partui, window, save)

    async def _remove(self, agency: ListedAgency) -> None:
        changes = await self.partui.store.ask(remove_agency, agency.id, author(self.partui.officer))
        self._saved(changes, _("Đã bỏ {name} khỏi danh mục cơ quan.").format(name=clean(agency.name)))

    def _saved(self, changes: list[Change], told: str = "") -> None:
        self.partui.store_changed()
        self.partui.tell(told or changes_text(changes))

    def whole(self, key: int) -> str:
        members = "; ".join(clean(name) for name in self.listed[key].members)
        return _("Thành viên: {names}").format(names=members) if members else ""


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", pgettext("column", "Cơ quan"), 20, width_weight=1),
        Column("short", _("Viết tắt"), 12, priority=1),
        Column("leads", _("Chủ trì"), 7, align="right"),
        Column("implements", _("Thực hiện"), 12, align="right"),
        Column("members", _("Thành viên"), 10, align="right"),
    )


def _row(agency: ListedAgency, short: Mapping[str, str]) -> Row:
    name = clean(agency.name)
    return Row(
        (
            f"≡ {name}" if agency.group else name,
            clean(agency.short) or _worked_out(agency.name, short[agency.name]),
            str(agency.leads),
            str(agency.implements),
            str(len(agency.members)) if agency.members else "·",
        )
    )


def _worked_out(name: str, short: str) -> str:
    """Return in brackets what lists shorten a name to though the directory says nothing; a dash where they do not."""
    return "–" if short == name else f"({clean(short)})"
