"""Which file holds the store."""

import os


def store_path(chosen: str | None = None) -> str:
    """Return the store's file: the one chosen, else that in the platform's data folder.

    Args:
        chosen: what the user gave as `--db`, $PARTUI_DB or in the settings.
    """
    if chosen:
        return os.path.abspath(os.path.expanduser(chosen))
    import platformdirs

    return os.path.join(platformdirs.user_data_dir("partui", appauthor=False), "partui.db")
