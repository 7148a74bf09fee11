"""What screens, windows and the app's own parts use of the app, so that none of them need import it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeVar

from textual.screen import Screen

from partui.domain.errors import PartuiError
from partui.domain.tasks.task import Day
from partui.store.thread import StoreThread
from partui.tui.keys.keymap import Scope
from partui.tui.notices import Notices

if TYPE_CHECKING:
    from partui.store.projection.kind import Subject

Answer = TypeVar("Answer")


class WantedReport(NamedTuple):
    """The report that fits what a screen shows.

    Attributes:
        kind: one of `ReportKind`, which is imported with the window.
        agency: the id of the agency that it is about; the whole plan when none.
        task: the id of the task under the cursor: of one that is late or due soon its lead is reminded.
    """

    kind: Literal["progress", "reminder", "scores"] = "progress"
    agency: int | None = None
    task: int | None = None


class ListedTasks(NamedTuple):
    """The tasks that a screen lists.

    Attributes:
        ids: in the order shown.
        chosen: what they are chosen by, in words; blank where nothing is left out.
    """

    ids: tuple[int, ...]
    chosen: str = ""


class Navigation(Protocol):
    """The ways from one screen to another."""

    def open_task(self, key: int) -> None:
        """Show one task, whole."""

    def open_plans(self) -> None:
        """Show the plans of the file."""

    async def open_subject(self, subject: "Subject") -> None:
        """Show what a change or a doubt is about."""

    def offer_imported(self, year: int, tasks: int) -> None:
        """Offer to go to a plan that was just imported."""


class AppContext(Protocol):
    """The app as a screen sees it: the store, the plan and the day, and what it can be asked to do.

    Attributes:
        store: the thread that asks the file.
        plan: the plan's year.
        day: the day looked from.
        known_on: the day after which nothing entered is regarded; none while all of it is.
        officer: the name that edits are written under.
        revision: rises whenever the store has changed.
        since: when this sitting began, as the journal writes a moment.
        office_asked: whether it was asked in this sitting who signs reports.
    """

    store: StoreThread
    plan: int
    day: Day
    known_on: date | None
    officer: str
    revision: int
    since: str
    office_asked: bool

    @property
    def navigation(self) -> Navigation:
        """The ways to other screens."""

    @property
    def few_signs(self) -> bool:
        """Whether the terminal knows few letters."""

    @property
    def day_text(self) -> str:
        """The plan and the day, as the title line says them."""

    def key_of(self, action: str) -> str:
        """Return the key of an action as a keyboard writes it."""

    def store_changed(self) -> None:
        """Have what is on the screen read again."""

    def telling(self) -> AbstractContextManager[None]:
        """Tell the user what could not be done, and go on."""

    def tell(self, text: str, warning: str = "") -> None:
        """Say what was done, and a warning after it."""

    def mention(self, text: str) -> None:
        """Say why nothing was done."""

    def tell_error(self, error: PartuiError) -> None:
        """Say what could not be done."""

    async def push_screen_wait(self, screen: Screen[Answer], *, mode: str | None = None) -> Answer:
        """Open a window and wait for its answer; in a worker."""

    def press_next(self, key: str) -> None:
        """Press a key before all that were typed ahead."""

    def measure_line(self) -> None:
        """Spare the line from now on when it has taken long for the first screen."""


class AppParts(AppContext, Protocol):
    """The app as its own parts see it, which change what it looks at and what is up.

    Attributes:
        notices: what was said of late.
        pinned: whether the day was chosen, so that it does not follow the computer's date.
        theme: the name of the theme that is on.
    """

    notices: Notices
    pinned: bool
    theme: str

    def key_scopes(self) -> Sequence[Scope]:
        """Return the classes whose keys are there at the same time, for each screen."""

    @property
    def screen(self) -> Screen[object]:
        """The screen that is up."""

    @property
    def screen_stack(self) -> list[Screen[Any]]:
        """The screens of the view that is up, the lowest first."""

    def push_screen(self, screen: Screen[Answer], callback: Callable[[Answer | None], None] | None = None) -> object:
        """Open a screen over the one that is up."""

    def pop_screen(self) -> object:
        """Close the screen that is up."""

    def switch_mode(self, mode: str) -> Any:
        """Go to a view."""

    def run_worker(self, work: Any) -> object:
        """Do something in the background."""

    def run_action(self, action: str, default_namespace: Any = None) -> Any:
        """Do what a key does."""

    def tell_trouble(self, trouble: str) -> None:
        """Say what is the matter with the file."""
