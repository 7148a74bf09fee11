"""Entering the own score of a criterion."""

from collections.abc import Collection

from partui.domain.journal.changes import Change
from partui.domain.scores.criterion import Criterion
from partui.domain.scores.points import read_points
from partui.store.edits.scores import set_own
from partui.store.journal.edit import author
from partui.tui.context import AppContext
from partui.tui.dialogs.form import TypedFields
from partui.tui.dialogs.scores.own_score import OwnScoreScreen
from partui.tui.saving import CodeAndField, Edits, ask_until_saved, save_unless_changed
from partui.wording.changes import changes_text


async def enter_own_score(app: AppContext, criterion: Criterion) -> None:
    """Enter the own score of a criterion.

    Args:
        app: the app.
        criterion: a leaf of Phụ lục I as the officer saw it.
    """
    overruled: set[CodeAndField] = set()

    async def window(typed: TypedFields | None) -> OwnScoreScreen:
        return OwnScoreScreen(criterion, typed)

    async def save(typed: TypedFields) -> bool:
        async def write(edits: Edits, over: Collection[CodeAndField]) -> list[Change]:
            if "own" not in edits[criterion.code]:
                return []
            own, seen = edits[criterion.code]["own"], None if over else criterion.version
            points = read_points(own) if own else None
            return await app.store.ask(set_own, app.plan, criterion.code, points, author(app.officer), seen)

        changes = await save_unless_changed(app, {criterion.code: typed.fields}, write, overruled)
        if changes is not None:
            app.tell(changes_text(changes))
        return changes is not None

    await ask_until_saved(app, window, save)
