"""The start of a bundle: finds what was unpacked of it for this Python, or unpacks it, and goes on there.

Any Python 3 reads it, to be told that it is too old.
"""

import os
import sys

LEAST = (3, 11)


def main():
    """Start partui; return its exit code."""
    if sys.version_info < LEAST:
        sys.exit("partui: cần Python 3.11 trở lên / needs Python 3.11 or newer (%s)" % sys.version.split()[0])  # noqa: UP031
    import partui_places as places
    from partui_contents import DIGEST, WHEELS

    target = places.target()
    if target not in WHEELS:
        sys.exit(
            "partui: gói này không có phần cho máy này / this bundle has nothing for %s: %s"  # noqa: UP031
            % (target, " ".join(sorted(WHEELS)))
        )
    name = "%s-%s" % (DIGEST, target)  # noqa: UP031
    folders = places.folders()
    found = next((path for path in (os.path.join(above, name) for above in folders) if os.path.isdir(path)), None)
    if found is None:
        import partui_unpacking

        found = partui_unpacking.unpack(places.bundle(), WHEELS[target], folders, name)
    sys.path.insert(0, found)
    from partui.__main__ import main as begin

    return begin()


if __name__ == "__main__":
    sys.exit(main())
