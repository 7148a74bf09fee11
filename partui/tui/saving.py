"""Saving what an officer has typed; where somebody else has saved first, asking whose value stays."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar, cast
from uuid import uuid4

from rich.text import Text
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import OptionList, Static

from partui.domain.agencies.typed import UnknownAgency
from partui.domain.journal.changes import Change, ChangedMeanwhile, LaterValueStands
from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.agencies import add_agency
from partui.store.journal.writing import Author, author
from partui.tui.context import AppContext
from partui.tui.dialogs.dialog import Dialog
from partui.tui.dialogs.form import Form, TypedFields
from partui.tui.dialogs.plan.agency_editor import TypedAgency
from partui.tui.dialogs.plan.new_agency import NewAgencyScreen
from partui.tui.widgets.choices import Options
from partui.tui.widgets.lines import KeyLine
from partui.wording.changes import changes_text, show_moment
from partui.wording.columns import cut
from partui.wording.fields import field_label, value_label

Typed = TypeVar("Typed")
Fields = Mapping[str, str | None]
# By the codes of the rows.
Edits = Mapping[str, Fields]
CodeAndField = tuple[str, str]
Write = Callable[[Edits, Collection[CodeAndField]], Awaitable[list[Change]]]


async def ask_until_saved(
    app: AppContext,
    window: Callable[[Typed | None], Awaitable[Screen[Typed | None] | None]],
    save: Callable[[Typed], Awaitable[bool]],
) -> None:
    """Ask in a window until what is typed there is saved or given up; what could not be saved is there again.

    Args:
        app: the app.
        window: asks, beginning with what was typed before; none where there is nothing to edit any more.
        save: saves what was typed; gives whether that is the end of it.
    """
    typed: Typed | None = None
    while (asking := await window(typed)) is not None:
        if isinstance(asking, Form):
            asking.holds_unsaved = typed is not None
        typed = await app.push_screen_wait(asking)
        if typed is None:
            return
        with app.telling():
            if await _save_with_agencies(app, typed, save):
                return


async def _save_with_agencies(app: AppContext, typed: Typed, save: Callable[[Typed], Awaitable[bool]]) -> bool:
    """Save what was typed; ask of each agency that the file does not know which one it is."""
    meant = ""
    while True:
        try:
            return await save(typed)
        except UnknownAgency as unknown:
            if not isinstance(typed, (TypedFields, TypedAgency)):
                raise
            if unknown.name == meant:
                # The name that laws write was chosen: the file has it not yet.
                begun = typed._replace(edit=typed.edit or str(uuid4()))
                await app.store.ask(add_agency, unknown.name, "", author_of(app, begun))
                typed = cast("Typed", begun)
                continue
            answer = await app.push_screen_wait(NewAgencyScreen(unknown))
            if answer is None:
                return False
            meant = answer.known or unknown.name
            corrected = typed.with_agency(unknown.name, meant)
            if answer.known and corrected == typed:
                raise
            typed = cast("Typed", corrected)


def author_of(app: AppContext, typed: TypedFields | TypedAgency) -> Author:
    """Return who saves what was typed: in one edit with the agencies that were added for it, and undone with them."""
    return author(app.officer, typed.why)._replace(edit=typed.edit)


def tell_saved(app: AppContext, changes: Sequence[Change]) -> None:
    """Have what is on the screen read again, and say what was changed."""
    app.store_changed()
    app.tell(changes_text(changes))


async def save_unless_changed(
    app: AppContext, edits: Edits, write: Write, overruled: set[CodeAndField] | None = None
) -> list[Change] | None:
    """Save edits; where somebody else was there first, ask field by field whose value stays.

    Args:
        app: the app.
        edits: what is to be saved.
        write: saves edits, over what somebody else has put into some of the fields.
        overruled: those fields, with the ones that are looked at again, so that the next save is over them too.

    Returns:
        What was changed; none where what was typed is to be looked at again.
    """
    left = {code: dict(fields) for code, fields in edits.items()}
    overruled = set() if overruled is None else overruled
    while True:
        try:
            changes = await write(left, overruled)
        except (ChangedMeanwhile, LaterValueStands) as conflict:
            code, field = conflict.code, conflict.change.field
            if code not in left:
                raise
            choice = await app.push_screen_wait(ConflictScreen(conflict, left[code].get(field)))
            app.store_changed()
            # A status and its day of completion go together.
            together = ("status", "completed_on") if field in {"status", "completed_on"} else (field,)
            if choice is ConflictChoice.THEIRS:
                left[code] = {each: value for each, value in left[code].items() if each not in together}
            else:
                overruled.update((code, each) for each in together)
            if choice in {None, ConflictChoice.UNDECIDED}:
                return None
        else:
            app.store_changed()
            return changes


class ConflictChoice(StrEnum):
    """Whose value stays."""

    THEIRS = "theirs"
    MINE = "mine"
    UNDECIDED = "undecided"


class ConflictScreen(Dialog[ConflictChoice]):
    """Both values, who wrote the other and when.

    Args:
        conflict: what the store refused.
        mine: the value that was to be saved.
    """

    def __init__(self, conflict: ChangedMeanwhile | LaterValueStands, mine: str | None) -> None:
        super().__init__()
        self._conflict = conflict
        self._change = conflict.change
        self._mine = mine

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        change = self._change
        if isinstance(self._conflict, LaterValueStands):
            with self.window(_("Ngày sau đã ghi khác")):
                yield Static(str(self._conflict), markup=False)
                yield Options(
                    Text(_("Giữ như ngày sau: {value}").format(value=_short(change.field, change.new))),
                    Text(_("Ghi của tôi: {value}").format(value=_short(change.field, self._mine))),
                    Text(_("Xem lại, chưa lưu gì, giữ chữ đã gõ")),
                )
                yield KeyLine()
            return
        with self.window(_("Người khác đã lưu trước")):
            yield Static(
                _("{code}, {field}: {by} đã sửa lúc {at}.").format(
                    code=change.code,
                    field=field_label(change.field),
                    by=cut(clean(change.by), 60),
                    at=show_moment(change.at, "%H:%M %d/%m/%Y"),
                ),
                markup=False,
            )
            yield Options(
                Text(_("Giữ của họ: {value}").format(value=_short(change.field, change.new))),
                Text(_("Ghi của tôi: {value}").format(value=_short(change.field, self._mine))),
                Text(_("Xem lại, chưa lưu gì, giữ chữ đã gõ")),
            )
            yield KeyLine()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Answer whose value stays."""
        self.dismiss(list(ConflictChoice)[message.option_index])


def _short(field: str, value: str | None) -> str:
    return cut(clean(value_label(field, value)), 200)
