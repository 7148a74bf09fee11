"""What screens and windows use of the app, so that they need not import it."""

from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from textual.screen import Screen

from partui.domain.errors import PartuiError
from partui.domain.tasks.task import Day
from partui.store.thread import StoreThread

Answer = TypeVar("Answer")


class AppContext(Protocol):
    """The app as a screen sees it: the store, the plan and the day, and what it can be asked to do.

    Attributes:
        store: the thread that asks the file.
        plan: the plan's year.
        day: the day looked from.
        officer: the name that edits are written under.
        revision: rises whenever the store has changed.
        few_signs: whether the terminal knows few letters.
    """

    store: StoreThread
    plan: int
    day: Day
    officer: str
    revision: int
    few_signs: bool

    @property
    def views(self) -> tuple[tuple[str, str, str], ...]:
        """Key, title and mode of each view."""

    @property
    def day_text(self) -> str:
        """The plan and the day, as the title line says them."""

    def key_of(self, action: str) -> str:
        """Return the key of an action as a keyboard writes it."""

    def store_changed(self) -> None:
        """Have what is on the screen read again."""

    def telling(self) -> AbstractContextManager[None]:
        """Tell the user what could not be done, and go on."""

    def tell(self, text: str) -> None:
        """Say what was done."""

    def tell_error(self, error: PartuiError) -> None:
        """Say what could not be done."""

    def press_next(self, key: str) -> None:
        """Press a key before all that were typed ahead."""

    async def push_screen_wait(self, screen: Screen[Answer], *, mode: str | None = None) -> Answer:
        """Open a window and wait for its answer; in a worker."""

    def look_at(self, year: int) -> None:
        """Show another plan."""

    def open_task(self, key: int) -> None:
        """Show one task, whole."""

    def show_agencies(self, at: int | None = None) -> None:
        """Show the directory of agencies."""

    def show_headings(self, at: int | None = None) -> None:
        """Show the headings of the plan."""

    async def show_criterion(self, key: int) -> None:
        """Show a criterion in Điểm."""

    def offer_imported(self, year: int, tasks: int) -> None:
        """Offer to go to a plan that was just imported."""

    def measure_line(self) -> None:
        """Spare the line from now on when it has taken long for the first screen."""
