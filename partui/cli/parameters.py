"""Options and arguments, declared in the annotation of the parameter or the bundle's field that takes the value.

A bundle is a NamedTuple whose fields are options that come together; a command that has a parameter of that type has
its options, and gets them as that one object.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from partui.cli.output import refusal
from partui.cli.values import READERS_OF_NAMES, read_text
from partui.domain.errors import PartuiError

if TYPE_CHECKING:
    # Older click has no type argument here.
    ParamType = click.ParamType[Any]
    from click.shell_completion import CompletionItem
else:
    ParamType = click.ParamType

Reader = Callable[[str], Any]


class ReadParam(ParamType):
    """A value read by a function, whose refusal is reported as wrong usage.

    Args:
        reader: gives the value of a text, or raises PartuiError; a text is as it is typed when none.
    """

    name = "text"

    def __init__(self, reader: Reader | None) -> None:
        self._reader = reader or str

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value, read once."""
        if not isinstance(value, str):
            return value
        try:
            return self._reader(value if self._reader in READERS_OF_NAMES else read_text(value))
        except PartuiError as error:
            self.fail(refusal(error), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem[str]]":
        """Return the completions."""
        from partui.cli.completions import items

        return items(ctx, param, incomplete)


class Declaration(NamedTuple):
    """Makes the option or argument declared in an annotation, given the parameter's name."""

    make: Callable[[str], click.Parameter]


def option(flag: str, metavar: str, help: str, read: Reader | None = None, **more: Any) -> Declaration:
    """Declare an option with a value.

    Args:
        flag: `--search`.
        metavar: what stands for the value on the help page.
        help: what it does, translated.
        read: reads the value; a text as it is typed when none.
        more: whatever else click knows of options.
    """
    kind = ReadParam(read)
    return Declaration(lambda name: click.Option([name, flag], metavar=metavar, help=help, type=kind, **more))


def flag(name: str, help: str) -> Declaration:
    """Declare an option without a value."""
    return Declaration(lambda parameter: click.Option([parameter, name], is_flag=True, help=help))


def argument(metavar: str, read: Reader | None = None, **more: Any) -> Declaration:
    """Declare an argument, as an option is declared."""
    return Declaration(lambda name: click.Argument([name], metavar=metavar, type=ReadParam(read), **more))


def click_parameters(holder: Any) -> Iterator[click.Parameter]:
    """Yield the options and arguments that a command's function or a bundle declares, in their order."""
    for name, declared in _declared(holder):
        if isinstance(declared, Declaration):
            yield declared.make(name)
        else:
            yield from click_parameters(declared)


def gather(holder: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a command's function or a bundle.

    Args:
        values: the values of all options and arguments, by name.
    """
    return {
        name: values[name] if isinstance(declared, Declaration) else declared(**gather(declared, values))
        for name, declared in _declared(holder)
    }


def _declared(holder: Any) -> Iterator[tuple[str, Any]]:
    """Yield each name with its declaration or its bundle."""
    for name, kind in holder.__annotations__.items():
        for note in getattr(kind, "__metadata__", ()):
            yield name, note
        if isinstance(kind, type) and hasattr(kind, "_fields") and any(_declared(kind)):
            yield name, kind
