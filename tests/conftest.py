"""What every test stands on: one seeded store a session, copied for each test; nothing of the user's machine."""

import gc
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from partui.cli.main import COMMANDS
from partui.locale import use_language
from partui.settings.record import VARIABLES
from partui.store.db.open import open_store
from partui.system.places import carry
from tests.examples import know_profiles

know_profiles()
# A closed app is garbage in circles, soon seen to be; to look for it after every 700 objects takes a third of its test.
gc.set_threshold(100_000)

_IN_MEMORY, _ENOUGH = "/dev/shm", 2 << 30
NOT_OF_THE_TESTS = (
    *("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"),
    *(*VARIABLES.values(), "PARTUI_CONFIG", "PARTUI_PORTABLE", "TMUX", "STY"),
)


def pytest_configure() -> None:
    """Have tests write where no disk is waited for: what they hold to be saved need not outlast the machine."""
    if os.path.isdir(_IN_MEMORY) and shutil.disk_usage(_IN_MEMORY).free > _ENOUGH:
        os.environ["TMPDIR"] = _IN_MEMORY
        tempfile.tempdir = None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more at work than there are cores: a test of the app waits now and then, for the disk or a timer."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def _clock_of_the_province() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "ICT-7")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="session", autouse=True)
def _commands_in_vietnamese() -> None:
    """A command's help is of the language in which it is imported: not that of the test that happens to be first."""
    for place in COMMANDS.values():
        import_module(place.partition(":")[0])


@pytest.fixture(scope="session")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def _nothing_of_the_users(_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(_home))
    for name in NOT_OF_THE_TESTS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    yield
    # The folder that the test stood in may be gone.
    monkeypatch.chdir(_home.parent)
    if os.listdir(_home):
        shutil.rmtree(_home)
        _home.mkdir()
    use_language("vi")
    # What a test with --portable began would go on in the next.
    carry(False, {})


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the seeded plan, not to be written."""
    path = tmp_path_factory.mktemp("seeded") / "partui.db"
    open_store(str(path)).close()
    return path


@pytest.fixture
def store_path(seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of the test's own with the seeded plan; $PARTUI_DB names it."""
    path = tmp_path / "partui.db"
    shutil.copyfile(seeded, path)
    path.chmod(0o600)
    monkeypatch.setenv("PARTUI_DB", str(path))
    return path


@pytest.fixture
def conn(store_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the test's own store."""
    connection = open_store(str(store_path))
    yield connection
    connection.close()
