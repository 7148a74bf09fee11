"""Text for the clipboard of the terminal that the officer sits at, through whatever lies between."""

from base64 import b64encode
from collections.abc import Mapping

from partui.domain.errors import PartuiError
from partui.domain.text import visible

# Terminals drop longer codes, some of them without a word.
MOST_BYTES = 50_000


def clipboard_code(text: str, environ: Mapping[str, str]) -> str:
    """Return the code (OSC 52) that puts a text into the clipboard.

    Args:
        text: what is copied; what cannot be seen is left out.
        environ: the environment, which says whether tmux or screen stands in between.

    Raises:
        PartuiError: the text is too long for a terminal to take.
    """
    data = visible(text).encode()
    if len(data) > MOST_BYTES:
        raise PartuiError(
            "Phần cần chép dài quá {most} byte, cửa sổ dòng lệnh không nhận; chưa chép gì. Hãy chép ít dòng hơn.",
            most=MOST_BYTES,
        )
    code = f"\x1b]52;c;{b64encode(data).decode()}\a"
    if environ.get("TMUX"):
        # tmux takes the plain code under `set-clipboard on`, the wrapped one under `allow-passthrough on`.
        wrapped = code.replace("\x1b", "\x1b\x1b")
        return f"{code}\x1bPtmux;{wrapped}\x1b\\"
    if environ.get("STY"):
        return f"\x1bP{code}\x1b\\"
    return code
