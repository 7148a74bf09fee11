"""What a file lies on: a disk of this computer, or another's over the network."""

import os
import re

_MOUNTS = "/proc/self/mountinfo"
_ESCAPED = re.compile(r"\\([0-7]{3})")
# What is reached over a network or through another system, where one program does not see another's locks.
_FAR = re.compile(
    r"nfs[0-9]?|cifs|smb[0-9a-z]*|afs|9p|ceph|glusterfs|lustre|davfs|drvfs|vboxsf|vmhgfs"
    r"|fuse\.(?:sshfs|rclone|s3fs|davfs2?|glusterfs|vmhgfs-fuse)"
)


def disk_kind(path: str) -> str:
    """Return the kind of the file system that a file lies on, as Linux calls it; nothing where that cannot be known.

    Args:
        path: a whole path.
    """
    path, longest, kind = os.path.realpath(path), "", ""
    try:
        with open(_MOUNTS, encoding="utf-8", errors="surrogateescape") as mounts:
            lines = mounts.read().splitlines()
    except OSError:
        return ""
    for line in lines:
        before, _sign, after = line.partition(" - ")
        place = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), before.split(" ")[4])
        # What is mounted later hides what was there.
        if len(place) >= len(longest) and os.path.join(path, "").startswith(os.path.join(place, "")):
            longest, kind = place, after.split(" ", 1)[0]
    return kind


def is_far(kind: str) -> bool:
    """Return whether a file system is not of this computer's own disks."""
    return _FAR.fullmatch(kind) is not None
