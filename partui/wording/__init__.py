"""How values, changes and faults are said, and how wide columns are: one voice for cli, tui and reports."""
