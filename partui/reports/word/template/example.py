"""Examples of templates to begin with: the house's own forms, with the fields named where values stand."""

from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from partui.domain.office import Office
from partui.domain.plan.report import ReportHead
from partui.reports.word.document import begin_annex, new_document, save
from partui.reports.word.letterhead import add_address, add_letterhead, add_signing, add_title
from partui.reports.word.paragraphs import add_body, add_part, add_section_heading, write
from partui.reports.word.tables import WordColumn, WordRow, add_table

_OFFICE = Office("{{ co_quan }}", "{{ viet_tat }}", "{{ luu }}", ("{{ chuc_vu }}",), "{{ nguoi_ky }}", "{{ dia_danh }}")
# A day that nothing of the example says.
_NO_DAY = date(2000, 1, 1)
_CENTER = WD_ALIGN_PARAGRAPH.CENTER


def write_report_example(out: BinaryIO) -> None:
    """Write an example of a template for the progress report."""
    document = _begun("/BC-{{ viet_tat }}")
    about = "Tình hình {% if ve_co_quan %}{{ ve_co_quan }} {% endif %}thực hiện {{ ke_hoach }}"
    add_title(document, "BÁO CÁO", about, f"({_PERIOD} {{{{ tu_ngay }}}} đến ngày {{{{ den_ngay }}}})")
    add_address(document, "{{ co_quan_cap_tren }}")
    add_body(document, "Thực hiện {{ can_cu }}, {{ co_quan }} báo cáo kết quả như sau:")
    add_part(document, "I. ĐÁNH GIÁ CHUNG")
    for line in _COUNTED:
        add_body(document, line)
    _add_lines(document, "danh_gia_chung")
    add_section_heading(document, "Kết quả theo lĩnh vực")
    _add_rows(document, "linh_vuc", _COUNT_COLUMNS)
    add_part(document, "II. KẾT QUẢ NỔI BẬT")
    _add_lines(document, "ket_qua_noi_bat")
    add_part(document, "III. TỒN TẠI, HẠN CHẾ")
    add_body(document, "{%p for n in nhiem_vu_qua_han %}")
    add_body(
        document, "- {{ n.ma }} “{{ n.ten }}”: {{ n.chu_tri }} chủ trì; hạn {{ n.han }}; quá hạn {{ n.so_ngay }} ngày."
    )
    add_body(document, "{%p endfor %}")
    _add_lines(document, "ton_tai_han_che")
    for heading, name in (
        ("IV. NGUYÊN NHÂN", "nguyen_nhan"),
        ("V. NHIỆM VỤ KỲ TỚI", "nhiem_vu_ky_toi"),
        ("VI. KIẾN NGHỊ, ĐỀ XUẤT", "kien_nghi"),
    ):
        add_part(document, heading)
        _add_lines(document, name)
    add_body(document, "Trên đây là báo cáo của {{ co_quan }}, kính báo cáo {{ co_quan_cap_tren }} xem xét, chỉ đạo./.")
    add_signing(document, _OFFICE, ["Như trên"])
    begin_annex(document)
    write(document.add_paragraph(), "PHỤ LỤC: TÌNH HÌNH THỰC HIỆN CÁC NHIỆM VỤ", bold=True, align=_CENTER)
    _add_rows(document, "nhiem_vu", _TASK_COLUMNS)
    save(document, out)


def write_letter_example(out: BinaryIO) -> None:
    """Write an example of a template for the letter to an agency."""
    about = "V/v đôn đốc{% if lan > 1 %} (lần {{ lan }}){% endif %} thực hiện {{ ke_hoach }}"
    document = _begun("/{{ viet_tat }}-{{ don_vi_soan }}", about)
    add_address(document, "{{ kinh_gui }}")
    add_body(document, "Căn cứ {{ can_cu }}.", italic=True)
    add_body(document, "{%p if lan_truoc %}")
    add_body(document, "{{ lan_truoc }}")
    add_body(document, "{%p endif %}")
    add_body(document, "{{ co_quan }} nhận thấy: tính đến ngày {{ den_ngay }}, {{ co_quan_nhan }} {{ nhan_thay }}")
    for name, heading, days in (
        ("nhiem_vu_qua_han", "Nhiệm vụ quá hạn", "Số ngày quá hạn"),
        ("nhiem_vu_sap_den_han", "Nhiệm vụ sắp đến hạn", "Số ngày còn lại"),
    ):
        add_body(document, f"{{%p if {name} %}}")
        add_section_heading(document, heading)
        _add_rows(document, name, [*_LETTER_COLUMNS, (days, 20, "so_ngay")])
        add_body(document, "{%p endif %}")
    for name, heading in (("moc_qua_han", "Mốc quá hạn"), ("cham_nhip", "Nhiệm vụ chậm nhịp")):
        add_body(document, f"{{%p if {name} %}}")
        add_section_heading(document, heading)
        _add_lines(document, name, "- {{ dong }}.")
        add_body(document, "{%p endif %}")
    add_body(document, "{{ co_quan }} đề nghị {{ co_quan_nhan }}:")
    _add_lines(document, "de_nghi")
    add_body(document, "{{ co_quan }} rất mong nhận được sự quan tâm, phối hợp của {{ co_quan_nhan }}./.")
    add_signing(document, _OFFICE, ["Như trên", "{{ co_quan_cap_tren }} (để b/c)"])
    save(document, out)


_PERIOD = "{% if ky %}Báo cáo {{ ky }}, từ ngày{% else %}Từ ngày{% endif %}"
_COUNTED = (
    "Tổng số nhiệm vụ: {{ tong_so }}.",
    "- Đã hoàn thành: {{ hoan_thanh|so }} nhiệm vụ "
    "(đúng hạn: {{ dung_han|so }}; quá hạn: {{ hoan_thanh_qua_han|so }}).",
    "- Chưa hoàn thành: {{ chua_hoan_thanh|so }} nhiệm vụ "
    "(quá hạn: {{ qua_han|so }}; sắp đến hạn: {{ sap_den_han|so }}).",
)
_COUNT_COLUMNS = (
    ("Mã", 12, "ma"),
    ("Lĩnh vực", 70, "ten"),
    ("Tổng số", 20, "tong_so"),
    ("Đúng hạn", 20, "dung_han"),
    ("Quá hạn", 20, "qua_han"),
    ("Tỷ lệ", 23, "ty_le"),
)
_TASK_COLUMNS = (
    ("Mã", 17, "ma"),
    ("Nhiệm vụ", 85, "ten"),
    ("Chủ trì", 40, "chu_tri"),
    ("Hạn", 28, "han"),
    ("So với hạn", 27, "so_voi_han"),
    ("Ghi chú", 55, "ghi_chu"),
)
_CENTRED = {"ma", "tt", "tong_so", "dung_han", "qua_han", "ty_le", "han", "so_voi_han", "thoi_han", "so_ngay"}
_LETTER_COLUMNS = (
    ("TT", 10, "tt"),
    ("Mã", 17, "ma"),
    ("Nhiệm vụ", 80, "ten"),
    ("Thời hạn", 38, "thoi_han"),
)


def _begun(symbol: str, subject: str = "") -> Document:
    head = ReportHead(_NO_DAY.year, "", "{{ co_quan_cap_tren }}", "{{ ke_hoach }}", _NO_DAY, _NO_DAY, office=_OFFICE)
    document = new_document(head, _OFFICE, "", "")
    add_letterhead(document, head, _OFFICE, symbol, subject, year="{{ nam_lap }}")
    return document


def _add_lines(document: Document, name: str, line: str = "{{ dong }}") -> None:
    add_body(document, f"{{%p for dong in {name} %}}")
    add_body(document, line)
    add_body(document, "{%p endfor %}")


def _add_rows(document: Document, name: str, columns: Sequence[tuple[str, int, str]]) -> None:
    """Add a table with a row for each row of a field."""
    heads = [
        WordColumn(head, width, _CENTER if field in _CENTRED else WD_ALIGN_PARAGRAPH.LEFT)
        for head, width, field in columns
    ]
    rows = (
        WordRow((f"{{%tr for n in {name} %}}",)),
        WordRow([f"{{{{ n.{field} }}}}" for _head, _width, field in columns]),
        WordRow(("{%tr endfor %}",)),
    )
    add_table(document, heads, rows)
