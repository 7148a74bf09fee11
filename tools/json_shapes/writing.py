"""A shape as JSON Schema."""

import json
from typing import Any

from pydantic import TypeAdapter

from tools.json_shapes.outputs import EDIT, Output

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(output: Output) -> dict[str, Any]:
    """Return the schema of an output."""
    schema = TypeAdapter(output.shape).json_schema(by_alias=True)
    said = "every command that edits or writes a file" if output.command == EDIT else f"partui {output.command}"
    return {"$schema": DIALECT, **schema, "title": f"{said} --json"}


def schema_text(output: Output) -> str:
    """Return the same as a file holds it."""
    return json.dumps(schema_of(output), ensure_ascii=False, indent=1) + "\n"


def table_row(output: Output) -> str:
    """Return an output's row in the table of the page on them."""
    said = (
        "every command that edits or writes a file (`set`, `undo`, `report` …)"
        if output.command == EDIT
        else f"`{output.command}`"
    )
    return f"| {said} | [{output.name}.schema.json]({output.name}.schema.json) |"
