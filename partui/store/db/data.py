"""Where the files that ship with partui stand, installed or in a checkout."""

import os


def data_path(*parts: str) -> str:
    """Return the path of a file that ships with partui.

    Args:
        parts: its place below the project's top folder, such as `"db", "migrations"`.
    """
    package = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
    installed = os.path.join(package, "_data", *parts)
    if os.path.exists(installed):
        return installed
    return os.path.join(os.path.dirname(package), *parts)


def sql_files(folder: str) -> list[str]:
    """Return the paths of the migrations in a folder of `db`, oldest first."""
    path = data_path("db", folder)
    return sorted(os.path.join(path, name) for name in os.listdir(path) if name.endswith(".sql"))
