"""The folder of a site: whole or not at all, never in the place of what is not ours."""

import os
from pathlib import Path

import pytest

from partui import folders as module
from partui.domain.errors import PartuiError
from partui.domain.site import Site
from partui.reports.publishing import check_site_folder, publish
from tests.reports import builders


def site() -> Site:
    """A site of some tasks and one agency."""
    few = builders.tasks()[:3]
    return Site(builders.progress(few), (builders.progress(few, agency="Sở Nội vụ"),))


def left_over(folder: Path) -> list[str]:
    """What of ours stands hidden in a folder."""
    return [name for name in os.listdir(folder) if name.startswith(".partui")]


@pytest.fixture(params=[True, False], ids=["exchange", "two renames"])
def _each_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system can exchange two folders, and where it cannot."""
    if not request.param:
        monkeypatch.setattr(module, "exchange", lambda *_paths: False)


@pytest.mark.usefixtures("_each_way")
def test_pages_take_the_place_of_older_ones(tmp_path: Path) -> None:
    target = tmp_path / "trang"
    names = publish(site(), str(target))
    assert names[0] == "index.html"
    assert sorted(os.listdir(target)) == sorted(names)
    fewer = publish(site()._replace(agencies=()), str(target))
    assert sorted(os.listdir(target)) == sorted(fewer)
    assert "co-quan-so-noi-vu.html" not in fewer
    assert left_over(tmp_path) == []


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    publish(site(), str(tmp_path))
    assert (tmp_path / "index.html").is_file()


@pytest.mark.parametrize("name", ["notes.txt", "mine.html", ".hidden", "folder.html/"])
def test_a_folder_with_anything_else_is_refused(tmp_path: Path, name: str) -> None:
    target = tmp_path / "trang"
    publish(site(), str(target))
    before = sorted(os.listdir(target))
    if name.endswith("/"):
        (target / name).mkdir()
    else:
        (target / name).write_text("<html>mine</html>")
    with pytest.raises(PartuiError, match="được giữ nguyên") as refusal:
        check_site_folder(str(target))
    assert name.rstrip("/") in str(refusal.value)
    with pytest.raises(PartuiError, match="được giữ nguyên"):
        publish(site(), str(target))
    assert sorted(os.listdir(target)) == sorted([*before, name.rstrip("/")])
    assert left_over(tmp_path) == []


def test_a_link_among_the_pages_is_not_ours(tmp_path: Path) -> None:
    target = tmp_path / "trang"
    publish(site(), str(target))
    (target / "khac.html").symlink_to(target / "index.html")
    with pytest.raises(PartuiError, match=r"khac\.html"):
        check_site_folder(str(target))


def test_a_file_or_a_missing_folder_above_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("x")
    for path, said in ((tmp_path / "tệp", "là một tệp"), (tmp_path / "không" / "trang", "Không có thư mục")):
        with pytest.raises(PartuiError, match=said):
            check_site_folder(str(path))


@pytest.mark.usefixtures("_each_way")
def test_a_failure_leaves_the_old_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "trang"
    publish(site(), str(target))
    before = {name: (target / name).read_bytes() for name in os.listdir(target)}
    real, calls = os.fsync, []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PartuiError, match="Không đủ chỗ"):
        publish(site()._replace(agencies=()), str(target))
    monkeypatch.undo()
    assert {name: (target / name).read_bytes() for name in os.listdir(target)} == before
    assert left_over(tmp_path) == []


def test_what_cannot_be_moved_leaves_the_old_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "trang"
    publish(site(), str(target))
    before = sorted(os.listdir(target))
    real = os.rename

    def refuse(source: str, place: str) -> None:
        if source.endswith(".folder"):
            raise PermissionError(13, "Permission denied")
        real(source, place)

    monkeypatch.setattr(module, "exchange", lambda *_paths: False)
    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(PartuiError, match="Không ghi được"):
        publish(site()._replace(agencies=()), str(target))
    monkeypatch.undo()
    assert sorted(os.listdir(target)) == before
    assert left_over(tmp_path) == []


def test_what_a_killed_program_left_is_swept_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(site(), str(tmp_path / "trang"))
    left = tmp_path / ".partui.12.0123abcd.folder"
    os.rename(tmp_path / "trang", left)
    monkeypatch.setattr(module, "_YOUNG_SECONDS", 0.0)
    publish(site(), str(tmp_path / "khác"))
    assert not left.exists()
