"""What SQLite or the disk refuses, said in a sentence."""

import sqlite3

from partui.domain.errors import PartuiError

SENTENCES = {
    "SQLITE_BUSY": "Tệp {path} đang được chương trình khác ghi; chưa lưu gì, hãy thử lại sau giây lát.",
    "SQLITE_LOCKED": "Tệp {path} đang được chương trình khác ghi; chưa lưu gì, hãy thử lại sau giây lát.",
    "SQLITE_READONLY": (
        "Tệp {path} hoặc thư mục chứa nó chỉ đọc được, không ghi được; chưa lưu gì. "
        "Hãy sửa quyền của tệp và thư mục, hoặc dùng bản khác (--db)."
    ),
    "SQLITE_FULL": "Đĩa chứa {path} đã đầy; chưa lưu gì, dữ liệu cũ còn nguyên. Hãy dọn đĩa rồi thử lại.",
    "SQLITE_IOERR": "Không đọc hoặc ghi được {path} (lỗi đĩa); chưa lưu gì. Hãy kiểm tra đĩa rồi thử lại.",
    "SQLITE_CANTOPEN": "Không mở được {path}; hãy kiểm tra đường dẫn và quyền của tệp và thư mục.",
    "SQLITE_NOTADB": "{path} không phải là tệp dữ liệu SQLite; tệp được giữ nguyên. Hãy chọn tệp khác (--db).",
    "SQLITE_CORRUPT": "Tệp {path} bị hỏng; không ghi gì thêm. Hãy dùng bản sao lưu, hoặc xem “partui check”.",
    "SQLITE_INTERRUPT": "Đọc {path} lâu quá mức, có thể tệp được làm ra để gây treo; đã dừng, chưa làm gì.",
    "SQLITE_PERM": "Không có quyền mở {path}; tệp được giữ nguyên. Hãy xin quyền hoặc chọn tệp khác (--db).",
    "SQLITE_AUTH": "Không có quyền mở {path}; tệp được giữ nguyên. Hãy xin quyền hoặc chọn tệp khác (--db).",
}


DATABASE_ERROR = sqlite3.Error
# A text that is none, in what SQLite says of a damaged file, is raised as such.
FAULTS = (DATABASE_ERROR, UnicodeDecodeError)
Explained = sqlite3.Error | OSError | UnicodeDecodeError


def explain(error: Explained, path: str) -> PartuiError:
    """Turn a refusal of SQLite or of the disk into a sentence.

    Args:
        error: what was raised.
        path: the file it was raised for.
    """
    if isinstance(error, OSError):
        from partui.wording.disk_errors import disk_reason

        return PartuiError(
            "Không dùng được {path}: {reason}; chưa ghi gì. Hãy sửa quyền hoặc chọn chỗ khác.",
            path=path,
            reason=disk_reason(error),
        )
    damaged = "SQLITE_CORRUPT" if isinstance(error, UnicodeDecodeError) else ""
    name = getattr(error, "sqlite_errorname", "") or damaged
    return _sentence(name, path) or PartuiError(
        "Tệp {path} không dùng được: {reason}; chưa lưu gì. Hãy xem “partui doctor”.", path=path, reason=error
    )


def busy(path: str) -> PartuiError:
    """Return what is said of a file that another program goes on writing."""
    sentence = SENTENCES["SQLITE_BUSY"]
    return PartuiError(sentence, path=path)


def _sentence(name: str, path: str) -> PartuiError | None:
    for prefix, sentence in SENTENCES.items():
        if name.startswith(prefix):
            return PartuiError(sentence, path=path)
    return None
