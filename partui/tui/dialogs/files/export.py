"""Taking the file away, whole or one agency's part of it."""

from collections.abc import Sequence
from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.tasks.task import Role
from partui.domain.text import clean
from partui.files import TargetExists
from partui.locale import _, plural
from partui.store.exchange.copying import copy_to
from partui.store.exchange.partial_export import keep_only_tasks_of
from partui.store.queries.agencies import plan_agencies
from partui.store.queries.listing import TaskQuery, task_keys
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.choices import Choice, TickBox
from partui.tui.widgets.fields import Field, with_label
from partui.tui.widgets.path_field import PathField
from partui.wording.labels import role_title

_PACKED = ".gz"


class ExportScreen(Form[str]):
    """Fields for the file's name, the agency and packing; stays open until it is written, then says what was.

    Args:
        suggested: the name that the field begins with.
    """

    BINDINGS = [
        *save_keys(_("Xuất")),
        Binding("ctrl+o", "overwrite", _("Ghi đè"), priority=True, id="overwrite"),
    ]

    def __init__(self, suggested: str) -> None:
        super().__init__()
        self._suggested = suggested
        self._agencies: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay the fields out; agencies are filled in once read."""
        roles = [(Text(role_title(role)), role.value) for role in Role]
        with self.window(_("Xuất tệp SQLite")):
            yield Static(_("Một tệp duy nhất, đủ kế hoạch và lịch sử, mở được bằng sqlite3:"), id="holds")
            field = PathField(self._suggested)
            yield field
            yield field.below
            yield with_label(_("Cơ quan"), Choice([], prompt=_("(toàn bộ dữ liệu)"), id="agency"))
            yield with_label(_("Vai trò"), Choice(roles, value=Role.LEAD.value, allow_blank=False, id="role"))
            yield with_label(_("Nén"), TickBox(_("bằng gzip, tệp {ending}").format(ending=_PACKED), "packed"))
            yield from self.foot()

    def on_mount(self) -> None:
        """Read which agencies there are."""
        self.run_worker(self._fill())

    async def _fill(self) -> None:
        with self.partui.telling():
            self._offer(await self.partui.store.ask(plan_agencies, self.partui.plan))

    def _offer(self, agencies: Sequence[tuple[int, str]]) -> None:
        self._agencies = {str(key): clean(name) for key, name in agencies}
        self.choice("agency").set_options([(Text(name), key) for key, name in self._agencies.items()])

    def on_select_changed(self) -> None:
        """Say what the file will hold."""
        holds = _("Một tệp duy nhất, đủ kế hoạch và lịch sử, mở được bằng sqlite3:")
        if self.chosen("agency") is not None:
            holds = _("Chỉ nhiệm vụ của cơ quan trong kế hoạch {year}, cùng lịch sử và tài liệu:").format(
                year=self.partui.plan
            )
        self.query_one("#holds", Static).update(holds)

    def on_checkbox_changed(self) -> None:
        """Have the file's name end as what is in it."""
        bare = self.query_one("#path", Field).value.removesuffix(_PACKED)
        self.put("path", f"{bare}{_PACKED}" if self._packed else bare)

    def action_save(self) -> None:
        """Write the file unless there is one of that name."""
        self.start(partial(self._write, force=False))

    def action_overwrite(self) -> None:
        """Write the file in the place of one of that name."""
        self.start(partial(self._write, force=True))

    async def _write(self, *, force: bool) -> None:
        path = self.typed_path()
        ask, plan, agency = self.partui.store.ask, self.partui.plan, self.chosen("agency")
        role = Role(self.chosen("role") or Role.LEAD)
        shorten = partial(keep_only_tasks_of, plan=plan, agency=int(agency), role=role) if agency else None
        try:
            await ask(copy_to, path, force=force, packed=self._packed, shorten=shorten)
            said = _("Đã xuất ra {path}").format(path=path)
            if agency:
                total = len(await ask(task_keys, plan, TaskQuery(agency=int(agency), role=role), self.partui.day))
                name = self._agencies[agency]
                said = plural("Đã xuất {total} nhiệm vụ của {agency} ra {path}", total=total, agency=name, path=path)
        except TargetExists:
            self.refuse(_("{path} đã có; tệp được giữ nguyên. Ctrl+O ghi đè.").format(path=path))
        else:
            self.dismiss(said)

    @property
    def _packed(self) -> bool:
        return self.query_one(TickBox).value
