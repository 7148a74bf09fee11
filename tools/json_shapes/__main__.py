"""`python -m tools.json_shapes`: docs/json/ anew, after a change of what a command prints."""

from pathlib import Path

from tools.json_shapes.outputs import OUTPUTS
from tools.json_shapes.writing import schema_text, table_row

# What comes before the rows of the page's table.
TABLE = "|---|---|\n"
FOLDER = Path(__file__).parents[2] / "docs" / "json"


def main() -> None:
    """Write a schema for each output, and take away those of outputs that are no more."""
    for old in FOLDER.glob("*.schema.json"):
        old.unlink()
    for output in OUTPUTS:
        (FOLDER / f"{output.name}.schema.json").write_text(schema_text(output), encoding="utf-8")
    page = FOLDER / "README.md"
    above = page.read_text(encoding="utf-8").partition(TABLE)[0]
    page.write_text(above + TABLE + "".join(f"{table_row(output)}\n" for output in OUTPUTS), encoding="utf-8")


if __name__ == "__main__":
    main()
