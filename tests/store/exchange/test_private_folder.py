"""The folder in which another's file is looked at: nobody else's, and never left for good."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.store.exchange.untrusted import COPY, private_copy, private_folder

KILLED = """
import os, signal, sys
from partui.store.exchange.untrusted import private_copy
with private_copy(sys.argv[1]):
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for what is temporary."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def grow_old(folder: Path) -> None:
    long_ago = time.time() - 60
    os.utime(folder, (long_ago, long_ago))


def test_what_a_killed_program_left_goes_with_the_next(seeded: Path, above: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(seeded)], env={**os.environ, "TMPDIR": str(above)}, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    (left,) = above.iterdir()
    assert (left / COPY).is_file()
    assert left.stat().st_mode & 0o777 == 0o700
    grow_old(left)
    with private_copy(str(seeded)):
        assert not left.exists()
    assert list(above.iterdir()) == []


def test_what_is_in_use_or_somebody_s_own_stays(above: Path) -> None:
    own = above / "partui-copy-mine0000"
    own.mkdir()
    (own / "ke-hoach.db").write_text("của tôi")
    other = above / "partui-copy-of-my-plans"
    other.mkdir()
    (other / COPY).write_text("của tôi")
    link = above / "partui-copy-linked00"
    link.symlink_to(other)
    grow_old(own)
    grow_old(other)
    with private_folder() as held:
        grow_old(Path(held))
        with private_folder():
            assert Path(held).is_dir()
    assert (own / "ke-hoach.db").read_text() == "của tôi"
    assert (other / COPY).read_text() == "của tôi"
    assert sorted(above.iterdir()) == sorted([own, other, link])


def test_no_folder_for_what_is_temporary(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere/at/all")
    with pytest.raises(PartuiError, match="Không dùng được"), private_copy(str(seeded)):
        pass
