"""Heads of tables by what their words mean, in the wordings of many offices."""

import pytest

from partui.domain.plan.column_roles import ColumnRole
from partui.plan_io.document import TableRow, plain_row
from partui.plan_io.layout.heads import read_head
from partui.plan_io.layout.table_head import TableKind

_ROLES = "number title products requirements deadline start lead implementers person second_code other"
SHORT = dict(zip("ntprdslim2o", map(ColumnRole, _ROLES.split()), strict=True))


def roles(*rows: str) -> list[ColumnRole]:
    head = read_head([plain_row("", row.split("|")) for row in rows])
    assert head is not None
    assert head[0].kind is TableKind.ITEMS
    return [column.role for column in head[0].columns]


@pytest.mark.parametrize(
    ("head", "meant"),
    [
        ("STT|Lĩnh vực|Sản phẩm|Yêu cầu chất lượng|Thời gian hoàn thành|Chủ trì|Thực hiện", "ntprdli"),
        ("TT|Nội dung công việc|Đơn vị thực hiện|Đơn vị phối hợp|Tiến độ", "ntlid"),
        ("TT|Nhiệm vụ/giải pháp|Trách nhiệm thực hiện|Thời hạn", "ntld"),
        ("Số TT|Hoạt động|Kết quả cần đạt|Sản phẩm đầu ra|Cơ quan chủ trì|Thời gian", "ntrpld"),
        ("TT|Công việc|Chỉ tiêu|Kết quả|Chủ trì|Năm 2026", "ntrpld"),
        ("TT|Tên nhiệm vụ|Lãnh đạo phụ trách|Đơn vị chủ trì|Phối hợp|Thời gian trình|Cấp trình", "ntmlido"),
        ("TT|Nội dung|Thời gian bắt đầu|Thời gian hoàn thành|Đơn vị chủ trì", "ntsdl"),
        ("TT|Nội dung|Thời gian nhận|Tiến độ|Đơn vị chủ trì", "ntsdl"),
        ("TT|Nội dung|Thời gian thực hiện|Thời hạn hoàn thành|Đơn vị đầu mối", "ntsdl"),
        ("STT|Mã nhiệm vụ|Nhiệm vụ|Đơn vị chủ trì|Thời hạn", "n2tld"),
        ("TT|Nhiệm vụ[1]|Chủ trì(2)|Thời gian*|Văn bản giao nhiệm vụ|Nguồn kinh phí|Ghi chú", "ntldooo"),
        ("TT|Nội dung|Đơn vị tính|Cơ quan, đơn vị phối hợp với cơ quan chủ trì|Thời gian|Theo dõi, đôn đốc", "ntoido"),
        ("TT|Chỉ tiêu, nhiệm vụ|Đồng chí phụ trách|Đơn vị thực hiện|Bắt đầu|Hoàn thành", "ntmlsd"),
        ("TT|Văn bản cần xây dựng|Cơ quan soạn thảo, chủ trì|Thời gian trình|Cấp trình", "ntldo"),
        ("Nhiệm vụ|Chủ trì|Thời hạn", "tld"),
        ("TT|Nhiệm vụ|Đơn vị chủ trì", "ntl"),
    ],
)
def test_columns_go_by_the_meaning_of_their_heads(head: str, meant: str) -> None:
    assert roles(head) == [SHORT[letter] for letter in meant]


def test_a_head_of_two_rows_that_nothing_marks_as_merged() -> None:
    found = roles("TT|Nhiệm vụ|Phân công thực hiện||Thời gian|", "||Chủ trì|Phối hợp|Bắt đầu|Kết thúc")
    assert found == [SHORT[letter] for letter in "ntlisd"]
    found = roles("TT|Nhiệm vụ|Chủ trì|Thời hạn|Tình trạng|", "||||Hoàn thành|Chưa hoàn thành")
    assert found == [SHORT[letter] for letter in "ntldoo"]


@pytest.mark.parametrize(
    "words",
    [
        "STT|Đơn vị|Điểm|Xếp hạng",
        "TT|Chỉ tiêu|Đơn vị tính|Kết quả năm 2024|Mục tiêu năm 2025",
        "STT|Họ và tên|Chức vụ|Số điện thoại",
        "Nơi nhận|TM. ỦY BAN NHÂN DÂN",
        "1|Nhiệm vụ thường xuyên|Sở Nội vụ chủ trì|Thời gian trong năm",
        "|Nội dung tập huấn 2 lớp|Sở Nội vụ chủ trì|Thời gian quý I",
    ],
)
def test_other_tables_and_rows_are_no_heads(words: str) -> None:
    assert read_head([plain_row("", words.split("|"))]) is None


def test_the_officer_says_what_a_column_is() -> None:
    row: TableRow = plain_row("", ["TT", "Nhiệm vụ", "Đơn vị", "Thời gian"])
    head = read_head([row], overrides={"don vi": ColumnRole.IMPLEMENTERS})
    assert head is not None
    assert [column.role for column in head[0].columns] == [SHORT[letter] for letter in "ntid"]


def test_periods_are_ticked_off_and_the_last_counts() -> None:
    rows = ["|Nhiệm vụ|Chủ trì|Thời gian thực hiện|||Kinh phí|", "|||2026|2027|Năm 2028|2026|2027"]
    found = read_head([plain_row("", row.split("|")) for row in rows])
    assert found is not None
    head = found[0]
    assert [column.role for column in head.columns] == [SHORT[letter] for letter in "ntldddoo"]
    ticked = {
        "1|Kế hoạch|Sở Nội vụ|x|||5|": "2026",
        "2|Báo cáo|Sở Nội vụ|x|X|x||6": "2026 - Năm 2028",
        "3|Rà soát|Sở Nội vụ||Quý I|||": "Quý I",
    }
    read = [head.assign(plain_row("", row.split("|")))[ColumnRole.DEADLINE].words for row in ticked]
    assert read == list(ticked.values())
