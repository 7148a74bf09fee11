"""What is typed: sentences of the plan, and such as hold every letter of Vietnamese."""

import json
from pathlib import Path

NUMBER = 200
_SEED = Path(__file__).parents[2] / "seed.json"
_LEAST, _MOST = 12, 90
_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_SAID = (
    "Báo cáo kết quả kiểm tra",
    "Nguyễn Thị Tường Vi, Trưởng phòng Cải cách hành chính, đã ký duyệt",
    "Đã gửi văn bản đôn đốc số 1234/SNV-CCHC ngày 05/10/2020 (lần 2)",
    "thuở ấy, người ta khuếch trương quỹ khuyến học; nghề nghiệp rượu bưởi",
    "Ủy ban nhân dân thành phố Buôn Ma Thuột: hoàn toàn khỏe khoắn, xoèn xoẹt",
)


def sentences() -> list[str]:
    """Return as many sentences as are typed, each once."""
    from unicodedata import normalize

    lower = ["".join(normalize("NFC", vowel + tone) for tone in _TONES) for vowel in _VOWELS]
    letters = [f"đ{''.join(lower[at])} {''.join(lower[at]).upper()}Đ" for at in range(len(lower))]
    seed = json.loads(_SEED.read_text(encoding="utf-8"))
    cells = (text for item in seed["items"] for text in (item["title"], *item["products"], *item["requirements"]))
    plan = (" ".join(text.split()) for text in cells)
    found = dict.fromkeys([*_SAID, *letters, *(text for text in plan if _LEAST <= len(text) <= _MOST)])
    return list(found)[:NUMBER]
