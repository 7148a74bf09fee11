"""Writes settings to the configuration file, keeping comments and unknown lines."""

import os
from contextlib import suppress
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Table

from partui.domain.errors import PartuiError
from partui.files import USUAL, part_file
from partui.settings.read import config_text
from partui.wording.disk_errors import disk_reason

_KEYS = "keys"


def write_setting(path: str, name: str, value: Any) -> None:
    """Write a setting to the configuration file, which is made if missing.

    Args:
        path: the configuration file.
        name: the setting, or `keys.` and an action.
        value: a value that the setting may have.

    Raises:
        PartuiError: the file cannot be read or written; it is as it was.
    """
    document = _document(path)
    table, key = _place(document, name, path)
    table[key] = value
    _write(path, document)


def remove_setting(path: str, name: str) -> bool:
    """Remove a setting from the configuration file; return whether it was there.

    Args:
        path: the configuration file.
        name: the setting, `keys` for all of them, or `keys.` and an action.

    Raises:
        PartuiError: the file cannot be read or written; it is as it was.
    """
    document = _document(path)
    if name.startswith(f"{_KEYS}.") and _KEYS not in document:
        return False
    table, key = _place(document, name, path)
    if key not in table:
        return False
    del table[key]
    _write(path, document)
    return True


def _document(path: str) -> TOMLDocument:
    text = config_text(path)
    if text is None:
        return tomlkit.document()
    try:
        return tomlkit.parse(text)
    except (TOMLKitError, RecursionError) as error:
        line = getattr(error, "line", None)
        raise PartuiError(
            "{where} không đúng cách viết TOML; chưa ghi gì, tệp được giữ nguyên. Hãy sửa dòng ấy rồi ghi lại.",
            where=path if line is None else f"{path}:{line}",
        ) from error


def _place(document: TOMLDocument, name: str, path: str) -> tuple[Any, str]:
    group, dot, action = name.partition(".")
    if not dot:
        return document, name
    table = document.get(group)
    if table is None:
        table = document[group] = tomlkit.table()
    if not isinstance(table, Table | dict):
        raise PartuiError(
            "{path}: keys phải là một bảng, [keys]; chưa ghi gì, tệp được giữ nguyên. Hãy sửa dòng ấy rồi ghi lại.",
            path=path,
        )
    return document[group], action


def _write(path: str, document: TOMLDocument) -> None:
    if path.startswith("~"):
        raise PartuiError(
            "Không rõ thư mục riêng của người dùng (HOME, trên Windows LOCALAPPDATA); "
            "hãy ghi tệp cài đặt: $PARTUI_CONFIG."
        )
    # A link stays one; what it points to is replaced.
    target = os.path.realpath(path)
    try:
        os.makedirs(os.path.dirname(target), mode=0o700, exist_ok=True)
    except OSError as error:
        raise PartuiError(
            "Không dùng được {path}: {reason}; chưa ghi gì. Hãy sửa quyền hoặc chọn chỗ khác.",
            path=target,
            reason=disk_reason(error),
        ) from error
    with part_file(target, USUAL, force=True) as part:
        with suppress(FileNotFoundError):
            os.chmod(part, os.stat(target).st_mode & 0o777)
        with open(part, "w", encoding="utf-8", newline="") as file:
            file.write(tomlkit.dumps(document))
