"""Taking the file away, whole or one agency's part of it."""

import os.path
from collections.abc import Sequence
from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from partui.domain.errors import PartuiError
from partui.domain.tasks.task import Role
from partui.domain.text import clean
from partui.files import TargetExists
from partui.locale import _, plural
from partui.store.exchange.copying import copy_to
from partui.store.exchange.partial_export import keep_only_tasks_of
from partui.store.queries.agencies import plan_agencies
from partui.store.queries.listing import TaskQuery, task_keys
from partui.tui.dialogs.dialog import Dialog
from partui.tui.widgets.fields import Field, labelled
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.options import Choice
from partui.tui.widgets.tick_box import TickBox
from partui.wording.labels import role_title

_PACKED = ".gz"


class ExportScreen(Dialog[str]):
    """Fields for the file's name, the agency and packing; stays open until it is written, then says what was.

    Args:
        suggested: the name that the field begins with.
    """

    BINDINGS = [
        Binding("ctrl+s", "save", _("Xuất"), priority=True, id="confirm"),
        Binding("ctrl+o", "overwrite", _("Ghi đè"), priority=True, id="overwrite"),
    ]

    def __init__(self, suggested: str) -> None:
        super().__init__()
        self._suggested = suggested
        self._agencies: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay the fields out; agencies are filled in once read."""
        roles = [(Text(role_title(role)), role.value) for role in Role]
        with Vertical(classes="dialog") as box:
            box.border_title = _("Xuất tệp SQLite")
            yield Static(_("Một tệp duy nhất, đủ kế hoạch và lịch sử, mở được bằng sqlite3:"), id="holds")
            yield Field(self._suggested, id="path")
            yield labelled(_("Cơ quan"), Choice([], prompt=_("(toàn bộ dữ liệu)"), id="agency"))
            yield labelled(_("Vai trò"), Choice(roles, value=Role.LEAD.value, allow_blank=False, id="role"))
            yield labelled(_("Nén"), TickBox(_("bằng gzip, tệp {ending}").format(ending=_PACKED), "packed"))
            yield Static("", id="refused", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Read which agencies there are."""
        self.run_worker(self._fill())

    async def _fill(self) -> None:
        with self.partui.telling():
            self._offer(await self.partui.store.ask(plan_agencies, self.partui.plan))

    def _offer(self, agencies: Sequence[tuple[int, str]]) -> None:
        self._agencies = {str(key): clean(name) for key, name in agencies}
        self._choice("agency").set_options([(Text(name), key) for key, name in self._agencies.items()])

    def on_select_changed(self) -> None:
        """Say what the file will hold."""
        holds = _("Một tệp duy nhất, đủ kế hoạch và lịch sử, mở được bằng sqlite3:")
        if self._agency is not None:
            holds = _("Chỉ nhiệm vụ của cơ quan trong kế hoạch {year}, cùng lịch sử và tài liệu:").format(
                year=self.partui.plan
            )
        self.query_one("#holds", Static).update(holds)

    def on_checkbox_changed(self) -> None:
        """Have the file's name end as what is in it."""
        path = self.query_one("#path", Input)
        bare = path.value.removesuffix(_PACKED)
        path.value = f"{bare}{_PACKED}" if self._packed else bare

    def on_input_submitted(self) -> None:
        """Write the file, as Ctrl+S does."""
        self.action_save()

    def action_save(self) -> None:
        """Write the file unless there is one of that name."""
        self.run_worker(self._write(force=False), exclusive=True)

    def action_overwrite(self) -> None:
        """Write the file in the place of one of that name."""
        self.run_worker(self._write(force=True), exclusive=True)

    async def _write(self, *, force: bool) -> None:
        path = os.path.abspath(os.path.expanduser(self.query_one("#path", Input).value.strip()))
        ask, plan, agency = self.partui.store.ask, self.partui.plan, self._agency
        role = Role(str(self._choice("role").value))
        shorten = partial(keep_only_tasks_of, plan=plan, agency=int(agency), role=role) if agency else None
        try:
            await ask(copy_to, path, force=force, packed=self._packed, shorten=shorten)
            said = _("Đã xuất ra {path}").format(path=path)
            if agency:
                total = len(await ask(task_keys, plan, TaskQuery(agency=int(agency), role=role), self.partui.day))
                name = self._agencies[agency]
                said = plural("Đã xuất {total} nhiệm vụ của {agency} ra {path}", total=total, agency=name, path=path)
        except TargetExists:
            self._refuse(_("{path} đã có; tệp được giữ nguyên. Ctrl+O ghi đè.").format(path=path))
        except PartuiError as error:
            self._refuse(str(error))
        else:
            self.dismiss(said)

    @property
    def _agency(self) -> str | None:
        value = self._choice("agency").value
        return value if isinstance(value, str) else None

    @property
    def _packed(self) -> bool:
        return self.query_one(TickBox).value

    def _choice(self, field: str) -> Choice:
        return self.query_one(f"#{field}", Choice)

    def _refuse(self, sentence: str) -> None:
        self.query_one("#refused", Static).update(f"! {sentence}")
