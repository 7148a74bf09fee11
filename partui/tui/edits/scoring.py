"""Entering scores of a criterion and how it scores: the windows that ask, and the store that keeps."""

from collections.abc import Callable, Collection

from textual.screen import Screen

from partui.domain.journal.changes import Change
from partui.domain.scores.criterion import Criterion
from partui.domain.scores.index import ScoreRow
from partui.domain.scores.typed import read_shares
from partui.store.edits.scores import set_scoring, share_points
from partui.store.journal.writing import author
from partui.tui.context import AppContext
from partui.tui.dialogs.form import TypedFields
from partui.tui.dialogs.scores.own_score import OwnScoreScreen
from partui.tui.dialogs.scores.scoring import ScoringScreen
from partui.tui.saving import CodeAndField, Edits, ask_until_saved, save_unless_changed
from partui.wording.changes import changes_text


async def enter_score(app: AppContext, row: ScoreRow) -> None:
    """Enter the own score of a criterion, or the survey's where a survey gives it.

    Args:
        app: the app.
        row: a leaf of Phụ lục I as the officer saw it.
    """
    await _ask(app, row.criterion, lambda typed: OwnScoreScreen(row.criterion, row.kind, typed))


async def say_how_it_scores(app: AppContext, row: ScoreRow) -> None:
    """Say how a criterion scores, and what others have scored it.

    Args:
        app: the app.
        row: a leaf of Phụ lục I as the officer saw it.
    """
    await _ask(app, row.criterion, lambda typed: ScoringScreen(row, typed))


async def _ask(
    app: AppContext, criterion: Criterion, asking: Callable[[TypedFields | None], Screen[TypedFields | None]]
) -> None:
    overruled: set[CodeAndField] = set()

    async def window(typed: TypedFields | None) -> Screen[TypedFields | None]:
        return asking(typed)

    async def save(typed: TypedFields) -> bool:
        async def write(edits: Edits, over: Collection[CodeAndField]) -> list[Change]:
            fields, seen = dict(edits[criterion.code]), None if over else criterion.version
            shares = fields.pop("share", None)
            who, changes = author(app.officer, typed.why), []
            if fields:
                changes = await app.store.ask(set_scoring, app.plan, criterion.code, fields, who, seen)
            if shares is not None:
                changes += await app.store.ask(
                    share_points, app.plan, criterion.code, read_shares(shares.split(";")), who
                )
            return changes

        changes = await save_unless_changed(app, {criterion.code: typed.fields}, write, overruled)
        if changes is not None:
            app.tell(changes_text(changes))
        return changes is not None

    await ask_until_saved(app, window, save)
