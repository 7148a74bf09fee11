"""Runs the smoke tests on every other Python that is installed (`make pythons`), or with the oldest libraries allowed
(`make lowest`).

Each Python has an environment of its own in `.venvs/`, made anew when what it is made of changes.
"""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
ENVIRONMENTS = ROOT / ".venvs"
MADE_OF = ("pyproject.toml", "constraints.txt", "hatch_build.py")
SMOKE = ("tests/smoke",)
TERMINAL = ("tests/tui/test_terminal.py",)
CLASSIFIER = "Programming Language :: Python :: 3."
# A shim of pyenv's answers only for a version that is in use; a Python may lack what its maker did not build.
PROBE = "import ctypes, sqlite3, ssl, sys; print(*sys.version_info[:3], sys.executable)"


class Python(NamedTuple):
    """A Python that is installed.

    Attributes:
        version: three numbers.
        path: its program.
    """

    version: tuple[int, ...]
    path: str

    def __str__(self) -> str:
        return ".".join(map(str, self.version))


def supported() -> list[tuple[int, int]]:
    """Return the versions that `pyproject.toml` names, the oldest first."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        classifiers = tomllib.load(file)["project"]["classifiers"]
    return sorted((3, int(each.removeprefix(CLASSIFIER))) for each in classifiers if each.startswith(CLASSIFIER))


def folders() -> Iterator[Path]:
    """Return where Pythons may be: along the search path, and in pyenv's folder."""
    yield from map(Path, os.environ.get("PATH", "").split(os.pathsep))
    pyenv = Path(os.environ.get("PYENV_ROOT") or "~/.pyenv").expanduser()
    yield from pyenv.glob("versions/*/bin")


def installed(places: Iterable[Path], versions: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Python]:
    """Return the newest Python of each version that is there.

    Args:
        places: the folders to look into.
        versions: those looked for.
    """
    found: dict[tuple[int, int], Python] = {}
    paths = [(version, place / "python{}.{}".format(*version)) for place in places for version in versions]
    for version, path in paths:
        python = probed(path) if path.exists() else None
        if python and (version not in found or python.version > found[version].version):
            found[version] = python
    return found


def probed(path: Path) -> Python | None:
    """Return the Python that a program is; none where it does not run or lacks what partui needs."""
    answer = subprocess.run([path, "-c", PROBE], capture_output=True, text=True, check=False)
    if answer.returncode:
        return None
    major, minor, patch, program = answer.stdout.strip().split(" ", 3)
    return Python((int(major), int(minor), int(patch)), program)


def environment(python: Python, lowest: bool) -> Path:
    """Return a Python's environment, made where it is not there or is out of date.

    Args:
        python: what it is of.
        lowest: whether it has the lowest versions that `pyproject.toml` allows, else those of `constraints.txt`.
    """
    folder = ENVIRONMENTS / "{}.{}{}".format(*python.version[:2], "-lowest" if lowest else "")
    note = folder / "made-of"
    made_of = "\n".join([str(python), python.path, *((ROOT / name).read_text(encoding="utf-8") for name in MADE_OF)])
    if not note.exists() or note.read_text(encoding="utf-8") != made_of:
        # A library without a package for this Python would be built, for minutes: it is not supported then.
        versions = (
            ("--resolution", "lowest-direct", "--only-binary", ":all:", "--no-binary", "partui")
            if lowest
            else ("--constraint", "constraints.txt")
        )
        uv("venv", "--clear", "--python", python.path, str(folder))
        partui = ("--editable", ".", "--group", "test")
        uv("pip", "install", "--compile-bytecode", "--python", str(folder / "bin/python"), *versions, *partui)
        note.write_text(made_of, encoding="utf-8")
    return folder


def uv(*args: str) -> None:
    """Run uv.

    Raises:
        SystemExit: it could not; it has said why.
    """
    done = subprocess.run([Path(sys.executable).parent / "uv", "--quiet", *args], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def tried(python: Python, lowest: bool, tests: Sequence[str]) -> bool:
    """Run tests on a Python and say how it went; return whether all passed."""
    folder = environment(python, lowest)
    command = [str(folder / "bin/python"), "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    lines = (done.stdout + done.stderr).strip().splitlines()
    print(f"Python {python}{', lowest versions' if lowest else ''}:", flush=True)
    print("\n".join(lines if done.returncode else lines[-1:]), flush=True)
    return done.returncode == 0


def main(lowest: bool) -> int:
    """Run the smoke tests where they have not been run, say where they were and were not; return the exit code.

    Args:
        lowest: with the lowest versions on the newest Python, else with those pinned on each other than this.
    """
    versions = supported()
    found = installed(folders(), versions)
    if lowest:
        chosen = [found[max(found)]]
        tests: Sequence[str] = SMOKE
    else:
        chosen = [found[version] for version in sorted(found) if version != sys.version_info[:2]]
        tests = SMOKE + TERMINAL
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        passed = list(pool.map(lambda python: tried(python, lowest, tests), chosen))
    missing = ["{}.{}".format(*version) for version in versions if version not in found]
    if missing:
        print(f"Not installed here, not tried: Python {', '.join(missing)}")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main("--lowest" in sys.argv[1:]))
