"""What the commands print: tables, lines, JSON objects. Those of the quick commands import no click."""
