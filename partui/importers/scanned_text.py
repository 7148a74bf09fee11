"""A plan as text recognised from a scan: a letter, then the tables of Phụ lục I and Phụ lục II."""

import re
import unicodedata
from collections.abc import Sequence

from partui.domain.errors import PartuiError
from partui.domain.plan import FORMAT, PlanFile, check_plan
from partui.domain.text import clean, fold
from partui.importers.scanned_cells import read_entries, read_words
from partui.importers.scanned_tables import (
    CRITERIA,
    ITEMS,
    TITLE,
    Row,
    first_table_line,
    read_tables,
)

_YEAR = re.compile(r"năm ([0-9]{4})", re.IGNORECASE)
_NUMBER = re.compile(r"số\s{0,9}:(.{0,200})", re.IGNORECASE)
_ISSUED = re.compile(
    r"ngày[\s.…]{0,20}([0-9]{1,2})?[\s.…]{0,20}tháng\s{1,20}([0-9]{1,2})\s{1,20}năm\s{1,20}([0-9]{4})",
    re.IGNORECASE,
)
_ISSUER = re.compile(r"của\s{1,20}(?:Chủ tịch\s{1,20})?((?:UBND|Ủy ban nhân dân)\s[^()]{1,200})\)", re.IGNORECASE)
_POINTS = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,4})?")
_EMPHASIS = "*_ "


def read_scanned_text(text: str) -> PlanFile:
    """Return the plan that a scan's text holds, every word as recognised, slips included.

    Args:
        text: a letter with its title under "KẾ HOẠCH", then the two annexes as rows of tab-separated cells.

    Raises:
        PartuiError: the text is no such plan; what was looked for and not found, or the line that is wrong.
    """
    lines = unicodedata.normalize("NFC", text).split("\n")
    tables = read_tables(lines)
    criteria, totals = _read_criteria(tables[CRITERIA.name])
    return check_plan(
        {
            "format": FORMAT,
            "plan": _read_letter(lines[: first_table_line(lines)]) | {"totals": totals},
            "criteria": criteria,
            "items": [_read_item(row) for row in tables[ITEMS.name] if row.code],
        }
    )


def _read_letter(lines: Sequence[str]) -> dict[str, object]:
    letter = "\n".join(lines)
    title = _read_title(lines)
    year = _YEAR.findall(title)
    if not year:
        raise PartuiError(
            "Không thấy năm của kế hoạch: tên kế hoạch “{title}” không có “năm” kèm bốn chữ số.", title=title
        )
    number = next((match[1] for line in lines if (match := _NUMBER.match(clean(line)))), "")
    issuer = _ISSUER.search(letter)
    return {
        "year": int(year[-1]),
        "number": number,
        "issued": _read_issued(letter),
        "issuer": issuer[1] if issuer else "",
        "title": title,
    }


def _read_title(lines: Sequence[str]) -> str:
    plain = [clean(line).strip(_EMPHASIS) for line in lines]
    start = next((number for number, line in enumerate(plain) if fold(line) == "ke hoach"), None)
    if start is None:
        raise PartuiError("Không thấy tên kế hoạch: cần một dòng “KẾ HOẠCH” ở trên bảng Phụ lục I.")
    title: list[str] = []
    for line in plain[start + 1 :]:
        if line:
            title.append(line)
        elif title:
            break
    return " ".join(title)


def _read_issued(letter: str) -> str:
    match = _ISSUED.search(letter)
    if match is None:
        return ""
    day, month, year = match.groups()
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _read_criteria(rows: Sequence[Row]) -> tuple[list[dict[str, object]], dict[str, float]]:
    criteria: list[dict[str, object]] = []
    totals: dict[str, float] = {}
    for row in rows:
        points = {column: _read_points(row, column) for column in ("max", "baseline", "target")}
        if row.code:
            words = {"title": read_words(row.cells[TITLE]), "lead": read_words(row.cells["lead"])}
            criteria.append({"code": row.code, **words, **points})
        else:
            totals = points
    return criteria, totals


def _read_points(row: Row, column: str) -> float:
    words = read_words(row.cells[column])
    if _POINTS.fullmatch(words) is None:
        raise PartuiError(
            "Dòng {line}: “{words}” ở cột “{column}” không phải điểm số.",
            line=row.line,
            words=words[:50],
            column=CRITERIA.headings[column],
        )
    return float(words.replace(",", "."))


def _read_item(row: Row) -> dict[str, object]:
    return {
        "code": row.code,
        "title": read_words(row.cells[TITLE]),
        "products": read_entries(row.cells["products"]),
        "requirements": read_entries(row.cells["requirements"]),
        "deadline": read_words(row.cells["deadline"]),
        "lead": read_words(row.cells["lead"]),
        "implementers": read_words(row.cells["implementers"]),
    }
