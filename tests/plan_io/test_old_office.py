"""Files of Word and Excel up to 2003: LibreOffice converts them, or it is said what to do."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.plan_io import old_office
from partui.plan_io.draft import PlanDraft, PlanOverrides
from partui.plan_io.files import read_plan_file
from tests.cases.building import build
from tests.cases.plans import cases

Office = Callable[[str], None]
CONVERTS = """
[ "$1" = --headless ] || exit 9
while [ $# -gt 1 ]; do
  case $1 in --convert-to) to=$2;; --outdir) out=$2;; -env:UserInstallation=*) profile=${1#*file://};; esac
  shift
done
[ "${profile%/*}" = "$PWD" ] && [ "$HOME" = "$PWD" ] || exit 8
mkdir "$out" && cp "$1" "$out/plan.$to"
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Have a LibreOffice on the path that does what a script says."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")

    def make(script: str) -> None:
        (folder / "soffice").write_text(f"#!/bin/sh\n{script}")
        (folder / "soffice").chmod(0o755)

    return make


def old_file(tmp_path: Path, ending: str) -> Path:
    """A plan under an old name: the LibreOffice of the test only copies it."""
    return build(cases()["P04"], tmp_path, f"{ending}x").rename(tmp_path / f"cũ.{ending}")


def read(path: Path) -> PlanDraft:
    return read_plan_file(str(path), PlanOverrides(), lambda _rows: None)


@pytest.mark.parametrize("ending", ["doc", "xls"])
def test_it_is_converted_in_a_folder_of_its_own_and_said(tmp_path: Path, office: Office, ending: str) -> None:
    office(CONVERTS)
    draft = read(old_file(tmp_path, ending))
    assert len(draft.file.items) == 6
    assert draft.problems[0].text == f"Tệp .{ending} đã được LibreOffice đổi sang .{ending}x để đọc; hãy soát lại."


def test_where_there_is_none_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PartuiError, match=r"máy này không có LibreOffice để đổi; hãy mở rồi lưu lại thành \.docx"):
        read(old_file(tmp_path, "doc"))


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "exec sleep 60"])
def test_one_that_fails_makes_nothing_or_never_ends(
    tmp_path: Path, office: Office, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setattr(old_office, "_SECONDS", 0.5)
    office(script)
    with pytest.raises(PartuiError, match=r"LibreOffice không đổi được tệp \.doc"):
        read(old_file(tmp_path, "doc"))


def test_leaving_ends_it(tmp_path: Path, office: Office) -> None:
    office(f"echo $$ > {tmp_path}/pid; exec sleep 60")

    def leave(_rows: int) -> None:
        if (tmp_path / "pid").exists() and (tmp_path / "pid").read_text().strip():
            raise PartuiError("Đã dừng.")

    started = time.monotonic()
    with pytest.raises(PartuiError, match=r"Đã dừng\."):
        read_plan_file(str(old_file(tmp_path, "doc")), PlanOverrides(), leave)
    assert time.monotonic() - started < 60
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)
