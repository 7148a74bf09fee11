"""Where the log is, and whether anything can be written there."""

import os

DEBUG = "PARTUI_DEBUG"


def log_path() -> str | None:
    """Return the log's file in the platform's folder; none where the user has no folder of their own."""
    import platformdirs

    try:
        folder = platformdirs.user_log_dir("partui", appauthor=False)
    except RuntimeError:
        return None
    # Older versions answer `~` where no home folder is known.
    return os.path.join(folder, "partui.log") if os.path.isabs(folder) else None


def is_writable(path: str) -> bool:
    """Return whether a file, or the nearest of the folders above it that is there, may be written."""
    if os.path.exists(path):
        return os.path.isfile(path) and os.access(path, os.W_OK)
    folder = os.path.dirname(path)
    while not os.path.exists(folder) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK)


def wants_trace() -> bool:
    """Return whether $PARTUI_DEBUG asks for the trace of an error on stderr."""
    return os.environ.get(DEBUG, "") not in {"", "0"}
