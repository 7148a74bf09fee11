"""Shell completion: the script for each shell, and the answers that the script asks for.

Names with spaces and commas arrive whole.
"""

import os
import re
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

_NEEDS_ESCAPE = re.compile(r"""[ \t'"\\$`&|;<>()*?\[\]{}!#~^]""")
_IN_DOUBLE_QUOTES = re.compile(r'["\\$`]')
# A backslash would keep bash from looking for "!" in its history, and stay in the name.
_LOOKED_UP = ("!", "\"'!'\"")
_QUOTE = re.compile(r"""\\.|["']""", re.DOTALL)


class Bash(BashComplete):
    """Completion in bash, which needs values quoted as in the line.

    Nothing that a value holds is run, whoever has written it into the file.
    """

    source_template = """\
%(complete_func)s() {
    local response type value

    response=$(IFS=$'\\n'; env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" \
%(complete_var)s=bash_complete "$1")

    COMPREPLY=()
    while IFS=',' read type value; do
        if [[ $type == 'dir' ]]; then
            compopt -o dirnames
        elif [[ $type == 'file' ]]; then
            compopt -o default
        elif [[ $type == 'plain' ]]; then
            COMPREPLY+=("$value")
        fi
    done <<< "$response"

    return 0
}

%(complete_func)s_setup() {
    complete -o nosort -F %(complete_func)s %(prog_name)s
}

%(complete_func)s_setup;
"""
    _quote: str | None = ""

    def source(self) -> str:
        """Return the script, without asking for bash's version."""
        return ShellComplete.source(self)

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the complete words before the cursor, and the one being typed."""
        words = os.environ["COMP_WORDS"].split("\n")
        at = int(os.environ["COMP_CWORD"])
        typed = words[at] if at < len(words) else ""
        self._quote = _open_quote(typed)
        # bash takes the sign of --agency=x for a word.
        before = [_plain(word) for word in words[1:at] if word != "="]
        return before, "" if typed == "=" else _plain(typed)

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Return the completions at the cursor; no values if a quote opens inside the word."""
        offered = super().get_completions(args, incomplete)
        return [item for item in offered if self._quote is not None or item.type != "plain"]

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Return a value for the script, which removes one of two backslashes."""
        value = _quoted(str(item.value), self._quote or "") if item.type == "plain" else str(item.value)
        doubled = value.replace("\\", "\\\\")
        return f"{item.type},{doubled}"


def _open_quote(typed: str) -> str | None:
    """Return the open quote that a word begins with; none if it has other quotes."""
    quotes = [found[0] for found in _QUOTE.finditer(typed) if len(found[0]) == 1]
    if not quotes:
        return ""
    mark, inside = typed[0], typed[1:]
    if mark == "'" and "'" not in inside:
        return mark
    return mark if mark == '"' and quotes.count('"') == 1 else None


def _quoted(value: str, quote: str) -> str:
    match quote:
        case "'":
            return value.replace("'", "'\\''")
        case '"':
            return _IN_DOUBLE_QUOTES.sub(r"\\\g<0>", value).replace(*_LOOKED_UP)
        case _:
            return _NEEDS_ESCAPE.sub(r"\\\g<0>", value)


class Fish(FishComplete):
    """Completion in fish, which shows meanings and filters values itself."""

    # A name may hold commas, and begin like an option of echo; fish itself escapes what it puts in the line.
    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","').replace(
        "echo $metadata[2]", "printf '%%s\\n' $metadata[2]"
    )

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Return the completions at the cursor, written as the word is: without marks, or behind an option's name."""
        option, sign, typed = incomplete.rpartition("=") if incomplete.startswith("--") else ("", "", incomplete)
        offered = [
            CompletionItem(fold(item.value), help=item.help or item.value)
            if item.type == "plain" and typed.casefold() not in item.value.casefold()
            else item
            for item in super().get_completions(args, incomplete)
        ]
        return [CompletionItem(f"{option}{sign}{item.value}", item.type, item.help) for item in offered]


class Zsh(ZshComplete):
    """Completion in zsh, which escapes values itself."""

    # What is offered takes the place of the whole word, and an option's name before its value with it.
    source_template = ZshComplete.source_template.replace(
        "    for type key descr", "    compset -P '--*='\n\n    for type key descr"
    ).replace(" -U", ' -U -i "$IPREFIX"')

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Return a value for the script, where a backslash before a meaning would swallow a letter."""
        value = str(item.value).replace("\\", "\\\\") if item.help else str(item.value)
        return super().format_completion(CompletionItem(value, item.type, item.help))


SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}


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
    """Print completions for a shell and return the exit code.

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
