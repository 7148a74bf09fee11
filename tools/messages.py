"""Finds every message in the code: what `_`, `pgettext`, `plural`, `PartuiError` and such are called with."""

import ast
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

REFUSALS = {"PartuiError", "UnknownAgency"}
MARKS = {"_", "pgettext", "plural", *REFUSALS}
COUNTED = "plural"
IN_CONTEXT = "pgettext"


class Message(NamedTuple):
    """A message of the code.

    Attributes:
        text: the message.
        counted: whether it has a form for one and a form for many.
        context: where it stands, when the same text means something else elsewhere.
    """

    text: str
    counted: bool
    context: str | None = None


def messages_in(path: Path, marks: Collection[str] = MARKS) -> Iterator[Message]:
    """Yield the messages of a module, those within f-strings too.

    Args:
        path: the module's file.
        marks: what those are called with that are looked for.

    Raises:
        ValueError: a message is put together when it is run, so that no catalogue could have it.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        mark = _mark(node)
        if not (isinstance(node, ast.Call) and mark in marks and node.args):
            continue
        match node.args:
            case [ast.Constant(value=str(context)), ast.Constant(value=str(text))] if mark == IN_CONTEXT:
                yield Message(text, counted=False, context=context)
            case _ if mark == IN_CONTEXT:
                raise ValueError(f"{path}:{node.lineno}: a context and a message stand there as they are")
            case [ast.Constant(value=str(text)), *_others]:
                yield Message(text, mark == COUNTED)
            case [ast.JoinedStr(), *_others]:
                raise ValueError(f"{path}:{node.lineno}: an f-string is no message")


def _mark(node: ast.AST) -> str:
    """Return what is called; a subclass of PartuiError hands its sentence on by `super().__init__`."""
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name
        case ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr="__init__")):
            return "PartuiError"
        case _:
            return ""
