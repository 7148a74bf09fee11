"""Every table and view as Parquet, read back and held against the file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.store.exchange.parquet import check_parquet_folder, write_parquet

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("duckdb_extension_sqlite_scanner")


def test_what_was_written_reads_as_it_is(conn: sqlite3.Connection, store_path: Path, tmp_path: Path) -> None:
    conn.execute("UPDATE task SET status = 'doing', progress = 40 WHERE code = '1.3.1'")
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    folder = tmp_path / "Số liệu 'quý'"
    names = write_parquet(str(store_path), str(folder))
    assert {path.name for path in folder.iterdir()} == set(names) >= {"task_today.parquet", "task_product.parquet"}
    with closing(sqlite3.connect(store_path)) as plain, closing(duckdb.connect()) as duck:
        for name in names:
            expected = plain.execute(f"SELECT * FROM {Path(name).stem}").fetchall()
            found = duck.execute("SELECT * FROM read_parquet(?)", [str(folder / name)]).fetchall()
            assert sorted(map(repr, found)) == sorted(map(repr, expected)), name
    # It may be replaced; a folder with anything else is kept.
    check_parquet_folder(str(folder))
    (folder / "khác.txt").touch()
    with pytest.raises(PartuiError, match=r"khác\.txt"):
        check_parquet_folder(str(folder))
