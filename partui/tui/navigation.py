"""The ways from one screen to another, and what comes of a window; each is imported when it is wanted."""

from datetime import date
from typing import TYPE_CHECKING

from partui.locale import _
from partui.tui.appearance import Appearance
from partui.tui.context import AppParts, WantedReport
from partui.tui.registry import LISTS, screen_class
from partui.tui.themes import theme_label

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

    from partui.plan_io.draft import PlanDraft
    from partui.store.projection.kind import Subject
    from partui.tui.dialogs.files.rollup import ReadProvinces
    from partui.tui.dialogs.plan.plans import PlanChoice
    from partui.tui.dialogs.tasks.as_of import ChosenDay


class AppNavigation:
    """Opens screens and windows over the one that is up.

    Args:
        app: the app.
        appearance: how it looks.
    """

    def __init__(self, app: AppParts, appearance: Appearance) -> None:
        self._app = app
        self._appearance = appearance

    def open_task(self, key: int) -> None:
        """Show one task, whole.

        Args:
            key: the task's id.
        """
        from partui.tui.screens.detail import DetailScreen

        self._app.push_screen(DetailScreen(key))

    def open(self, name: str) -> None:
        """Open one of the screens and windows that are there from everywhere."""
        if name in LISTS:
            self.open_list(name)
        else:
            getattr(self, f"open_{name}")()

    def open_list(self, name: str, at: int | None = None) -> None:
        """Open a list over the screen, unless it is that list already.

        Args:
            name: its name in `LISTS`.
            at: id of the row to begin at.
        """
        screen = screen_class(LISTS[name])
        if not isinstance(self._app.screen, screen):
            self._app.push_screen(screen() if at is None else screen(at))

    async def open_subject(self, subject: "Subject") -> None:
        """Show what a change or a doubt is about.

        Args:
            subject: the row.
        """
        match subject.table:
            case "task":
                self.open_task(subject.id)
            case "criterion":
                await self.open_criterion(subject.id)
            case "heading":
                self.open_list("headings", subject.id)
            case "clause":
                self.open_list("body", subject.id)
            case "plan_head":
                self.open_plans()
            case _agency:
                self.open_list("agencies", subject.id)

    async def open_criterion(self, key: int) -> None:
        """Show a criterion in Điểm.

        Args:
            key: the criterion's id.
        """
        from partui.tui.screens.scores import ScoresScreen

        await self._app.switch_mode("scores")
        self._leave_windows()
        if isinstance(self._app.screen, ScoresScreen):
            self._app.screen.go_to(key)

    def open_as_of(self) -> None:
        """Choose another today."""
        from partui.tui.dialogs.tasks.as_of import AsOfScreen

        self._app.push_screen(AsOfScreen(self._app.day.date, self._app.plan, self._app.known_on), self._look_from)

    def _look_from(self, answer: "ChosenDay | None") -> None:
        if answer is not None:
            day = answer.day or answer.known_on
            self._app.pinned, self._app.known_on = day is not None, answer.known_on
            self._app.day = self._app.day._replace(date=day or date.today())
            self._app.store.look_at(day, answer.known_on)
            self._app.store_changed()

    def open_plans(self) -> None:
        """Choose another plan of the file, or set one beside this one."""
        from partui.tui.dialogs.plan.plans import PlansScreen

        if not isinstance(self._app.screen, PlansScreen):
            self._app.push_screen(PlansScreen(), self._plan_chosen)

    def _plan_chosen(self, choice: "PlanChoice | None") -> None:
        if choice is None:
            return
        if choice.compared:
            from partui.tui.screens.over_time.comparison import ComparisonScreen

            first, second = sorted((choice.year, self._app.plan))
            self._app.push_screen(ComparisonScreen(first, second))
        elif choice.year != self._app.plan:
            self.look_at(choice.year)
            self._app.store_changed()
            self._app.tell(choice.said or _("Đang xem kế hoạch {year}").format(year=choice.year))

    def look_at(self, year: int) -> None:
        """Show another plan; what was opened over a view belongs to the one before."""
        self._app.plan = year
        self._leave_windows()

    def _leave_windows(self) -> None:
        while len(self._app.screen_stack) > 1:
            self._app.pop_screen()

    def open_export(self, *, as_site: bool = False) -> None:
        """Take the file away, or a site for reading."""
        from partui.tui.dialogs.files.export import FILE, SITE, ExportScreen
        from partui.tui.screens.plan_screen import PlanScreen

        screen = self._app.screen
        listed = screen.listed_tasks() if isinstance(screen, PlanScreen) else None
        self._app.push_screen(ExportScreen(listed, SITE if as_site else FILE), self._tell_of)

    def open_publish(self) -> None:
        """Write the site for reading."""
        self.open_export(as_site=True)

    def open_report(self) -> None:
        """Take a report away."""
        from partui.tui.dialogs.files.report import ReportScreen
        from partui.tui.screens.plan_screen import PlanScreen

        screen = self._app.screen
        wanted = screen.wanted_report() if isinstance(screen, PlanScreen) else WantedReport()
        self._app.push_screen(ReportScreen(wanted), self._tell_of)

    def _tell_of(self, said: str | None) -> None:
        if said is not None:
            self._app.tell(said)

    def open_merge(self) -> None:
        """Take another copy of the file in."""
        from partui.tui.dialogs.files.merge import MergeScreen

        self._app.push_screen(MergeScreen(), self._merged)

    def _merged(self, said: str | None) -> None:
        if said is not None:
            self._app.store_changed()
            self._app.tell(said)

    def open_rollup(self) -> None:
        """Set many provinces side by side, from files of theirs."""
        from partui.tui.dialogs.files.rollup import ProvinceFilesScreen

        self._app.push_screen(ProvinceFilesScreen(), self._show_provinces)

    def _show_provinces(self, read: "ReadProvinces | None") -> None:
        if read is not None:
            from partui.tui.screens.ranking.provinces import ProvincesScreen

            self._app.push_screen(ProvincesScreen(read.path, read.found))

    def open_import(self) -> None:
        """Take a plan in from a file."""
        from partui.tui.dialogs.plan.import_plan import ImportFileScreen

        self._app.push_screen(ImportFileScreen(), self._preview)

    def _preview(self, draft: "PlanDraft | None") -> None:
        if draft is not None:
            from partui.tui.screens.import_preview import ImportPreviewScreen

            self._app.push_screen(ImportPreviewScreen(draft))

    def offer_imported(self, year: int, tasks: int) -> None:
        """Offer to go to a plan that was just imported.

        Args:
            year: the plan's.
            tasks: how many tasks it has.
        """
        self._app.run_worker(self._go_to_imported(year, tasks))

    async def _go_to_imported(self, year: int, tasks: int) -> None:
        from partui.store.edits.plans import use_plan
        from partui.tui.dialogs.plan.import_plan import AfterImport, ImportedScreen

        chosen = await self._app.push_screen_wait(ImportedScreen(year, tasks))
        with self._app.telling():
            if chosen is AfterImport.USE:
                await self._app.store.ask(use_plan, year)
            if chosen in {AfterImport.USE, AfterImport.LOOK}:
                self.look_at(year)
                self._app.store_changed()
            said = _("Kế hoạch đang dùng: {year}") if chosen is AfterImport.USE else _("Đang xem kế hoạch {year}")
            self._app.tell(said.format(year=self._app.plan))

    def open_welcome(self, *, ask_name: bool) -> None:
        """Say what this is, over the first screen of a file that has just been made.

        Args:
            ask_name: whether the officer's name is asked for besides.
        """
        self._app.run_worker(self._welcome(ask_name=ask_name))

    async def _welcome(self, *, ask_name: bool) -> None:
        from partui.tui.dialogs.general.first_start import WelcomeScreen

        if await self._app.push_screen_wait(WelcomeScreen(self._app.store.path)) and ask_name:
            from partui.tui.officer_settings import ask_name as ask

            await ask(self._app, self._appearance.effective.path)

    def open_settings(self) -> None:
        """Change the settings."""
        from partui.tui.officer_settings import change_settings

        self._app.run_worker(change_settings(self._app, self._appearance))

    def open_themes(self) -> None:
        """Choose how the app looks."""
        from partui.tui.dialogs.general.themes import ThemesScreen

        self._app.push_screen(ThemesScreen(self._appearance.theme_names, self._app.theme), self._theme_chosen)

    def _theme_chosen(self, name: str | None) -> None:
        if name is not None:
            self._app.run_worker(self._keep_theme(name))

    async def _keep_theme(self, name: str) -> None:
        with self._app.telling():
            await self._appearance.keep(name)
            self._app.tell(_("Giao diện: {name}").format(name=theme_label(name)))

    def open_commands(self) -> None:
        """Take a command by words."""
        from partui.tui.dialogs.general.commands import CommandsScreen
        from partui.tui.keys.keymap import is_move

        if isinstance(self._app.screen, CommandsScreen):
            return
        offered = [active for active in self._keys_here() if not is_move(active.binding)]
        # Those of the app, which is the root, come last.
        offered.sort(key=lambda active: active.node.parent is None)
        self._app.push_screen(CommandsScreen(offered), self._commanded)

    def _commanded(self, active: "ActiveBinding | None") -> None:
        if active is not None:
            self._app.run_worker(self._app.run_action(active.binding.action, active.node))

    def open_notices(self) -> None:
        """Show what was said of late."""
        from partui.tui.dialogs.general.notices import NoticesScreen

        self._app.push_screen(NoticesScreen(self._app.notices.kept))

    def open_help(self) -> None:
        """Show the keys of the screen that is up."""
        from partui.tui.dialogs.general.help import HelpScreen

        if not isinstance(self._app.screen, HelpScreen):
            self._app.push_screen(HelpScreen(self._keys_here()))

    def _keys_here(self) -> "list[ActiveBinding]":
        """Return what can be done by a key now; Textual's own keys have no words."""
        return [
            active
            for active in self._app.screen.active_bindings.values()
            if active.enabled and active.binding.description and not active.binding.key.startswith("super+")
        ]
