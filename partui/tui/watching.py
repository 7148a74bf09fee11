"""Noticing what happens outside the app: another's edit, a file that is gone, midnight."""

from collections.abc import Callable
from datetime import date

from partui.domain.errors import PartuiError
from partui.store.db.settings import plan_in_use
from partui.store.thread import FileGone, FileReplaced, data_version
from partui.tui.context import AppParts


class FileWatch:
    """Looks whether another program has changed the file, and has the app follow.

    Args:
        app: the app.
        look_at: shows another plan.
    """

    def __init__(self, app: AppParts, look_at: Callable[[int], None]) -> None:
        self._app = app
        self._look_at = look_at
        self._data_version: tuple[int, int] | None = None
        self._trouble: str | None = None

    async def look(self) -> None:
        """Notice another's edit, and midnight."""
        app, version, trouble = self._app, self._data_version, None
        try:
            # The file may be opened, or opened again, by the asking.
            seen = await app.store.ask_aside(data_version)
            version = app.store.times_opened, seen
            if gone := app.store.gone():
                trouble = str(FileGone(gone))
        except FileReplaced as error:
            version, trouble = (app.store.times_opened, 0), str(error)
        except PartuiError as error:
            trouble = str(error)
        self._tell_once(trouble)
        turned = not app.pinned and app.day.date != date.today()
        if turned:
            app.day = app.day._replace(date=date.today())
        changed = self._data_version is not None and version != self._data_version
        self._data_version = version
        if changed:
            await self._leave_removed_plan()
        if changed or turned:
            app.store_changed()

    async def _leave_removed_plan(self) -> None:
        """Go to the plan in use when somebody has removed the one that is looked at."""
        app = self._app
        try:
            await app.store.ask(plan_in_use, app.plan)
        except PartuiError as error:
            with app.telling():
                self._look_at(await app.store.ask(plan_in_use))
                app.tell_error(error)

    def _tell_once(self, trouble: str | None) -> None:
        """Say what is the matter with the file when it begins, not every second."""
        if trouble is not None and trouble != self._trouble:
            self._app.tell_trouble(trouble)
        self._trouble = trouble
