"""Phiếu báo cáo: what agencies have answered on forms, to be taken over or given back with a reason."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from textual.binding import Binding

from partui.domain.forms.answers import ANSWER, Answer, AnswerState
from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.edits.forms.accepting import accept_answers, return_answers
from partui.store.journal.writing import author
from partui.store.projection.kind import Subject
from partui.store.queries.forms.answers import list_answers
from partui.store.queries.forms.answers import silent as silent_forms
from partui.tui.dialogs.reasons import ReturnAnswerScreen
from partui.tui.saving import tell_saved
from partui.tui.screens.plan_screen import ListScreen
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.forms.answers import answer_texts, state_label

_ORDER = tuple(AnswerState)


class ListedAnswer(NamedTuple):
    """An answer with the task that it is of."""

    task: int
    code: str
    answer: Answer


class AnswersScreen(ListScreen[ListedAnswer]):
    """The answers by agency, those that wait first; the whole of one below."""

    BINDINGS = [
        Binding("escape,backspace", "app.pop_screen", _("Quay lại")),
        Binding("enter", "open", _("Tới nhiệm vụ"), priority=True),
        Binding("a", "accept", _("Nhận"), id="accept_answer"),
        Binding("A", "accept_all", _("Nhận cả cơ quan"), id="accept_answers"),
        Binding("t", "give_back", _("Trả lại"), id="return_answer"),
    ]

    _latest_first: tuple[ListedAnswer, ...] = ()

    def empty_list(self) -> VirtualTable:
        empty = _("Chưa nhận phiếu nào. Lập phiếu: partui form out; nhận về: partui form in.")
        return VirtualTable(_columns(), empty_text=empty)

    async def load(self) -> None:
        """Look at the answers that have come."""
        found = [ListedAnswer(*each) for each in await self.partui.store.ask(list_answers, self.partui.plan)]
        self._latest_first = tuple(found)
        found.sort(key=lambda each: (_ORDER.index(each.answer.state), each.answer.name))
        self.listed = dict(enumerate(found, start=1))
        self.pane.show({key: _row(each) for key, each in self.listed.items()})
        waiting = sum(each.answer.state is AnswerState.WAITING for each in found)
        title = plural("Phiếu báo cáo: {count} câu chờ xác nhận", count=waiting)
        if silent := await self.partui.store.ask(silent_forms, self.partui.plan, self.partui.day.date):
            title = _("Phiếu báo cáo: {waiting} chờ xác nhận, {silent} chưa gửi").format(
                waiting=waiting, silent=len(silent)
            )
        self.say_title(title)

    def on_virtual_table_row_chosen(self) -> None:
        """Go to the task."""
        self.action_open()

    def action_open(self) -> None:
        """Go to the task that the answer is of."""
        if self.chosen is not None:
            self.start(partial(self.partui.navigation.open_subject, Subject("task", self.chosen.task)))

    def action_accept(self) -> None:
        """Take over what the answer under the cursor says."""
        if self.chosen is not None:
            self.start(partial(self._accept, [self.chosen]))

    def action_accept_all(self) -> None:
        """Take over all that waits of the agency whose answer is under the cursor."""
        if self.chosen is not None:
            name = self.chosen.answer.name
            self.start(partial(self._accept, [each for each in self.listed.values() if each.answer.name == name]))

    def action_give_back(self) -> None:
        """Give the answer under the cursor back with a reason."""
        if self.chosen is not None:
            self.start(partial(self._give_back, self.chosen))

    async def _accept(self, listed: Sequence[ListedAnswer]) -> None:
        app = self.partui
        waiting = [each for each in listed if each.answer.state is AnswerState.WAITING] or listed
        chosen = [(each.task, each.answer.uuid) for each in waiting]
        changes = await app.store.ask(accept_answers, chosen, author(app.officer), app.day)
        tell_saved(app, [change for change in changes if not change.field.startswith(ANSWER)] or changes)

    async def _give_back(self, listed: ListedAnswer) -> None:
        app = self.partui
        reason = await self.app.push_screen_wait(ReturnAnswerScreen(listed.code, listed.answer))
        if reason is None:
            return
        chosen = [(listed.task, listed.answer.uuid)]
        changes = await app.store.ask(return_answers, chosen, reason, author(app.officer))
        tell_saved(app, changes)

    def whole(self, key: int) -> str:
        listed = self.listed.get(key)
        if listed is None:
            return ""
        answer = listed.answer
        said = f"{listed.code} · {answer.name} · {state_label(answer.state)}\n{'; '.join(answer_texts(answer))}"
        if answer.reason:
            return f"{said}\n{_('Lý do: {reason}').format(reason=clean(answer.reason))}"
        before = self._returned_before(listed)
        return f"{said}\n{_('Lần trước trả lại vì: {reason}').format(reason=clean(before))}" if before else said

    def _returned_before(self, listed: ListedAnswer) -> str:
        """Return why the agency's answer before this one to the same task was returned; blank where none was."""
        whose = (listed.task, listed.answer.agency)
        of_agency = [each.answer for each in self._latest_first if (each.task, each.answer.agency) == whose]
        before = of_agency[of_agency.index(listed.answer) + 1 :]
        return before[0].reason if before else ""


def _columns() -> tuple[Column, ...]:
    return (
        Column("code", _("Mã"), 7),
        Column("agency", _("Cơ quan"), 12, width_weight=1),
        Column("text", _("Báo cáo"), 26, width_weight=3),
        Column("state", _("Xử lý"), 12, priority=1),
    )


def _row(listed: ListedAnswer) -> Row:
    answer = listed.answer
    is_waiting = answer.state is AnswerState.WAITING
    return Row(
        (listed.code, clean(answer.name), "; ".join(answer_texts(answer)), state_label(answer.state)),
        tone="plain" if is_waiting else "muted",
    )
