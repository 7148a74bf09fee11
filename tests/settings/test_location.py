"""Which file holds the settings."""

import sys

import platformdirs
import pytest

from partui.settings.read import config_path


def test_the_file_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/nhà")
    assert config_path({"PARTUI_CONFIG": "~/p.toml", "XDG_CONFIG_HOME": "/c"}) == "/nhà/p.toml"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked itself")
@pytest.mark.parametrize("base", [None, "", " ", "/c"])
def test_the_folder_is_what_platformdirs_says(monkeypatch: pytest.MonkeyPatch, base: str | None) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    environ = {} if base is None else {"XDG_CONFIG_HOME": base}
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    folder = platformdirs.user_config_dir("partui", appauthor=False)
    assert config_path(environ) == f"{folder}/config.toml"
