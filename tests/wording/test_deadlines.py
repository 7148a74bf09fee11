"""How a deadline was read, in words."""

import pytest

from partui.domain.deadlines.reading import read_deadline
from partui.wording.deadlines import reading_text

PLAN = 2026
SAID = {
    "Quý III": "Quý III/2026: đến hết 30/09/2026",
    "Tháng 2": "tháng 2/2026: đến hết 28/02/2026",
    "6 tháng đầu năm": "6 tháng đầu năm 2026: đến hết 30/06/2026",
    "3 tháng cuối năm": "3 tháng cuối năm 2026: đến hết 31/12/2026",
    "Đến hết năm 2027": "năm 2027: đến hết 31/12/2027",
    "15/10": "đến hết ngày 15/10/2026",
    "Trước ngày 01/12": "trước ngày 01/12/2026: đến hết 30/11/2026",
    "Trước năm 2030": "trước năm 2030: đến hết 31/12/2029",
    "Quý IV/2025 - Quý II/2026": "Quý IV/2025 – Quý II/2026: đến hết 30/06/2026",
    "2026 - 2030": "năm 2026 – năm 2030: đến hết 31/12/2030",
    "Tháng 6, tháng 12": "30/06/2026, 31/12/2026: lần cuối đến hết 31/12/2026",
    "Trước ngày 15/6 và 15/12 hằng năm": "14/06/2026, 14/12/2026, hằng năm: lần cuối đến hết 14/12/2026",
    "Hàng quý": "định kỳ: kỳ cuối đến hết 31/12/2026",
    "15 ngày kể từ ngày 01/10/2026": "tính từ ngày 01/10/2026: đến hết 16/10/2026",
    "Quý I: dự thảo; quý III: ban hành": "Quý III/2026: đến hết 30/09/2026; các mốc trước: 31/03/2026",
    "Thường xuyên": "thường xuyên, không có hạn",
    "Theo Kế hoạch của tỉnh": "do nơi khác quy định, chưa có ngày",
    "Khi có phát sinh": "khi có việc, không có ngày",
    "Đã hoàn thành": "đã hoàn thành: là kết quả, không phải hạn",
    "100 ngày": "tính từ một ngày chưa biết; ghi ngày bắt đầu thì có hạn",
    "5 ngày làm việc kể từ ngày nhận": "tính từ một ngày chưa biết, chưa có ngày",
    "Từ Quý II/2026": "từ ngày 01/04/2026, không có ngày cuối",
    "Sau năm 2026": "từ ngày 01/01/2027, không có ngày cuối",
    "Từ ngày ban hành trở đi": "có lúc bắt đầu, không có ngày cuối",
    "Sớm": "chưa rõ hạn",
    "Đầu quý IV": "chưa rõ hạn: chỉ nêu khoảng thời gian, không nêu ngày nào",
    "Giữa năm": "chưa rõ hạn: chỉ nêu khoảng thời gian, không nêu ngày nào",
    "Ngày 31/11": "chưa rõ hạn: lịch không có ngày ấy",
}


@pytest.mark.parametrize(("words", "said"), SAID.items())
def test_how_words_were_read(words: str, said: str) -> None:
    assert reading_text(read_deadline(words, PLAN)) == said
