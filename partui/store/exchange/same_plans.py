"""Whether another file holds the plans that the store has: a merge of two provinces' or of two years' plans is none."""

import sqlite3

from partui.domain.errors import PartuiError
from partui.domain.text import fold
from partui.store.exchange.partial_export import PARTIAL
from partui.store.exchange.untrusted_rows import SOURCES, PlanRow
from partui.store.projection.tasks import TASKS

_HEAD = tuple(PlanRow.model_fields)
# What a partial export fills in or leaves out of a task's own cells.
_FILLED = {"products", "requirements", "deadline", "lead", "implementers", "inherited"}
_BOTH = "FROM temp.in_plan AS i JOIN plan AS o USING (year) WHERE i.file = "


def check_same_plans(conn: sqlite3.Connection, file: int, path: str, copy: sqlite3.Connection) -> None:
    """Refuse a file whose plan of a year is not the one that the store has of that year.

    Args:
        file: the number of the file in the temporary tables.
        path: the file, to be named in what is refused.
        copy: the private copy of it.

    Raises:
        PartuiError: another plan of the same year, or no plan of the same issuer.
    """
    _check_issuers(conn, file, path)
    same = " AND ".join(f"o.{column} IS i.{column}" for column in _HEAD)
    apart = set(plans_made_apart(conn, file))
    for year, is_same in conn.execute(f"SELECT year, {same} {_BOTH}{file} ORDER BY year").fetchall():
        if year in apart:
            continue
        if not is_same:
            raise _another(path, year, "")
        for kind in SOURCES:
            _check_rows(conn, file, path, copy, kind, year)


def plans_made_apart(conn: sqlite3.Connection, file: int) -> list[int]:
    """Return the years of plans that may have been made here and there by `plan new`: such are joined, not refused.

    A plan that came out has a number or a day in its document; two of those with one year are two plans.
    """
    found = conn.execute(
        f"SELECT year, o.issuer, i.issuer, o.title, i.title {_BOTH}{file}"
        " AND o.number || i.number || o.issued || i.issued = '' ORDER BY year"
    ).fetchall()
    return [
        year
        for year, issuer, their_issuer, title, their_title in found
        if _issuer_key(issuer) == _issuer_key(their_issuer) and fold(title) == fold(their_title)
    ]


def _check_issuers(conn: sqlite3.Connection, file: int, path: str) -> None:
    """Refuse the file of another province: years of its plans may lack here, and would come in unnoticed."""
    theirs, ours = (
        {_issuer_key(issuer): issuer for (issuer,) in conn.execute(f"SELECT issuer FROM {table}") if issuer}
        for table in (f"temp.in_plan WHERE file = {file} ORDER BY year", "plan ORDER BY year")
    )
    if theirs and ours and not theirs.keys() & ours.keys():
        raise PartuiError(
            "{path} là kế hoạch của {theirs}, tệp này là của {ours}; hai tệp khác nơi ban hành không hợp nhất được. "
            "Chưa hợp nhất gì.",
            path=path,
            theirs="; ".join(theirs.values()),
            ours="; ".join(ours.values()),
        )


def _issuer_key(issuer: str) -> str:
    return fold(issuer).replace("uy ban nhan dan", "ubnd").strip(" .")


def _check_rows(conn: sqlite3.Connection, file: int, path: str, copy: sqlite3.Connection, kind: str, year: int) -> None:
    columns = [name for name in SOURCES[kind].model_fields if name not in ("uid", "added")]
    firm = [name for name in columns if kind != "task" or name not in _FILLED]
    both = (
        f"SELECT i.uid, i.code FROM temp.in_{kind}_source AS i JOIN ({_our_rows(kind)}) AS o USING (uid)"
        f" WHERE i.file = {file} AND i.plan = {year}"
    )
    differs = " OR ".join(f"o.{name} IS NOT i.{name}" for name in firm)
    for _uid, code in conn.execute(f"{both} AND (o.added <> i.added OR {differs}) LIMIT 1").fetchall():
        raise _another(path, year, code)
    if kind == "task":
        differs = " OR ".join(f"o.{name} IS NOT i.{name}" for name in sorted(_FILLED))
        _check_cells(conn, copy, path, year, conn.execute(f"{both} AND ({differs})").fetchall())
    if not is_partial(conn, file, year):
        _check_none_lacks(conn, file, path, kind, year)


def _our_rows(kind: str) -> str:
    return f"SELECT * FROM subject JOIN {kind}_source USING (id) WHERE kind = '{kind}'"


def _check_cells(
    conn: sqlite3.Connection, copy: sqlite3.Connection, path: str, year: int, unlike: list[tuple[str, str]]
) -> None:
    """A blank cell in one file and the words that count for it in the other are the same."""
    if not unlike:
        return
    ours, theirs = (
        {task.uid: task._replace(inherited={}) for task in TASKS.sources(each, "s.plan = ?", (year,)).values()}
        for each in (conn, copy)
    )
    for uid, code in unlike:
        if ours[uid] != theirs[uid]:
            raise _another(path, year, code)


def _check_none_lacks(conn: sqlite3.Connection, file: int, path: str, kind: str, year: int) -> None:
    theirs = f"SELECT uid, code FROM temp.in_{kind}_source WHERE file = {file} AND plan = {year} AND NOT added"
    ours = f"SELECT uid, code FROM ({_our_rows(kind)}) WHERE plan = {year} AND NOT added"
    for one, other in ((theirs, ours), (ours, theirs)):
        for _uid, code in conn.execute(f"{one} EXCEPT {other} LIMIT 1").fetchall():
            raise _another(path, year, code)


def is_partial(conn: sqlite3.Connection, file: int, year: int) -> bool:
    """Return whether the store or a file has only a part of a plan."""
    return (
        conn.execute(
            "SELECT 1 FROM setting WHERE name = ? UNION ALL SELECT 1 FROM temp.in_partial WHERE file = ? AND year = ?",
            (f"{PARTIAL}{year}", file, year),
        ).fetchone()
        is not None
    )


def _another(path: str, year: int, code: str) -> PartuiError:
    if code:
        return PartuiError(
            "{path} giữ một kế hoạch năm {year} khác với tệp này (khác từ dòng {code}); chưa hợp nhất gì. Mỗi năm một "
            "kế hoạch: ở một bên, “partui plan remove {year}” (mất cả sửa đổi trong đó), rồi hợp nhất lại.",
            path=path,
            year=year,
            code=code,
        )
    return PartuiError(
        "{path} giữ một kế hoạch năm {year} khác với tệp này (khác số, ngày hoặc trích yếu); chưa hợp nhất gì. Mỗi năm "
        "một kế hoạch: ở một bên, “partui plan remove {year}” (mất cả sửa đổi trong đó), rồi hợp nhất lại.",
        path=path,
        year=year,
    )
