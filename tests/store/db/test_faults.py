"""Every refusal of SQLite or of the disk is one sentence that names the file."""

import errno
import os
import sqlite3
from contextlib import closing

import pytest

from partui.store.db.faults import SENTENCES, explain

PATH = "/dữ liệu/{partui} [x].db"


def refused(name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError("no")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize("name", SENTENCES)
@pytest.mark.parametrize("more", ["", "_SOMETHING_MORE"])
def test_every_code_of_sqlite_that_is_known(name: str, more: str) -> None:
    sentence = str(explain(refused(name + more), PATH))
    assert PATH in sentence
    assert sentence == SENTENCES[name].format(path=PATH)


def test_a_code_that_is_not_known_is_told_as_it_is() -> None:
    assert (
        str(explain(refused("SQLITE_TOOBIG"), PATH))
        == f"Tệp {PATH} không dùng được: no; chưa lưu gì. Hãy xem “partui doctor”."
    )
    with closing(sqlite3.connect(":memory:")) as conn, pytest.raises(sqlite3.ProgrammingError) as raised:
        conn.execute("SELECT ?", ())
    assert PATH in str(explain(raised.value, PATH))


def test_a_refusal_of_the_disk() -> None:
    error = OSError(errno.EACCES, os.strerror(errno.EACCES), PATH)
    assert (
        str(explain(error, PATH))
        == f"Không dùng được {PATH}: không có quyền; chưa ghi gì. Hãy sửa quyền hoặc chọn chỗ khác."
    )
    assert "lạ" in str(explain(OSError("lạ"), PATH))
