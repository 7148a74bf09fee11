"""Members of groups by the tasks that are followed."""

import sqlite3

from partui.domain.agencies.members import MemberStatus
from partui.domain.tasks.status import Status
from partui.store.edits.agencies import AgencyEdit, set_agency
from partui.store.edits.members import set_members
from partui.store.queries.agencies import directory_agency
from partui.store.queries.matrix import Count, Matrix, load_matrix
from partui.store.queries.tasks import task_id
from tests.store.edits.test_members import AN, DISTRICTS, THREE, with_members
from tests.store.officer import DAY, PLAN, edit, task

COMMUNES = ("UBND xã Ea Tu", "UBND phường Tân Lập")


def done(conn: sqlite3.Connection, code: str, *names: str) -> None:
    keys = [each.key for each in task(conn, code).members if each.name in names]
    set_members(conn, [task_id(conn, PLAN, code)], keys, MemberStatus(Status.DONE), AN, DAY.date)


def codes(matrix: Matrix) -> list[str]:
    return [each.code for each in matrix.tasks]


def test_only_what_is_followed_stands_there(conn: sqlite3.Connection) -> None:
    assert load_matrix(conn, PLAN, DAY, every=True) == Matrix()
    with_members(conn)
    assert load_matrix(conn, PLAN, DAY) == Matrix()
    assert len(load_matrix(conn, PLAN, DAY, every=True).tasks) == 82
    done(conn, "1.3.1", THREE[0])
    edit(conn, "1.4.1", quorum="50%")
    assert codes(load_matrix(conn, PLAN, DAY)) == ["1.3.1", "1.4.1"]
    assert load_matrix(conn, PLAN + 1, DAY) == Matrix()


def test_totals_count_each_member_once(conn: sqlite3.Connection) -> None:
    set_agency(with_members(conn), directory_agency(conn, PLAN, "UBND cấp xã").id, AgencyEdit(add=COMMUNES), AN)
    done(conn, "1.3.1", *THREE[:2])
    done(conn, "3.4.3", THREE[0], COMMUNES[0])
    matrix = load_matrix(conn, PLAN, DAY)
    assert [(group.name, [name for _key, name in group.members]) for group in matrix.groups] == [
        (DISTRICTS, [*THREE]),
        ("UBND cấp xã", [COMMUNES[1], COMMUNES[0]]),
    ]
    first, second = matrix.tasks
    assert (matrix.of_task(first.id), matrix.of_task(second.id)) == (Count(2, 3, 1), Count(2, 5, 0))
    counts = {name: matrix.of_member(key) for group in matrix.groups for key, name in group.members}
    assert counts == {
        THREE[0]: Count(2, 2, 0),
        THREE[1]: Count(1, 2, 0),
        THREE[2]: Count(0, 2, 1),
        COMMUNES[0]: Count(1, 1, 0),
        COMMUNES[1]: Count(0, 1, 0),
    }
