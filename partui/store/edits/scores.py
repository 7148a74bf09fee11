"""How criteria of the PAR Index score, and the scores that are entered."""

import sqlite3
from collections.abc import Mapping
from decimal import Decimal

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.scores.criterion import Criterion, CriterionKind, check_score, kinds_of
from partui.domain.scores.points import points_text
from partui.domain.scores.typed import SURVEY, check_scoring, check_shares
from partui.store.db.connection import transaction
from partui.store.journal.edit import read_unless_changed
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import read_state
from partui.store.queries.scores import criterion_coded, read_criteria


def set_scoring(
    conn: sqlite3.Connection,
    plan: int,
    code: str,
    fields: Mapping[str, str | None],
    who: Author,
    seen: int | None = None,
) -> list[Change]:
    """Say how a criterion scores, and what it scored.

    Args:
        plan: the plan's year.
        code: a leaf of Phụ lục I.
        fields: field to what was typed: `own`, `appraised`, `surveyed` (none takes it away), `explanation`,
            `scored_by`, `on_time_only`, `counts_cancelled`, `steps`.
        who: who edits, when and why.
        seen: the version of the criterion that the user saw.

    Raises:
        PartuiError: no such criterion, one whose score is a sum, a value that it cannot have.
        ChangedMeanwhile: somebody else changed one of the fields since.
    """
    with transaction(conn):
        criterion = leaf_coded(conn, plan, code)
        values = {field: check_scoring(criterion, field, value) for field, value in fields.items()}
        subject = Subject("criterion", criterion.id)
        if values.get("surveyed") is not None:
            _check_survey(conn, plan, criterion, values.get("scored_by"))
        standing = read_unless_changed(conn, subject, values, seen, who)
        news = [NewValue(subject, field, value) for field, value in values.items() if standing.values[field] != value]
        return write_changes(conn, news, who, {subject: standing})


def share_points(
    conn: sqlite3.Connection, plan: int, code: str, shares: Mapping[str, Decimal], who: Author
) -> list[Change]:
    """Say how many points of a criterion each task brings; what is left is divided equally over those not named.

    Args:
        code: a leaf of Phụ lục I.
        shares: points by the code of a task behind it, or `survey` where a survey scores it too; none at all divides
            all of them equally.

    Raises:
        PartuiError: no such criterion, a task that is not behind it, shares that do not add up.
    """
    with transaction(conn):
        criterion = leaf_coded(conn, plan, code)
        tasks: dict[str, int] = dict(
            conn.execute(
                "SELECT code, id FROM task WHERE criterion_id = ? ORDER BY position", (criterion.id,)
            ).fetchall()
        )
        both = criterion.rule.kind is CriterionKind.BOTH
        worth = min(criterion.target, criterion.max)
        check_shares(criterion, worth, dict(shares), [*tasks, *([SURVEY] if both else [])])
        wanted = {Subject("task", key): ("share", shares.get(task)) for task, key in tasks.items()}
        wanted[Subject("criterion", criterion.id)] = ("survey_share", shares.get(SURVEY))
        standing, news = {}, []
        for subject, (field, points) in wanted.items():
            standing[subject] = read_state(conn, subject)
            value = "" if points is None else points_text(points)
            if standing[subject].values[field] != value:
                news.append(NewValue(subject, field, value))
        return write_changes(conn, news, who, standing)


def _check_survey(conn: sqlite3.Connection, plan: int, criterion: Criterion, scored_by: str | None) -> None:
    """Refuse the score of a survey that does not give the criterion its points.

    Args:
        scored_by: what is to give them, as the same edit says; none where it says nothing.
    """
    rule = criterion.rule
    if scored_by is not None:
        rule = rule._replace(kind=CriterionKind(scored_by) if scored_by else None)
    rows = [row._replace(rule=rule) if row.id == criterion.id else row for row in read_criteria(conn, plan)]
    if kinds_of(rows)[criterion.code] is CriterionKind.WORK:
        raise PartuiError(
            "{code} chấm theo nhiệm vụ, điểm điều tra không được tính; chưa lưu gì. Nếu có điều tra, hãy đổi"
            " “Chấm theo”: partui score rule {code} --kind both (hoặc survey).",
            code=criterion.code,
        )


def leaf_coded(conn: sqlite3.Connection, plan: int, code: str) -> Criterion:
    """Return a criterion that is scored itself.

    Raises:
        PartuiError: no such criterion (names the nearest), or one whose score is a sum.
    """
    criterion, is_leaf = criterion_coded(conn, plan, code)
    check_score(criterion, is_leaf, None)
    return criterion
