"""Codes of an annex's rows as a whole: those that are twice there, missing, or lost a zero to a spreadsheet."""

from collections.abc import Sequence

from partui.domain.plan.codes import code_key, prefixes_of
from partui.locale import _
from partui.plan_io.draft import DraftProblem
from partui.plan_io.layout.rows import AnnexRow

_MOST_SHOWN = 10
_FAR = 3


def mend_codes(rows: Sequence[AnnexRow], annex: str, problems: list[DraftProblem]) -> list[AnnexRow]:
    """Return the rows with codes that are there once, and tell what is wrong with them.

    A spreadsheet that takes 1.10 for a number keeps 1.1: where 1.1 follows 1.9 and is there already, 1.10 is meant.

    Args:
        annex: its name, for people.
        problems: takes what the officer should know.
    """
    kept: dict[str, AnnexRow] = {}
    others: list[AnnexRow] = []
    whole: list[AnnexRow] = []
    before = ""
    for row in rows:
        code = row.code
        if not code:
            whole.append(row)
            continue
        if code in kept and (meant := _with_zero(code, before)) and meant not in kept:
            problems.append(DraftProblem(_("{place}: mã {code} đọc là {meant}.").format(
                place=row.place, code=code, meant=meant
            )))  # fmt: skip
            code = meant
        before = code
        if code in kept:
            others.append(row)
            continue
        kept[code] = row._replace(code=code)
        whole.append(kept[code])
    problems.extend(_twice(row, kept[row.code], annex) for row in others[:_MOST_SHOWN])
    problems.extend(missing_codes(set(kept), annex))
    return whole


def _with_zero(code: str, before: str) -> str | None:
    above, _dot, last = code.rpartition(".")
    above_before, _dot, last_before = before.rpartition(".")
    if above and above_before == above and int(last_before) + 1 == int(last) * 10:
        return f"{code}0"
    return None


def _twice(row: AnnexRow, first: AnnexRow, annex: str) -> DraftProblem:
    text = _("{annex} có hai hàng cùng mã {code}: {first} và {second}; hãy sửa tệp rồi nhập lại.")
    return DraftProblem(text.format(annex=annex, code=row.code, first=first.place, second=row.place), blocks=True)


def missing_codes(codes: set[str], annex: str) -> list[DraftProblem]:
    """Tell which codes an annex lacks between and above those that it has."""
    missing = {above for code in codes for above in prefixes_of(code) if above not in codes}
    siblings: dict[str, list[int]] = {}
    for code in codes | missing:
        above, _dot, last = code.rpartition(".")
        siblings.setdefault(above, []).append(int(last))
    for above, numbers in siblings.items():
        # A code far beyond the others is a slip, not a sign of rows that are missing.
        if max(numbers) <= _FAR * (len(numbers) + 1):
            below = (f"{above}.{at}" if above else str(at) for at in range(1, max(numbers)))
            missing.update(code for code in below if code not in codes)
    if not missing:
        return []
    listed = sorted(missing, key=code_key)
    text = _("{annex} không có hàng mã {codes}.").format(annex=annex, codes=", ".join(listed[:_MOST_SHOWN]))
    return [DraftProblem(text)]
