"""Web pages: each one file with its charts inside, good on a screen and on paper."""

from partui.reports.web.brief import write_brief
from partui.reports.web.pages import write_assessment, write_progress

__all__ = ["write_assessment", "write_brief", "write_progress"]
