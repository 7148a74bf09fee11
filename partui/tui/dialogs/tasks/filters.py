"""Choosing which tasks are shown."""

from textual.app import ComposeResult

from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Role
from partui.domain.text import clean
from partui.locale import _, pgettext
from partui.store.queries.agencies import plan_agencies
from partui.store.queries.headings import chapters
from partui.store.queries.listing import TaskQuery
from partui.tui.dialogs.filter_form import FilterForm
from partui.tui.widgets.lines import KeyLine
from partui.wording.labels import role_title, status_label, timeliness_label

UNPROVED = "unproved"


class FiltersScreen(FilterForm[tuple[TaskQuery, str]]):
    """A choice each for agency, role, chapter, status, timeliness and evidence; answers with the agency's name too.

    Args:
        wanted: what is filtered by now.
    """

    def __init__(self, wanted: TaskQuery) -> None:
        super().__init__()
        self._wanted = wanted
        self._agencies: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay the choices out; agencies and chapters are filled in once read."""
        wanted = self._wanted
        roles = [(role, role_title(role)) for role in Role]
        statuses = [(status, status_label(status)) for status in Status]
        all_timeliness = [(timeliness, timeliness_label(timeliness)) for timeliness in Timeliness]
        unproved = [(UNPROVED, _("Đã hoàn thành mà thiếu tài liệu"))]
        with self.window(_("Lọc nhiệm vụ"), scrolls=True):
            yield from self.lay_choice("agency", pgettext("label", "Cơ quan"))
            yield from self.lay_choice("role", _("Vai trò"), roles, wanted.role, allow_blank=False)
            yield from self.lay_choice("chapter", _("Lĩnh vực"))
            yield from self.lay_choice("status", _("Kết quả thực hiện"), statuses, wanted.status)
            yield from self.lay_choice("timeliness", _("So với hạn"), all_timeliness, wanted.timeliness)
            yield from self.lay_choice(
                "evidence", _("Tài liệu kiểm chứng"), unproved, UNPROVED if wanted.unproved else None
            )
            yield KeyLine()

    def on_mount(self) -> None:
        """Read the plan's agencies and chapters."""
        self.run_worker(self._fill())

    async def _fill(self) -> None:
        with self.partui.telling():
            ask, plan = self.partui.store.ask, self.partui.plan
            agencies, found = await ask(plan_agencies, plan), await ask(chapters, plan)
            self._agencies = {str(key): clean(name) for key, name in agencies}
            agency = None if self._wanted.agency is None else str(self._wanted.agency)
            self.offer("agency", self._agencies.items(), agency)
            titles = [(heading.chapter, clean(f"{heading.code} {heading.title}")) for heading in found]
            self.offer("chapter", titles, self._wanted.chapter)

    def answer(self) -> tuple[TaskQuery, str]:
        """Return the choices."""
        agency, chapter = self.chosen("agency"), self.chosen("chapter")
        status, timeliness = self.chosen("status"), self.chosen("timeliness")
        wanted = self._wanted._replace(
            agency=int(agency) if agency else None,
            role=Role(self.chosen("role") or Role.LEAD),
            chapter=chapter,
            status=Status(status) if status else None,
            timeliness=Timeliness(timeliness) if timeliness else None,
            unproved=self.chosen("evidence") is not None,
        )
        return wanted, self._agencies.get(agency or "", "")

    def action_clear(self) -> None:
        """Answer with no filter at all."""
        self.dismiss((TaskQuery(search=self._wanted.search, sort=self._wanted.sort), ""))
