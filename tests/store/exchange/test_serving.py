"""Whether a store can be one team's on a server."""

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.store.exchange.backups import Reason, back_up
from partui.store.exchange.serving import check_serving
from partui.system.disks import disk_kind, is_far


@pytest.fixture(scope="module")
def kept(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store as the page for administrators has it, not to be written."""
    folder = tmp_path_factory.mktemp("kept") / "cchc"
    folder.mkdir()
    folder.chmod(0o2770)
    before = os.umask(0o007)
    path = Path(shutil.copyfile(seeded, folder / "partui.db"))
    path.chmod(0o660)
    back_up(str(path), Reason.ASKED)
    os.umask(before)
    return folder


@pytest.fixture
def shared(kept: Path, tmp_path: Path) -> Path:
    """Such a store of the test's own."""
    return Path(shutil.copytree(kept, tmp_path / "cchc")) / "partui.db"


@pytest.fixture(autouse=True)
def _umask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partui.store.exchange.serving.own_umask", lambda: 0o007)


def wrong(path: Path, *, named: bool = True, now: datetime | None = None) -> list[str]:
    now = now or datetime.now()
    return [each.name for each in check_serving(str(path), named=named, now=now) if each.advice]


def test_a_store_that_is_shared_as_it_should_be(shared: Path) -> None:
    assert wrong(shared) == []


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (lambda path: path.parent.chmod(0o770), ["folder"]),
        (lambda path: path.parent.chmod(0o3770), ["folder"]),
        (lambda path: path.parent.chmod(0o2775), ["folder"]),
        (lambda path: path.chmod(0o600), ["file"]),
        (lambda path: path.chmod(0o664), ["file"]),
        (lambda path: (path.parent / "backups").chmod(0o700), ["beside"]),
        (lambda path: path.with_name("partui.db-wal").touch(0o600), ["beside"]),
    ],
)
def test_each_mode_matters(shared: Path, spoil: Callable[[Path], object], found: list[str]) -> None:
    spoil(shared)
    assert wrong(shared) == found


def test_what_is_told_mends_it(shared: Path) -> None:
    shared.parent.chmod(0o755)
    shared.chmod(0o600)
    (shared.parent / "backups").chmod(0o700)
    for each in check_serving(str(shared), named=True, now=datetime.now()):
        if each.advice:
            assert os.system(str(each.advice).partition(": ")[2]) == 0
    assert wrong(shared) == []


def test_the_log_of_another_group(shared: Path) -> None:
    if os.geteuid():
        pytest.skip("only root gives a file to any group")
    log = shared.with_name("partui.db-shm")
    log.touch()
    log.chmod(0o660)
    os.chown(log, -1, 12345)
    (told,) = [each for each in check_serving(str(shared), named=True, now=datetime.now()) if each.advice]
    assert told.name == "group"
    assert "12345" in str(told.advice)


def test_an_old_copy_and_none(shared: Path) -> None:
    assert wrong(shared, now=datetime.now() + timedelta(hours=37)) == ["backup"]
    for copy in (shared.parent / "backups").iterdir():
        copy.unlink()
    assert wrong(shared) == ["backup"]


def test_the_user_and_the_way_there(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partui.store.exchange.serving.is_member", lambda _group: False)
    monkeypatch.setattr("partui.store.exchange.serving.own_umask", lambda: 0o022)
    monkeypatch.setattr("partui.store.exchange.serving.disk_kind", lambda _folder: "nfs4")
    assert wrong(shared, named=False) == ["named", "disk", "member", "umask"]


def test_no_file_and_no_groups(tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PartuiError, match="Chưa có tệp dữ liệu"):
        wrong(tmp_path / "none.db")
    monkeypatch.setattr("partui.store.exchange.serving.sharing", lambda _path: None)
    with pytest.raises(PartuiError, match="Linux và macOS"):
        wrong(shared)


MOUNTS = """\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 21 0:50 / /srv rw - nfs4 host:/srv rw
31 30 8:2 / /srv/o\\040dia rw - xfs /dev/sdb1 rw
32 21 0:51 / /home/lan/may rw - fuse.sshfs lan@may: rw
"""


@pytest.mark.parametrize(
    ("path", "kind", "far"),
    [
        ("/var/partui", "ext4", False),
        ("/srv/cchc", "nfs4", True),
        ("/srv/o dia/x", "xfs", False),
        ("/srvother", "ext4", False),
        ("/home/lan/may", "fuse.sshfs", True),
    ],
)
def test_the_disk_below_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, kind: str, far: bool
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    monkeypatch.setattr("partui.system.disks._MOUNTS", str(mounts))
    assert disk_kind(path) == kind
    assert is_far(kind) is far
    monkeypatch.setattr("partui.system.disks._MOUNTS", str(tmp_path / "none"))
    assert disk_kind(path) == ""
