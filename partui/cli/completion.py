"""Completion: the script that teaches a shell partui's commands, codes and agencies, and its answers to that script.

Names with spaces and commas arrive whole.
"""

import os
from typing import Annotated, Any

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    split_arg_string,
)

from partui.cli.command import subcommand
from partui.cli.output import say
from partui.cli.parameters import argument
from partui.cli.session import COMPLETION, PROGRAM, Session
from partui.cli.values import read_one_of
from partui.domain.text import fold
from partui.locale import _
from partui.settings.record import EffectiveSettings

_NEEDS_ESCAPE = frozenset(" \t'\"\\$`&|;<>()*?[]{}!#~")


class Bash(BashComplete):
    """Offers values as they must stand in the line: with backslashes, or plain within quotes."""

    _quoted = False

    def source(self) -> str:
        """Return the script; which bash will run it is not asked."""
        return ShellComplete.source(self)

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the whole words before the cursor, and the one that is being typed."""
        words = os.environ["COMP_WORDS"].split("\n")
        at = int(os.environ["COMP_CWORD"])
        typed = words[at] if at < len(words) else ""
        self._quoted = typed[:1] in {"'", '"'}
        # bash takes the sign of --agency=x for a word.
        before = [_plain(word) for word in words[1:at] if word != "="]
        return before, "" if typed == "=" else _plain(typed)

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Return a value as the script reads it, which takes one backslash of two away."""
        value = str(item.value)
        if item.type == "plain" and not self._quoted:
            value = "".join(f"\\{letter}" if letter in _NEEDS_ESCAPE else letter for letter in value)
        doubled = value.replace("\\", "\\\\")
        return f"{item.type},{doubled}"


class Fish(FishComplete):
    """Offers values with their meanings; fish itself leaves out those in which the typed letters do not stand."""

    # A name may hold commas.
    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Return what may stand at the cursor; a name without its marks where it was typed so."""
        return [
            CompletionItem(fold(item.value), help=item.help or item.value)
            if item.type == "plain" and incomplete.casefold() not in item.value.casefold()
            else item
            for item in super().get_completions(args, incomplete)
        ]


SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": ZshComplete, "fish": Fish}


def _read_shell(text: str) -> str:
    return read_one_of(text, SHELLS)


@subcommand(
    "completion",
    help=_(
        "In đoạn mã để trình bao tự hoàn thành lệnh, mã nhiệm vụ và tên cơ quan."
        '\n\nbash: thêm vào ~/.bashrc dòng  eval "$(partui completion bash)"'
        '\n\nzsh: thêm vào ~/.zshrc dòng  eval "$(partui completion zsh)"'
        "\n\nfish: partui completion fish > ~/.config/fish/completions/partui.fish"
    ),
)
def completion(session: Session, shell: Annotated[str, argument("|".join(SHELLS), _read_shell)]) -> None:
    """Print the script of a shell."""
    program = click.get_current_context().find_root().command
    say(SHELLS[shell](program, {}, PROGRAM, COMPLETION).source().strip())


def complete(program: click.Command, instruction: str, effective: EffectiveSettings) -> int:
    """Tell a shell what may be typed next, and return the exit code.

    Args:
        program: the whole command line.
        instruction: what the script asks: `bash_complete`, `zsh_complete`, `fish_complete`.
        effective: the settings.
    """
    shell = SHELLS.get(instruction.removesuffix("_complete"))
    if shell is None:
        return 1
    offered = shell(program, {"obj": effective}, PROGRAM, COMPLETION).complete()
    if offered:
        say(offered)
    return 0


def _plain(word: str) -> str:
    return next(iter(split_arg_string(word)), "")
