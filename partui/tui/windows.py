"""The windows that any screen may open, and what comes of them; each is imported when it is wanted."""

import os
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING

from partui.domain.tasks.task import Day
from partui.locale import _
from partui.store.thread import StoreThread
from partui.tui.appearance import DressedApp

if TYPE_CHECKING:
    from partui.plan_io.draft import Draft
    from partui.tui.dialogs.plan.plans import PlanChoice
    from partui.tui.dialogs.tasks.as_of import NewDay


class AppWithWindows(DressedApp):
    """An app that looks at a plan from a day and opens windows over its screens.

    Attributes:
        store: the thread that asks the file.
        plan: the plan's year.
        day: the day looked from.
        pinned: whether the day was chosen, so that it does not follow the computer's date.
    """

    store: StoreThread
    plan: int
    day: Day
    pinned: bool

    def store_changed(self) -> None:
        """Have what is on the screen read again."""
        raise NotImplementedError

    def telling(self) -> AbstractContextManager[None]:
        """Tell the user what could not be done, and go on."""
        raise NotImplementedError

    def action_as_of(self) -> None:
        """Choose another today."""
        from partui.tui.dialogs.tasks.as_of import AsOfScreen

        self.push_screen(AsOfScreen(self.day.date), self._look_from)

    def _look_from(self, answer: "NewDay | None") -> None:
        if answer is not None:
            self.pinned = answer.day is not None
            self.day = self.day._replace(date=answer.day or date.today())
            self.store_changed()

    def action_agencies(self) -> None:
        """Show the directory of agencies."""
        self.show_agencies()

    def show_agencies(self, at: int | None = None) -> None:
        """Show the directory of agencies.

        Args:
            at: id of the agency to begin at.
        """
        from partui.tui.screens.agencies import AgenciesScreen

        if not isinstance(self.screen, AgenciesScreen):
            self.push_screen(AgenciesScreen(at))

    async def show_criterion(self, key: int) -> None:
        """Show a criterion in Điểm.

        Args:
            key: the criterion's id.
        """
        from partui.tui.screens.scores import ScoresScreen

        await self.switch_mode("scores")
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if isinstance(self.screen, ScoresScreen):
            self.screen.go_to(key)

    def action_headings(self) -> None:
        """Show the headings of the plan."""
        self.show_headings()

    def show_headings(self, at: int | None = None) -> None:
        """Show the headings of the plan.

        Args:
            at: id of the heading to begin at.
        """
        from partui.tui.screens.headings import HeadingsScreen

        if not isinstance(self.screen, HeadingsScreen):
            self.push_screen(HeadingsScreen(at))

    def action_plans(self) -> None:
        """Choose another plan of the file, or set one beside this one."""
        from partui.tui.dialogs.plan.plans import PlansScreen

        if not isinstance(self.screen, PlansScreen):
            self.push_screen(PlansScreen(), self._plan_chosen)

    def _plan_chosen(self, choice: "PlanChoice | None") -> None:
        if choice is None:
            return
        if choice.compared:
            from partui.tui.screens.comparison import ComparisonScreen

            first, second = sorted((choice.year, self.plan))
            self.push_screen(ComparisonScreen(first, second))
        elif choice.year != self.plan:
            self.look_at(choice.year)
            self.store_changed()
            self.tell(choice.said or _("Đang xem kế hoạch {year}").format(year=choice.year))

    def look_at(self, year: int) -> None:
        """Show another plan; what was opened over a view belongs to the one before."""
        self.plan = year
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_export(self) -> None:
        """Take the file away."""
        from partui.tui.dialogs.files.export import ExportScreen

        suggested = os.path.join("~", f"partui-{self.plan}-{date.today():%Y%m%d}.db")
        self.push_screen(ExportScreen(suggested), self._reported)

    def action_merge(self) -> None:
        """Take another copy of the file in."""
        from partui.tui.dialogs.files.merge import MergeScreen

        self.push_screen(MergeScreen(), self._merged)

    def _merged(self, said: str | None) -> None:
        if said is not None:
            self.store_changed()
            self.tell(said)

    def action_report(self) -> None:
        """Take a report away."""
        from partui.tui.dialogs.files.report import ReportScreen

        self.push_screen(ReportScreen(), self._reported)

    def _reported(self, said: str | None) -> None:
        if said is not None:
            self.tell(said)

    def action_import_plan(self) -> None:
        """Take a plan in from a file."""
        from partui.tui.dialogs.plan.import_file import ImportFileScreen

        self.push_screen(ImportFileScreen(), self._show_import)

    def _show_import(self, draft: "Draft | None") -> None:
        if draft is not None:
            from partui.tui.screens.import_preview import ImportPreviewScreen

            self.push_screen(ImportPreviewScreen(draft))

    def offer_imported(self, year: int, tasks: int) -> None:
        """Offer to go to a plan that was just imported.

        Args:
            tasks: how many tasks it has.
        """
        self.run_worker(self._go_to_imported(year, tasks))

    async def _go_to_imported(self, year: int, tasks: int) -> None:
        from partui.store.edits.plans import use_plan
        from partui.tui.dialogs.plan.imported import ImportedScreen, Next

        chosen = await self.push_screen_wait(ImportedScreen(year, tasks))
        with self.telling():
            if chosen is Next.USE:
                await self.store.ask(use_plan, year)
            if chosen in {Next.USE, Next.LOOK}:
                self.look_at(year)
                self.store_changed()
            said = _("Kế hoạch đang dùng: {year}") if chosen is Next.USE else _("Đang xem kế hoạch {year}")
            self.tell(said.format(year=self.plan))
