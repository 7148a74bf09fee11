"""Web pages: each one file with its charts inside, good on a screen and on paper."""

from partui.reports.web.assessment import write_assessment
from partui.reports.web.progress import write_progress

__all__ = ["write_assessment", "write_progress"]
