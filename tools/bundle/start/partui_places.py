"""Which computer a bundle runs on, and where it may keep what it unpacks; nothing but Python's own is there yet."""

import os
import sys

DATA = "partui-data"


def target() -> str:
    """Return the name of this Python on this computer, as a bundle lists them."""
    import sysconfig

    version = "cp{}{}{}".format(*sys.version_info[:2], "t" if sysconfig.get_config_var("Py_GIL_DISABLED") else "")
    system = sysconfig.get_platform()
    if system == "win-amd64":
        name = "windows-x86_64"
    elif system.startswith("macosx-"):
        # An interpreter for both processors says so instead of which it is on.
        name = f"macos-{os.uname().machine}"
    else:
        name = system
    if "musl" in (sysconfig.get_config_var("SOABI") or ""):
        name = f"musl-{name}"
    return f"{version}-{name}"


def bundle() -> str:
    """Return the bundle's own file."""
    return os.path.realpath(sys.argv[0])


def folders() -> list[str]:
    """Return the folders that may hold what is unpacked, the first that can be written is taken."""
    beside = os.path.join(os.path.dirname(bundle()), DATA)
    said = os.environ.get("PARTUI_PORTABLE", "")
    asked = "--portable" in sys.argv[1:] or said not in {"", "0"} or (not said and os.path.isdir(beside))
    own = _cache()
    wanted = [os.path.join(beside, "program")] * asked + [os.path.join(own, "partui", "bundle")] * bool(own)
    return [folder for folder in wanted if _runs_programs(folder)]


def _runs_programs(folder: str) -> bool:
    """Libraries are not read from a disk that was attached without leave to run programs, as sticks may be."""
    if sys.platform == "win32":
        return True
    while not os.path.isdir(folder) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    return not os.statvfs(folder).f_flag & getattr(os, "ST_NOEXEC", 0)


def _cache() -> str:
    if sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        folder = os.path.expanduser("~/Library/Caches")
    else:
        folder = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")
    return folder if os.path.isabs(folder) else ""
