"""Opening somebody else's store to look into it where it lies: nothing of it is written, nothing is left beside it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

from partui.domain.errors import PartuiError
from partui.store.db.connection import (
    SCHEMA_VERSION,
    Connection,
    application_and_version,
    connect_read_only,
    connect_unchanging,
    end_by_itself,
    harden,
    has_content,
)
from partui.store.exchange.untrusted import (
    COPY,
    check_sound,
    checked_shape,
    faults_as_sentences,
    private_folder,
    refuse_others,
    unpacked,
)


@contextmanager
def looked_into(path: str) -> Iterator[Connection]:
    """Give a connection to a store as it is, sound and of today's shape, through which nothing can be written.

    Args:
        path: the whole path, of a file that may be packed.

    Raises:
        PartuiError: it is no store, is damaged, altered, older or newer.
    """
    with ExitStack() as stack, faults_as_sentences(path):
        source = unpacked(path, lambda: stack.enter_context(private_folder()))
        conn = stack.enter_context(closing(_connect(source, stack)))
        harden(conn)
        end_by_itself(conn)
        version = application_and_version(conn)[1]
        refuse_others(path, *application_and_version(conn))
        if version < SCHEMA_VERSION:
            raise PartuiError(
                "{path} thuộc bản partui cũ hơn (phiên bản tệp {version}, bản này đọc {known}); ở đây tệp chỉ được "
                "đọc, không nâng cấp. Hãy mở bằng partui bản này rồi xuất lại.",
                path=path, version=version, known=SCHEMA_VERSION,
            )  # fmt: skip
        # Looking at the rows would already run what an altered table says of its columns.
        checked_shape(conn, path, version)
        check_sound(conn, path, only_read=True)
        conn.may_edit = False
        try:
            yield conn
        except (ValueError, ArithmeticError) as error:
            raise PartuiError("Tệp {path} có giá trị không đọc được nên không tính: {reason}.",
                              path=path, reason=error) from error  # fmt: skip


def _connect(path: str, stack: ExitStack) -> Connection:
    """Connect without a trace: what SQLite would lay beside a file is laid in a private folder, or not at all."""
    log = f"{path}-wal"
    if not has_content(log):
        return connect_read_only(path) if os.path.exists(f"{path}-journal") else connect_unchanging(path)
    if os.path.exists(f"{path}-shm"):
        return connect_read_only(path)
    copy = os.path.join(stack.enter_context(private_folder()), COPY)
    shutil.copyfile(path, copy)
    shutil.copyfile(log, f"{copy}-wal")
    return connect_read_only(copy)
