"""The wheels of partui and of all it needs, for each target, from where the settings of uv and pip say."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.bundle.targets import Target

ROOT = Path(__file__).parents[2]
_AT_ONCE = 4


def fetch(wanted: Iterable[Target], folder: Path) -> Mapping[str, list[str]]:
    """Bring all wheels into a folder; return the names of each target's, ours among them.

    Args:
        wanted: the targets.
        folder: where; made where it is not there.

    Raises:
        SystemExit: a target has no such wheel, or the network is not there; what was said of it goes to stderr.
    """
    folder.mkdir(parents=True, exist_ok=True)
    own = _our_wheel(folder)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = pool.map(lambda target: (target.key, sorted([own, *_of_target(target, folder)])), wanted)
        return dict(found)


def _our_wheel(folder: Path) -> str:
    with TemporaryDirectory() as made:
        pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
        _run(*pip, "--wheel-dir", made, ROOT)
        (wheel,) = Path(made).glob("partui-*.whl")
        wheel.replace(folder / wheel.name)
    return wheel.name


def _of_target(target: Target, folder: Path) -> list[str]:
    with TemporaryDirectory(dir=folder) as made:
        pins = Path(made, "pins.txt")
        _run(
            Path(sys.executable).parent / "uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate",
            "--python-platform", target.platform.uv, "--python-version", target.python, "--only-binary", ":all:",
            "--constraint", "constraints.txt", "--extra", target.platform.extra, "--output-file", pins,
            "pyproject.toml",
        )  # fmt: skip
        _run(
            sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:",
            *(word for tag in target.platform.pip for word in ("--platform", tag)),
            "--python-version", target.python, "--dest", made, "--requirement", pins,
        )  # fmt: skip
        names = []
        for wheel in sorted(Path(made).glob("*.whl")):
            wheel.replace(folder / wheel.name)
            names.append(wheel.name)
    print(target.key, flush=True)
    return names


def _run(*words: str | Path) -> None:
    done = subprocess.run(words, cwd=ROOT, env={**os.environ}, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\npartui: {Path(words[0]).name} {words[1]}: {done.returncode}")
