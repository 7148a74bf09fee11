"""`make bundle`: dist/partui.pyz and dist/partui-wheelhouse.tar; some targets alone with their names' parts."""

import sys
from pathlib import Path

from tools.bundle.targets import targets
from tools.bundle.wheels import ROOT, fetch
from tools.bundle.writing import write_bundle, write_wheelhouse


def main(wanted: str, out: Path) -> None:
    """Make both files.

    Args:
        wanted: parts of the names of targets, with commas between; all where nothing is given.
        out: the folder that they are put into.

    Raises:
        SystemExit: no target has such a name, or a wheel cannot be had.
    """
    chosen = targets(wanted)
    if not chosen:
        sys.exit("partui: " + " ".join(each.key for each in targets()))
    folder = out / "wheels"
    wheels = fetch(chosen, folder)
    for path, write in ((out / "partui.pyz", write_bundle), (out / "partui-wheelhouse.tar", write_wheelhouse)):
        write(path, folder, wheels)
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main(",".join(sys.argv[1:]), ROOT / "dist")
