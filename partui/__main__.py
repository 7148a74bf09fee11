"""`python -m partui` is `partui`."""

import sys

from partui.cli.main import run

if __name__ == "__main__":
    sys.exit(run())
