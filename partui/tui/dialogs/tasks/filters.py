"""Choosing which tasks are shown."""

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Select

from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Role
from partui.domain.text import clean
from partui.locale import _, pgettext
from partui.store.queries.agencies import plan_agencies
from partui.store.queries.listing import TaskQuery
from partui.store.queries.tasks import chapters
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.choices import Choice
from partui.tui.widgets.fields import with_label
from partui.tui.widgets.lines import KeyLine
from partui.wording.labels import role_title, status_label, timeliness_label

UNPROVED = "unproved"
Choices = list[tuple[Text, str]]


def filter_texts(wanted: TaskQuery, agency_name: str) -> list[str]:
    """Say what is filtered by, a text a condition."""
    texts = [f"“{clean(wanted.search)}”"] if wanted.search.strip() else []
    if wanted.agency is not None:
        texts.append(f"{role_title(wanted.role)}: {agency_name}")
    if wanted.chapter is not None:
        texts.append(_("Lĩnh vực {chapter}").format(chapter=wanted.chapter))
    if wanted.status is not None:
        texts.append(status_label(wanted.status))
    if wanted.timeliness is not None:
        texts.append(timeliness_label(wanted.timeliness))
    if wanted.unproved:
        texts.append(_("thiếu tài liệu kiểm chứng"))
    return texts


class FiltersScreen(Form[tuple[TaskQuery, str]]):
    """A choice each for agency, role, chapter, status, timeliness and evidence; answers with the agency's name too.

    Args:
        wanted: what is filtered by now.
    """

    BINDINGS = [
        *save_keys(_("Lọc")),
        Binding("ctrl+r", "clear", _("Bỏ lọc"), priority=True, id="clear_filters"),
    ]

    def __init__(self, wanted: TaskQuery) -> None:
        super().__init__()
        self._wanted = wanted
        self._agencies: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay the choices out; agencies and chapters are filled in once read."""
        with self.window(_("Lọc nhiệm vụ"), scrolls=True):
            yield from self._choice("agency", pgettext("label", "Cơ quan"), [], None)
            yield from self._choice(
                "role", _("Vai trò"), [(Text(role_title(role)), role.value) for role in Role], self._wanted.role
            )
            yield from self._choice("chapter", _("Lĩnh vực"), [], None)
            yield from self._choice(
                "status", _("Kết quả thực hiện"), [(Text(status_label(status)), status.value) for status in Status],
                self._wanted.status,
            )  # fmt: skip
            yield from self._choice(
                "timeliness", _("So với hạn"), [(Text(timeliness_label(value)), value.value) for value in Timeliness],
                self._wanted.timeliness,
            )  # fmt: skip
            yield from self._choice(
                "evidence", _("Tài liệu kiểm chứng"), [(Text(_("Đã hoàn thành mà thiếu tài liệu")), UNPROVED)],
                UNPROVED if self._wanted.unproved else None,
            )  # fmt: skip
            yield KeyLine()

    def on_mount(self) -> None:
        """Read the plan's agencies and chapters."""
        self.run_worker(self._fill())

    async def _fill(self) -> None:
        with self.partui.telling():
            ask, plan = self.partui.store.ask, self.partui.plan
            agencies, found = await ask(plan_agencies, plan), await ask(chapters, plan)
            self._agencies = {str(key): clean(name) for key, name in agencies}
            self._offer("agency", [(Text(name), key) for key, name in self._agencies.items()], self._wanted.agency)
            self._offer(
                "chapter",
                [(Text(clean(f"{heading.code} {heading.title}")), heading.chapter) for heading in found],
                self._wanted.chapter,
            )

    def _offer(self, field: str, choices: Choices, current: int | str | None) -> None:
        select = self.choice(field)
        select.set_options(choices)
        if current is not None:
            select.value = str(current)

    def _choice(self, field: str, label: str, choices: Choices, current: str | None) -> ComposeResult:
        yield with_label(
            label,
            Choice(
                choices,
                prompt=_("(tất cả)"),
                allow_blank=field != "role",
                value=Select.NULL if current is None else str(current),
                id=field,
            ),
        )

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
