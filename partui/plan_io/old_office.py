"""Files of Word and Excel up to 2003, converted by LibreOffice where it is installed."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from partui.domain.errors import PartuiError
from partui.plan_io.document import OnRow
from partui.plan_io.programs import run_program
from partui.system.processes import find_program

_NAMES = ("soffice", "libreoffice")
# The one that waits until the work is done.
_ON_WINDOWS = "LibreOffice/program/soffice.com"
_SECONDS = 120


def convert(data: bytes, ending: str, to: str, watch: OnRow) -> bytes:
    """Return a file of an old kind as one of today's.

    The program works on a copy, with settings of its own, so that it runs no macro and meets no open window.

    Args:
        data: the whole file.
        ending: its ending, such as `.doc`.
        to: the ending to convert to.
        watch: told as long as the program runs; what it raises ends it.

    Raises:
        PartuiError: no such program is installed, or it cannot read the file.
    """
    program = find_program(_NAMES, _ON_WINDOWS)
    if program is None:
        raise PartuiError(
            "Tệp {ending} thuộc dạng cũ, mà máy này không có LibreOffice để đổi; hãy mở rồi lưu lại thành {to}, "
            "hoặc cài LibreOffice. Chưa nhập gì.",
            ending=ending,
            to=to,
        )
    with TemporaryDirectory(prefix="partui-office-") as folder:
        source, made = Path(folder, f"plan{ending}"), Path(folder, "out", f"plan{to}")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        words = (
            program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}",
            "--convert-to", to.removeprefix("."), "--outdir", str(made.parent), str(source),
        )  # fmt: skip
        variables = {**os.environ, "HOME": folder}
        if not (run_program(words, folder, _SECONDS, watch, variables=variables) and made.is_file()):
            raise PartuiError(
                "LibreOffice không đổi được tệp {ending} này (hỏng, đặt mật khẩu hoặc quá lớn); "
                "hãy mở rồi lưu lại thành {to}. Chưa nhập gì.",
                ending=ending,
                to=to,
            )
        return made.read_bytes()
