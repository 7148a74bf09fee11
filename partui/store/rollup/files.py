"""Which files are meant by what was named: files as they are, and those of a folder that end as a store does."""

import os
from collections.abc import Iterable

from partui.domain.errors import PartuiError
from partui.domain.rollup.figures import SkippedFile

STORE_ENDINGS = (".db", ".db.gz", ".sqlite", ".sqlite3")


def files_named(paths: Iterable[str]) -> tuple[list[str], list[SkippedFile]]:
    """Return the files, each once and in order, and what names none.

    Args:
        paths: whole paths of files and folders; folders below a folder are looked through too.
    """
    files: dict[str, str] = {}
    left: list[SkippedFile] = []
    for path in paths:
        found = _stores_in(path) if os.path.isdir(path) else [path]
        if not found:
            reason = PartuiError(
                "Thư mục {path} không có tệp nào tên kết thúc bằng {endings}.",
                path=path,
                endings=", ".join(STORE_ENDINGS),
            )
            left.append(SkippedFile(path, reason))
        for each in found:
            files.setdefault(os.path.realpath(each), each)
    return list(files.values()), left


def _stores_in(folder: str) -> list[str]:
    found = []
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            os.path.join(above, name)
            for name in sorted(names)
            if name.lower().endswith(STORE_ENDINGS) and not name.startswith(".")
        ]
    return found
