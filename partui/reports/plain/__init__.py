"""Plain-text formats: Markdown and CSV."""

from partui.reports.plain.comma_separated import write_csv
from partui.reports.plain.markdown import write_markdown

__all__ = ["write_csv", "write_markdown"]
