"""An officer's own scores of the PAR Index."""

import sqlite3
from decimal import Decimal

from partui.domain.journal.changes import Change
from partui.domain.scores.criterion import check_score
from partui.domain.scores.points import points_text
from partui.store.db.connection import transaction
from partui.store.journal.edit import Author, NewValue, read_unless_changed, write_changes
from partui.store.projection.kind import Subject
from partui.store.queries.scores import criterion_coded


def set_own(
    conn: sqlite3.Connection, plan: int, code: str, own: Decimal | None, who: Author, seen: int | None = None
) -> list[Change]:
    """Enter an officer's own score of a criterion, or take it away.

    Args:
        plan: the plan's year.
        code: a leaf of Phụ lục I.
        own: points from 0 to the maximum; none takes the score away.
        who: who edits, when and why.
        seen: the version of the criterion that the user saw.

    Raises:
        PartuiError: no such criterion, one whose score is a sum, a score out of its range.
        ChangedMeanwhile: somebody else entered another since.
    """
    with transaction(conn):
        criterion, is_leaf = criterion_coded(conn, plan, code)
        check_score(criterion, is_leaf, own)
        subject = Subject("criterion", criterion.id)
        value = None if own is None else points_text(own)
        standing = read_unless_changed(conn, subject, {"own": value}, seen)
        return write_changes(conn, [NewValue(subject, "own", value)] if standing.values["own"] != value else [], who)
