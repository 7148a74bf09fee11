"""Nhiều tỉnh: the file or the folder from which provinces are read."""

import asyncio
from functools import partial
from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.domain.rollup.ranking import Rollup
from partui.locale import _
from partui.settings.recent import recent_folder, remember_folder
from partui.store.rollup.files import STORE_ENDINGS
from partui.store.rollup.reading import NoReadableFile, read_provinces
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.screens.ranking.provinces import asked_of
from partui.tui.widgets.path_field import PathField
from partui.wording.plan.rollup import left_out_text


class ReadProvinces(NamedTuple):
    """What was read, and from where."""

    path: str
    found: Rollup


class ProvinceFilesScreen(Form[ReadProvinces]):
    """A field for the file or the folder; stays open until it is read."""

    BINDINGS = save_keys(_("Xem"))

    def __init__(self) -> None:
        super().__init__()
        self._stopped = False

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        with self.window(_("Tổng hợp nhiều tỉnh"), "wide"):
            endings = " ".join(STORE_ENDINGS)
            said = _("Thư mục có tệp xuất của các tỉnh ({endings}), hoặc một tệp; các tệp ấy chỉ được đọc:")
            yield Static(said.format(endings=endings), markup=False)
            field = PathField(recent_folder(), STORE_ENDINGS)
            yield field
            yield field.below
            yield from self.foot()

    def action_save(self) -> None:
        """Read what is named, unless something is being read."""
        self.start(self._read)

    def action_leave(self) -> None:
        """Stop reading; leave when nothing is being read."""
        self._stopped = True
        super().action_leave()

    async def _read(self) -> None:
        self._stopped = False
        path = self.typed_path()
        self.say(_("Đang đọc…"))
        asked = asked_of(self.partui.day.date, self.partui.known_on)
        tell = partial(self.app.call_from_thread, self._count)
        try:
            found = await asyncio.to_thread(read_provinces, [path], asked, tell)
        except NoReadableFile as error:
            if len(error.left_out) == 1:
                raise PartuiError("{why}", why=left_out_text(error.left_out[0])) from error
            raise
        remember_folder(path)
        self.dismiss(ReadProvinces(path, found))

    def _count(self, done: int, total: int) -> None:
        if self._stopped:
            raise PartuiError("Đã dừng; chưa tổng hợp gì.")
        self.say(_("Đang đọc: {done}/{total} tệp").format(done=done, total=total))
