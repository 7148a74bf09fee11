"""The entry: `partui` and `python -m partui`."""

import os
import sys

INTERRUPTED = 130


def main() -> int:
    """Run partui and return its exit code; Ctrl+C is answered quietly while its modules are still being read, too."""
    _mend_environment()
    try:
        from partui.cli.start import run

        return run()
    except KeyboardInterrupt:
        return INTERRUPTED


def _mend_environment() -> None:
    """Begin anew where Python would take arguments and names of files for something else than UTF-8; forget a HOME
    that names no folder.
    """
    if not os.environ.get("HOME", "/").strip():
        del os.environ["HOME"]
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode and sys.executable:
        # What is shown stays in the letters that the terminal is said to know.
        os.environ.setdefault("PYTHONIOENCODING", getattr(sys.stdout, "encoding", None) or "utf-8")
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
