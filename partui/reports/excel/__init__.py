"""Excel workbooks: real dates and numbers, ready to filter and to print."""

from partui.reports.excel.assessment import write_assessment
from partui.reports.excel.progress import write_progress

__all__ = ["write_assessment", "write_progress"]
