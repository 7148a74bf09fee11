"""The file that `make bundle` writes: what is in it, and how it starts on a Python that has nothing else."""

import ast
import importlib.util
import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from partui.system.places import FOLDER
from tests.places import ROOT
from tools.bundle.targets import PLATFORMS, PYTHONS, targets
from tools.bundle.writing import write_bundle, write_wheelhouse

START = ROOT / "tools" / "bundle" / "start"
PROGRAM = """
import os, sys
def main():
    import library
    print(library.SAYS, *sys.argv[1:], os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    return 3
"""


@pytest.fixture(scope="module")
def places() -> ModuleType:
    """What the start of a bundle knows of the computer."""
    return loaded("partui_places")


def loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, START / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Made:
    """A bundle of two small wheels on a stick, and a user to start it.

    Args:
        above: a folder for all of it.
        target: of the wheels.
    """

    def __init__(self, above: Path, target: str) -> None:
        self.above, self.bundle, self.home = above, above / "stick" / "partui.pyz", above / "home"
        self.bundle.parent.mkdir()
        self.home.mkdir()
        self.wheels = {target: ["library-1-py3-none-any.whl", "partui-1-py3-none-any.whl", "pip-1-py3-none-any.whl"]}
        files = (
            {"library.py": "SAYS = 'xong'", "library/tests/test.py": "", "library.data/data/share/man": ""},
            {"partui/__init__.py": "", "partui/__main__.py": PROGRAM},
            {"pip/__init__.py": ""},
        )
        for name, contents in zip(self.wheels[target], files, strict=True):
            with zipfile.ZipFile(above / name, "w") as wheel:
                for file, text in contents.items():
                    wheel.writestr(file, text)
        write_bundle(self.bundle, above, self.wheels)

    def start(self, *args: str, **env: str) -> "subprocess.Popen[str]":
        """Start it on a Python that finds no package."""
        return subprocess.Popen(
            [sys.executable, "-S", str(self.bundle), *args],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={"HOME": str(self.home), "PATH": os.environ["PATH"], "TMPDIR": str(self.above), **env},
        )  # fmt: skip

    def answer(self, *args: str, **env: str) -> tuple[int, str, str]:
        """Start it and return its exit code and what it wrote."""
        with self.start(*args, **env) as program:
            out, err = program.communicate(timeout=60)
        return program.returncode, out.strip(), err.strip()


@pytest.fixture
def made(tmp_path: Path, places: ModuleType) -> Made:
    return Made(tmp_path, places.target())


def test_it_unpacks_once_and_then_starts_what_is_there(made: Made) -> None:
    cache = made.home / ".cache" / "partui" / "bundle"
    code, out, err = made.answer("status")
    (folder,) = cache.iterdir()
    assert (code, out, err) == (3, f"xong status {folder}", "")
    assert {path.name for path in folder.iterdir()} - {"__pycache__"} == {"library.py", "partui"}
    assert list((folder / "partui" / "__pycache__").iterdir())
    (folder / "library.py").write_text("SAYS = 'lần sau'")
    assert made.answer()[1].startswith("lần sau")
    assert list(cache.iterdir()) == [folder]


def test_two_first_starts_at_once(made: Made) -> None:
    programs = [made.start() for _ in range(3)]
    for program in programs:
        out, err = program.communicate(timeout=60)
        assert (program.returncode, err) == (3, "")
        assert out.startswith("xong")
    assert len(list((made.home / ".cache" / "partui" / "bundle").iterdir())) == 1


@pytest.mark.parametrize(
    ("args", "env", "made_before"),
    [(("--portable",), {}, False), ((), {"PARTUI_PORTABLE": "1"}, False), ((), {}, True)],
)
def test_on_a_stick_it_unpacks_beside_itself(
    made: Made, args: tuple[str, ...], env: dict[str, str], made_before: bool
) -> None:
    beside = made.bundle.parent / "partui-data"
    if made_before:
        beside.mkdir()
    code, out, err = made.answer(*args, **env)
    assert (code, err) == (3, "")
    assert str(beside / "program") in out
    assert made_before or beside.stat().st_mode & 0o777 == 0o700
    assert list(made.home.iterdir()) == []


def test_where_nothing_can_be_kept_it_starts_and_leaves_nothing(made: Made) -> None:
    (made.home / ".cache").touch()
    (made.bundle.parent / "partui-data").touch()
    before = sorted(made.above.rglob("*"))
    code, _out, err = made.answer("--portable")
    assert (code, err) == (3, "")
    assert sorted(made.above.rglob("*")) == before


def test_what_a_killed_start_left_goes_with_the_next(made: Made) -> None:
    cache = made.home / ".cache" / "partui" / "bundle"
    old, young = cache / ".part-old", cache / ".part-young"
    for path in (old, young):
        path.mkdir(parents=True)
    os.utime(old, (1, 1))
    assert made.answer()[0] == 3
    assert (old.exists(), young.exists()) == (False, True)


@pytest.mark.parametrize("flags", [0, getattr(os, "ST_NOEXEC", 0)])
def test_a_disk_that_runs_no_program_keeps_none(
    places: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, flags: int
) -> None:
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "partui.pyz"), "--portable"])
    monkeypatch.setattr(os, "statvfs", lambda _folder: SimpleNamespace(f_flag=flags))
    assert len(places.folders()) == (0 if flags else 2)


def test_another_computer_is_told_of(tmp_path: Path) -> None:
    code, out, err = Made(tmp_path, "cp39-vax").answer()
    assert (code, out) == (1, "")
    assert "cp39-vax" in err
    assert len(err.splitlines()) == 1


def test_an_older_python_reads_the_start() -> None:
    text = (START / "__main__.py").read_text(encoding="utf-8")
    assert not [node for node in ast.walk(ast.parse(text, feature_version=(3, 4))) if isinstance(node, ast.JoinedStr)]


def test_the_same_wheels_make_the_same_bytes(made: Made) -> None:
    again = made.above / "again.pyz"
    write_bundle(again, made.above, made.wheels)
    assert again.read_bytes() == made.bundle.read_bytes()
    assert again.stat().st_mode & 0o111
    with zipfile.ZipFile(again) as bundle:
        assert {entry.compress_type for entry in bundle.infolist() if entry.filename.endswith(".whl")} == {
            zipfile.ZIP_STORED
        }
        assert not [name for name in bundle.namelist() if name.startswith("wheels/pip-")]


def test_the_wheelhouse_holds_every_wheel_once(made: Made) -> None:
    (target,) = made.wheels
    out = made.above / "wheelhouse.tar"
    write_wheelhouse(out, made.above, {target: made.wheels[target], "other": made.wheels[target][:1]})
    with tarfile.open(out) as archive:
        assert archive.getnames() == [*(f"wheelhouse/{name}" for name in made.wheels[target]), "CAI-DAT.txt"]


@pytest.mark.parametrize(
    ("system", "machine", "tag", "expected"),
    [
        ("win-amd64", "AMD64", None, "windows-x86_64"),
        ("win32", "AMD64", None, "win32"),
        ("macosx-10.13-universal2", "arm64", None, "macos-arm64"),
        ("macosx-10.9-x86_64", "x86_64", None, "macos-x86_64"),
        ("linux-aarch64", "aarch64", "cpython-312-aarch64-linux-gnu", "linux-aarch64"),
        ("linux-x86_64", "x86_64", "cpython-312-x86_64-linux-musl", "musl-linux-x86_64"),
    ],
)
def test_a_computer_is_known(
    places: ModuleType, monkeypatch: pytest.MonkeyPatch, system: str, machine: str, tag: str | None, expected: str
) -> None:
    monkeypatch.setattr(sysconfig, "get_platform", lambda: system)
    monkeypatch.setattr(sysconfig, "get_config_var", {"SOABI": tag}.get)
    monkeypatch.setattr(os, "uname", lambda: SimpleNamespace(machine=machine))
    assert places.target() == "cp{}{}-{}".format(*sys.version_info[:2], expected)


def test_targets_by_parts_of_their_names() -> None:
    assert len(targets()) == len(PLATFORMS) * len(PYTHONS)
    assert [each.key for each in targets("cp312-windows, cp313-macos-arm")] == [
        "cp312-windows-x86_64",
        "cp313-macos-arm64",
    ]
    assert targets("vax") == []


def test_every_target_takes_what_writes_pdf() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for platform in PLATFORMS:
        assert "fpdf2" in " ".join(extras[platform.extra]).replace("partui[pdf-writing]", *extras["pdf-writing"])


def test_program_and_bundle_mean_the_same_folder(places: ModuleType) -> None:
    assert places.DATA == FOLDER
