"""Finds every message in the code: what `_`, `plural` and `PartuiError` are called with, wherever they stand."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MARKS = {"_", "plural", "PartuiError"}
COUNTED = "plural"


class Message(NamedTuple):
    """A message of the code.

    Attributes:
        text: the message.
        counted: whether it has a form for one and a form for many.
    """

    text: str
    counted: bool


def messages_in(path: Path) -> Iterator[Message]:
    """Yield the messages of a module, those within f-strings too.

    Args:
        path: the module's file.

    Raises:
        ValueError: a message is put together when it is run, so that no catalogue could have it.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        mark = _mark(node)
        if not (isinstance(node, ast.Call) and mark in MARKS and node.args):
            continue
        match node.args[0]:
            case ast.Constant(value=str(text)):
                yield Message(text, mark == COUNTED)
            case ast.JoinedStr():
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
