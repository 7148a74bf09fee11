"""PDF files with a text layer and ruled tables, as offices print them: words wrap in their cells, pages end."""

import textwrap
from collections.abc import Sequence
from pathlib import Path

from tests.cases.plans import Block, spans

_COLUMN, _LINE, _MARGIN, _LETTER, _SIZE = 100, 12, 40, 5, 10
_LETTERS_A_LINE = (_COLUMN - 8) // _LETTER
_TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin begincmap /CMapName /U def 1 begincodespacerange <0000> <FFFF> "
    "endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
)


def write_pdf(path: Path, pages: Sequence[tuple[Sequence[str], Block | None]]) -> Path:
    """Write pages, each of some lines and a table, tall enough for them."""
    objects: list[str] = ["<</Type/Catalog/Pages 2 0 R>>", "", _stream(_TO_UNICODE),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        "/Supplement 0>>/FontDescriptor 6 0 R>>",
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 3 0 R>>",
        "<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1000 1000]/Ascent 800/Descent -200/ItalicAngle 0"
        "/CapHeight 700/StemV 80>>",
    ]  # fmt: skip
    kids = []
    for lines, block in pages:
        drawn, height, width = _page(lines, block)
        objects.append(_stream(drawn))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Resources<</Font<</F 5 0 R>>>>"
            f"/Contents {len(objects)} 0 R>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    path.write_bytes(_file(objects))
    return path


def _page(lines: Sequence[str], block: Block | None) -> tuple[str, int, int]:
    rows = block.rows if block else ()
    cells = list(spans(rows))
    heights = [
        _LINE + _LINE * max((len(_wrapped(cell.text)) for cell in cells if cell.top == cell.bottom == at), default=1)
        for at in range(len(rows))
    ]
    tops = [_MARGIN + _LINE * (len(lines) + 1)]
    for height in heights:
        tops.append(tops[-1] + height)
    whole = tops[-1] + _MARGIN
    drawn = [_words(_MARGIN, whole - _MARGIN - _LINE * at, line) for at, line in enumerate(lines)]
    for cell in cells:
        left, across = _MARGIN + _COLUMN * cell.left, _COLUMN * (cell.right - cell.left + 1)
        top, bottom = whole - tops[cell.top], whole - tops[cell.bottom + 1]
        drawn.append(f"{left} {bottom} {across} {top - bottom} re S")
        drawn += [_words(left + 4, top - _LINE * (at + 1), text) for at, text in enumerate(_wrapped(cell.text))]
    return "\n".join(drawn), whole, 2 * _MARGIN + _COLUMN * max(len(rows[0]) if rows else 0, 6)


def _wrapped(text: str) -> list[str]:
    return [line for paragraph in text.split("\n") for line in textwrap.wrap(paragraph, _LETTERS_A_LINE)]


def _words(x: int, y: int, text: str) -> str:
    return f"BT /F {_SIZE} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET"


def _stream(text: str) -> str:
    return f"<</Length {len(text)}>>\nstream\n{text}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        out
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
        ).encode()
    )
