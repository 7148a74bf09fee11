"""Taking the file away, whole or an agency's part; the list that is shown as a workbook; a site for reading."""

import asyncio
import os.path
from collections.abc import Sequence
from datetime import date
from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from partui.domain.errors import PartuiError
from partui.domain.tasks.task import Role
from partui.domain.text import clean
from partui.files import TargetExists
from partui.locale import _, pgettext, plural
from partui.store.exchange.contacts import without_contacts
from partui.store.exchange.copying import copy_to
from partui.store.exchange.partial_export import keep_only_tasks_of
from partui.store.queries.agencies import plan_agencies
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.reports.listed import listed_tasks
from partui.store.queries.reports.site import site
from partui.tui.context import ListedTasks
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.choices import Choice, TickBox
from partui.tui.widgets.fields import Field, with_label
from partui.tui.widgets.path_field import PathField
from partui.wording.labels import role_title
from partui.wording.reports import LIST_ENDING, suggested_list_name

_PACKED = ".gz"
FILE, _LIST, SITE = "file", "list", "site"


class ExportScreen(Form[str]):
    """Fields for what is taken, the file's name, the agency and packing; stays open until it is written.

    Args:
        listed: the tasks that the screen below lists; none where it lists something else.
        kind: what is taken at first: `FILE` or `SITE`.
    """

    BINDINGS = [
        *save_keys(_("Xuất")),
        Binding("ctrl+o", "overwrite", _("Ghi đè"), priority=True, id="overwrite"),
    ]
    # Whoever only takes the file away goes on from its name.
    AUTO_FOCUS = "#path"

    def __init__(self, listed: ListedTasks | None, kind: str = FILE) -> None:
        super().__init__()
        self._listed = listed
        self._first = kind
        self._agencies: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay the fields out; agencies are filled in once read."""
        roles = [(Text(role_title(role)), role.value) for role in Role]
        with self.window(_("Xuất tệp SQLite")) as window:
            window.id = "export"
            kinds = [(Text(_("tệp dữ liệu (SQLite)")), FILE), (Text(_("trang web để đọc (thư mục)")), SITE)]
            if self._listed is not None:
                kinds.insert(1, (Text(_("danh sách đang xem (Excel)")), _LIST))
            yield with_label(pgettext("label", "Xuất"), Choice(kinds, value=self._first, allow_blank=False, id="kind"))
            yield Static(_holds_all(), id="holds", markup=False)
            field = PathField(self._suggested(self._first))
            yield field
            yield field.below
            yield with_label(_("Cơ quan"), Choice([], prompt=_("(toàn bộ dữ liệu)"), id="agency"))
            yield with_label(_("Vai trò"), Choice(roles, value=Role.LEAD.value, allow_blank=False, id="role"))
            packed = TickBox(_("bằng gzip, tệp {ending}").format(ending=_PACKED), "packed", id="packed")
            yield with_label(_("Nén"), packed)
            yield with_label(_("Kèm"), TickBox(_("ghi chú, lý do và người phụ trách"), "notes", id="notes"))
            yield from self.foot()

    def on_mount(self) -> None:
        """Show what is taken at first, and read which agencies there are."""
        self.on_select_changed()
        self.run_worker(self._fill())

    async def _fill(self) -> None:
        with self.partui.telling():
            self._offer(await self.partui.store.ask(plan_agencies, self.partui.plan))

    def _offer(self, agencies: Sequence[tuple[int, str]]) -> None:
        self._agencies = {str(key): clean(name) for key, name in agencies}
        self.choice("agency").set_options([(Text(name), key) for key, name in self._agencies.items()])

    def on_select_changed(self) -> None:
        """Say what the file will hold, and leave out what does not concern it."""
        kind = self._kind
        for field, of in (("#agency", FILE), ("#role", FILE), ("#packed", FILE), ("#notes", SITE)):
            holder = self.query_one(field).parent
            assert holder is not None
            holder.set_class(kind != of, "gone")
        titles = {_LIST: _("Xuất danh sách ra Excel"), SITE: _("Xuất trang web để đọc")}
        self.query_one("#export").border_title = titles.get(kind, _("Xuất tệp SQLite"))
        self.query_one("#holds", Static).update(self._holds())
        if self.is_untouched("path"):
            self.put("path", self._suggested(kind))

    def _holds(self) -> str:
        if self._kind == SITE:
            return _("Mục lục, mỗi cơ quan, mỗi lĩnh vực một trang; thay các trang của lần trước, trong thư mục:")
        if self._kind == _LIST:
            assert self._listed is not None
            told = plural("{number} nhiệm vụ, như đang lọc và sắp xếp", number=len(self._listed.ids))
            return f"{told}: {self._listed.chosen}" if self._listed.chosen else told
        if self.chosen("agency") is not None:
            return _("Chỉ nhiệm vụ của cơ quan trong kế hoạch {year}, cùng lịch sử và tài liệu:").format(
                year=self.partui.plan
            )
        return _holds_all()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Take the list where the file's name ends as a workbook's, else the file."""
        if message.input.id != "path" or self._listed is None or self.is_untouched("path") or self._kind == SITE:
            return
        self.choice("kind").value = _LIST if _names_list(message.value) else FILE

    def on_checkbox_changed(self) -> None:
        """Have the file's name end as what is in it."""
        if self._kind != FILE:
            return
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
        try:
            if self._kind == SITE:
                said = await self._write_site(path)
            else:
                said = await (self._write_list(path, force) if self._kind == _LIST else self._write_file(path, force))
        except TargetExists:
            self.refuse(_("{path} đã có; tệp được giữ nguyên. Ctrl+O ghi đè.").format(path=path))
        else:
            self.dismiss(said)

    async def _write_list(self, path: str, force: bool) -> str:
        from partui.reports.writing import check_list_target, write_list

        assert self._listed is not None
        app, (ids, chosen) = self.partui, self._listed
        await asyncio.to_thread(check_list_target, path, force=force)
        self.say(_("Đang ghi…"))
        listed = await app.store.ask(listed_tasks, app.plan, ids, app.day, date.today(), chosen)
        await asyncio.to_thread(write_list, listed, path, force=force)
        return plural("Đã xuất {total} nhiệm vụ ra {path}", total=len(listed.tasks), path=path)

    async def _write_site(self, folder: str) -> str:
        from partui.reports.publishing import check_site_folder, publish

        app, with_notes = self.partui, self.query_one("#notes", TickBox).value
        await asyncio.to_thread(check_site_folder, folder)
        self.say(_("Đang ghi…"))
        found = await app.store.ask(site, app.plan, app.day, date.today(), with_notes=with_notes)
        pages = await asyncio.to_thread(publish, found, folder)
        index = os.path.join(folder, pages[0])
        return plural("Đã ghi {number} trang; mở {index} để đọc", number=len(pages), index=index)

    async def _write_file(self, path: str, force: bool) -> str:
        if _names_list(path):
            raise PartuiError(
                "Tệp {ending} là danh sách nhiệm vụ; hãy xuất từ Nhiệm vụ hoặc Quá hạn.", ending=LIST_ENDING
            )
        ask, plan, agency = self.partui.store.ask, self.partui.plan, self.chosen("agency")
        role = Role(self.chosen("role") or Role.LEAD)
        part = partial(keep_only_tasks_of, plan=plan, agency=int(agency), role=role) if agency else None
        # Addresses stay in the office's file.
        shorten = await ask(without_contacts, part)
        await ask(copy_to, path, force=force, packed=self._packed, shorten=shorten)
        if not agency:
            return _("Đã xuất ra {path}").format(path=path)
        total = len(await ask(task_keys, plan, TaskQuery(agency=int(agency), role=role), self.partui.day))
        name = self._agencies[agency]
        return plural("Đã xuất {total} nhiệm vụ của {agency} ra {path}", total=total, agency=name, path=path)

    def _suggested(self, kind: str) -> str:
        plan = self.partui.plan
        names = {_LIST: suggested_list_name(plan, self.partui.day.date), SITE: f"trang-{plan}"}
        return os.path.join("~", names.get(kind, f"partui-{plan}-{date.today():%Y%m%d}.db"))

    @property
    def _kind(self) -> str:
        return self.chosen("kind") or FILE

    @property
    def _packed(self) -> bool:
        return self.query_one("#packed", TickBox).value


def _holds_all() -> str:
    return _("Một tệp duy nhất, đủ kế hoạch và lịch sử, mở được bằng sqlite3:")


def _names_list(path: str) -> bool:
    return path.strip().lower().endswith(LIST_ENDING)
