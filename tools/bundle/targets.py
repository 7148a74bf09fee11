"""The computers that a bundle runs on, as `sysconfig`, uv and pip each call them."""

from typing import NamedTuple

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# Wheels of a system's older versions run on newer ones; pip takes each name by itself.
_GLIBC = (*(f"manylinux_2_{minor}" for minor in range(28, 4, -1)), "manylinux2014", "manylinux2010", "manylinux1")


class Platform(NamedTuple):
    """A system on a kind of processor.

    Attributes:
        name: as the start of a bundle works it out.
        uv: what uv resolves for.
        pip: the tags of wheels that run there.
        extra: what of pyproject.toml comes besides.
    """

    name: str
    uv: str
    pip: tuple[str, ...]
    extra: str = "pdf"


PLATFORMS = (
    Platform("linux-x86_64", "x86_64-manylinux_2_28", tuple(f"{each}_x86_64" for each in _GLIBC)),
    Platform("linux-aarch64", "aarch64-manylinux_2_28", tuple(f"{each}_aarch64" for each in _GLIBC)),
    Platform("windows-x86_64", "x86_64-pc-windows-msvc", ("win_amd64",)),
    Platform("macos-arm64", "aarch64-apple-darwin", ("macosx_13_0_arm64",)),
    # What reads a PDF needs cryptography, which has no wheels for these any more.
    Platform("macos-x86_64", "x86_64-apple-darwin", ("macosx_13_0_x86_64",), extra="pdf-writing"),
)


class Target(NamedTuple):
    """A Python on a platform."""

    python: str
    platform: Platform

    @property
    def key(self) -> str:
        """Its name in a bundle."""
        return f"cp{self.python.replace('.', '')}-{self.platform.name}"


def targets(wanted: str = "") -> list[Target]:
    """Return the targets, or those whose names have one of some parts.

    Args:
        wanted: the parts, with commas between: `windows,cp313-linux`; all where nothing is given.
    """
    parts = [part.strip() for part in wanted.split(",") if part.strip()]
    known = [Target(python, platform) for platform in PLATFORMS for python in PYTHONS]
    return [each for each in known if not parts or any(part in each.key for part in parts)]
