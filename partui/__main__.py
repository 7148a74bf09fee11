"""The entry: `partui` and `python -m partui`."""

import sys

INTERRUPTED = 130


def main() -> int:
    """Run partui and return its exit code; Ctrl+C is answered quietly while its modules are still being read, too."""
    try:
        from partui.cli.start import run

        return run()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
