"""Writes the web site into its folder, completely or not at all, replacing the previous one."""

import os

from partui.domain.site import Site
from partui.folders import check_folder, whole_folder
from partui.locale import official

_ENDING = ".html"
# Stands in the head of every page; a file without it is not ours.
_MARK = b'<meta name="generator" content="partui publish">'
_HEAD_BYTES = 1024


def check_site_folder(folder: str) -> None:
    """Refuse a folder that a site cannot be written to, before anything is read.

    Args:
        folder: the whole path.

    Raises:
        PartuiError: something in it is no page of such a site, it is a file, or the folder above is missing.
    """
    check_folder(os.path.realpath(folder), _is_page)


def publish(site: Site, folder: str, *, dry_run: bool = False) -> list[str]:
    """Write a site into a folder, completely or not at all, replacing the previous pages.

    Args:
        site: what it says.
        folder: the whole path.
        dry_run: whether to say the pages' names alone.

    Returns:
        The names of the pages, the index first.

    Raises:
        PartuiError: as `check_site_folder`; it cannot be written; no room.
    """
    from partui.reports.web.site import site_pages

    with official():
        pages = site_pages(site)
    if dry_run:
        return list(pages)
    with whole_folder(folder, _is_page) as part:
        for name, content in pages.items():
            with open(os.path.join(part, name), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
    return list(pages)


def _is_page(path: str) -> bool:
    if not path.endswith(_ENDING) or os.path.islink(path) or not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return _MARK in file.read(_HEAD_BYTES)
