"""`python -m partui` is `partui`."""

import sys

from partui.cli.start import run

if __name__ == "__main__":
    sys.exit(run())
