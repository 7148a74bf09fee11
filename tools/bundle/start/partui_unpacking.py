"""Unpacking a bundle, once: into a folder that takes its name when it is whole."""

import atexit
import io
import os
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Sequence

# What an unpacking that was killed left.
_LEFT_SECONDS = 3600.0
_PART = ".part-"
# Pages of manuals, tests of libraries, what compilers read: a stick takes long for many small files.
_LEFT_OUT = (".data/", "/tests/", "/includes/")
_ENDINGS_LEFT_OUT = (".pyi", ".pxd", ".h")


def unpack(bundle: str, wheels: Iterable[str], folders: Sequence[str], name: str) -> str:
    """Unpack wheels; return the folder, which goes again at the end where none of those wanted can be written.

    Args:
        bundle: the file that holds them.
        wheels: their names.
        folders: where the folder may be, the first choice first.
        name: the folder's name.
    """
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write("partui: lần đầu, xin chờ / unpacking, once\n")
    wheels = list(wheels)
    for above in folders:
        try:
            return _unpack_into(bundle, wheels, above, name)
        except OSError:
            continue
    try:
        passing = tempfile.mkdtemp(prefix="partui-bundle-")
        atexit.register(shutil.rmtree, passing, ignore_errors=True)
        return _unpack_into(bundle, wheels, passing, name, lasting=False)
    except OSError as error:
        sys.exit(f"partui: không giải nén được / cannot be unpacked: {error}")


def _unpack_into(bundle: str, wheels: Iterable[str], above: str, name: str, *, lasting: bool = True) -> str:
    # Only the last folder of a path gets the mode.
    for folder in (os.path.dirname(above), above):
        os.makedirs(folder, mode=0o700, exist_ok=True)
    _sweep(above)
    part = tempfile.mkdtemp(prefix=_PART, dir=above)
    whole = os.path.join(above, name)
    try:
        with zipfile.ZipFile(bundle) as packed:
            for wheel in wheels:
                with zipfile.ZipFile(io.BytesIO(packed.read(f"wheels/{wheel}"))) as files:
                    files.extractall(part, filter(_is_needed, files.namelist()))
        if lasting:
            _compile(part)
        try:
            os.rename(part, whole)
        except OSError:
            # Another start was quicker.
            if not os.path.isdir(whole):
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return whole


def _is_needed(name: str) -> bool:
    return not any(part in name for part in _LEFT_OUT) and not name.endswith(_ENDINGS_LEFT_OUT)


def _compile(folder: str) -> None:
    """Compile what every start imports, so that the next is quick for whoever may only read it."""
    import compileall

    for package in ("partui", "click"):
        compileall.compile_dir(os.path.join(folder, package), quiet=2)


def _sweep(above: str) -> None:
    for name in os.listdir(above):
        path = os.path.join(above, name)
        if name.startswith(_PART) and time.time() - os.stat(path).st_mtime > _LEFT_SECONDS:
            shutil.rmtree(path, ignore_errors=True)
