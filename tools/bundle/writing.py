"""A bundle written: the wheels as they are, what starts them, and which of them each Python takes."""

import hashlib
import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

_START = Path(__file__).parent / "start"
_INTERPRETER = b"#!/usr/bin/env python3\n"
# The same wheels give the same bytes.
_TIME = (2020, 1, 1, 0, 0, 0)
# sqlite-utils names it for a command of its own that nothing here calls.
_UNUSED = ("pip-",)
README = """partui: cài không cần mạng (Python 3.11 trở lên)

  python3 -m venv partui-venv
  partui-venv/bin/python -m pip install --no-index --find-links wheelhouse "partui[pdf]"
  partui-venv/bin/partui

Windows: py -m venv partui-venv, rồi partui-venv\\Scripts\\python thay cho partui-venv/bin/python.
macOS trên máy Intel: "partui[pdf-writing]" thay cho "partui[pdf]"; ở đó partui ghi được PDF, không đọc được.
"""


def write_bundle(out: Path, folder: Path, wheels: Mapping[str, Sequence[str]]) -> None:
    """Write the one file.

    Args:
        out: the file.
        folder: where the wheels are.
        wheels: the names of each target's wheels.
    """
    taken = {key: [name for name in names if not name.startswith(_UNUSED)] for key, names in wheels.items()}
    names = sorted({name for each in taken.values() for name in each})
    starts = {path.name: path.read_bytes() for path in sorted(_START.glob("*.py"))}
    digest = hashlib.sha256()
    for data in starts.values():
        digest.update(data)
    for name in names:
        digest.update(f"{name}\n".encode())
        digest.update((folder / name).read_bytes())
    contents = f"DIGEST = {digest.hexdigest()[:16]!r}\nWHEELS = {taken!r}\n".encode()
    part = out.with_name(f"{out.name}.part")
    with open(part, "wb") as file:
        file.write(_INTERPRETER)
        with zipfile.ZipFile(file, "w") as bundle:
            for name, data in {**starts, "partui_contents.py": contents}.items():
                bundle.writestr(_entry(name), data, zipfile.ZIP_DEFLATED)
            for name in names:
                bundle.writestr(_entry(f"wheels/{name}"), (folder / name).read_bytes(), zipfile.ZIP_STORED)
    part.chmod(0o755)
    part.replace(out)


def write_wheelhouse(out: Path, folder: Path, wheels: Mapping[str, Sequence[str]]) -> None:
    """Write the archive that pip installs from.

    Args:
        out: the archive, `.tar`: wheels are packed already.
        folder: where the wheels are.
        wheels: the names of each target's wheels.
    """
    part = out.with_name(f"{out.name}.part")
    with tarfile.open(part, "w") as archive:
        for name in sorted({name for each in wheels.values() for name in each}):
            _add(archive, f"wheelhouse/{name}", (folder / name).read_bytes())
        _add(archive, "CAI-DAT.txt", README.encode())
    part.replace(out)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.external_attr = 0o644 << 16
    return entry


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    archive.addfile(entry, io.BytesIO(data))
