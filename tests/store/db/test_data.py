"""What ships with partui is found in a checkout and installed."""

from pathlib import Path

import pytest

from partui.store.db import data


def test_in_a_checkout() -> None:
    assert Path(data.data_path("seed.json")).is_file()
    assert Path(data.data_path("db", "migrations")).is_dir()


def test_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "partui" / "store" / "db" / "data.py"
    shipped = tmp_path / "partui" / "_data" / "seed.json"
    shipped.parent.mkdir(parents=True)
    shipped.touch()
    monkeypatch.setattr(data, "__file__", str(module))
    assert data.data_path("seed.json") == str(shipped)
