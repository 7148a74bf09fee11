"""`partui completion`: the script that teaches a shell partui's commands, codes and agencies."""

import click

from partui.cli.command import subcommand
from partui.cli.output import say
from partui.cli.session import Session
from partui.cli.start import COMPLETION
from partui.cli.values import Read
from partui.domain.errors import PartuiError
from partui.locale import _
from partui.settings.record import Found

_PROGRAM = "partui"
_SHELLS = ("bash", "zsh", "fish")


def _a_shell(text: str) -> str:
    if text not in _SHELLS:
        raise PartuiError("không có “{text}”; chọn một trong: {allowed}", text=text, allowed=", ".join(_SHELLS))
    return text


@subcommand(
    "completion",
    help=_(
        "In đoạn mã để trình bao tự hoàn thành lệnh, mã nhiệm vụ và tên cơ quan."
        '\n\nbash: thêm vào ~/.bashrc dòng  eval "$(partui completion bash)"'
        '\n\nzsh: thêm vào ~/.zshrc dòng  eval "$(partui completion zsh)"'
        "\n\nfish: partui completion fish > ~/.config/fish/completions/partui.fish"
    ),
)
@click.argument("shell", metavar="|".join(_SHELLS), type=Read(_a_shell))
def command(session: Session, shell: str) -> None:
    """Print the script of a shell."""
    from partui.cli.main import program
    from partui.cli.shells import SHELLS

    say(SHELLS[shell](program(), {}, _PROGRAM, COMPLETION).source().strip())


def complete(instruction: str, found: Found) -> int:
    """Tell a shell what may be typed next, and return the exit code.

    Args:
        instruction: what the script asks: `bash_complete`, `zsh_complete`, `fish_complete`.
        found: the settings.
    """
    from partui.cli.main import program
    from partui.cli.shells import SHELLS

    shell = SHELLS.get(instruction.removesuffix("_complete"))
    if shell is None:
        return 1
    offered = shell(program(), {"obj": found}, _PROGRAM, COMPLETION).complete()
    if offered:
        say(offered)
    return 0
