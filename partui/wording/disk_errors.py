"""Why a disk or a system refuses something, in the user's language."""

import errno

from partui.domain.errors import PartuiError

_REASONS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.ENOENT: "không có tệp hoặc thư mục ấy",
    errno.EISDIR: "là một thư mục",
    errno.ENOTDIR: "một phần của đường dẫn không phải là thư mục",
    errno.EROFS: "đĩa chỉ đọc được",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã dùng hết phần đĩa được cấp",
    errno.EIO: "lỗi đĩa",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết lặp vòng",
    errno.EBADF: "không mở để ghi",
    errno.EMFILE: "đang mở quá nhiều tệp",
}


def disk_reasons() -> tuple[str, ...]:
    """Return every reason, for the catalogue."""
    return tuple(dict.fromkeys(_REASONS.values()))


def disk_reason(error: OSError) -> PartuiError | str:
    """Return why the system refused, translated when shown; in the system's own words where there are no others."""
    known = _REASONS.get(error.errno or 0)
    return PartuiError(known) if known else error.strerror or str(error)
