"""Which file holds the store."""

import os

from partui.domain.errors import PartuiError


def store_path(chosen: str | None = None) -> str:
    """Return the store's file: the one chosen, else that in the platform's data folder.

    Args:
        chosen: what the user gave as `--db`, $PARTUI_DB or in the settings.

    Raises:
        PartuiError: nothing was chosen, and the user has no folder of their own.
    """
    if chosen:
        return os.path.abspath(os.path.expanduser(chosen))
    import platformdirs

    try:
        folder = platformdirs.user_data_dir("partui", appauthor=False)
    except RuntimeError:
        folder = ""
    # Older versions answer `~` where no home folder is known.
    if not os.path.isabs(folder):
        raise PartuiError("Không rõ thư mục riêng của người dùng (HOME); hãy ghi tệp dữ liệu: --db hoặc $PARTUI_DB.")
    return os.path.join(folder, "partui.db")
