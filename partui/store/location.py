"""Which file holds the store."""

import os


def store_path(option: str | None = None) -> str:
    """Return the store's file: the option, else $PARTUI_DB, else the platform's data folder.

    Args:
        option: what the user gave as `--db`.
    """
    chosen = option or os.environ.get("PARTUI_DB")
    if chosen:
        return os.path.abspath(os.path.expanduser(chosen))
    import platformdirs

    return os.path.join(platformdirs.user_data_dir("partui", appauthor=False), "partui.db")
