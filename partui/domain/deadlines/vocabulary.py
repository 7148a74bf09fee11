"""The words that deadlines are written with, each a letter that the grammar's patterns are made of.

| | |
|---|---|
| `d` `w` `m` `q` `y` | ngày, tuần, tháng, quý, năm |
| `j` `J` | a year, a month by its place: năm sau, tháng liền kề |
| `p` | năm trước: a year by its place, or of two clauses ("báo cáo năm trước ngày 15/12") |
| `U` `l` `u` | đầu, cuối, nửa |
| `s` | giai đoạn |
| `t` `z` `b` | by: trong, vào, hết, chậm nhất; to: đến; before: trước |
| `f` `a` | from: từ, kể từ; after: sau |
| `h` `P` `L` | hằng, mỗi; định kỳ; lần |
| `Z` | và các năm tiếp theo, trở đi: it has no end |
| `c` `x` `v` `X` | thường xuyên; theo; khi; đã hoàn thành |
| `V` `W` | trong vòng; làm việc |
| `o` | what makes a time next to it none that can be read: không, trừ, hoặc, năm học |
| `A` | about: khoảng, giữa |
| `F` | tư: the fourth, behind quý and tháng |
| `O` | của, các: they change nothing |
| `g` | hoàn thành, thực hiện: what a deadline's sentence begins with |
| `B` | báo cáo, kế hoạch: what may have a year or a month in its name |
| `_` | any other word |
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from partui.domain.text import fold

# A word that is followed by another may be one of several: the longest counts.
_PHRASES = {
    "d": "ngày|mồng|mùng|ngày mồng|ngày mùng",
    "w": "tuần",
    "m": "tháng",
    "q": "quý|quí|qúy|qúi|qúỹ|qui",
    "y": "năm",
    "J": "tháng liền kề|tháng sau liền kề|tháng liền kề sau|tháng sau|tháng tiếp theo|tháng kế tiếp|tháng liền sau",
    "U": "đầu",
    "l": "cuối",
    "u": "nửa",
    "s": "giai đoạn|thời kỳ|thời kì",
    "t": "trong|vào|hết|chậm nhất|chậm nhất là|chậm nhất vào|chậm nhất đến|muộn nhất|muộn nhất là|trễ nhất|trễ nhất là"
    "|không quá|không muộn hơn|không chậm hơn|không trễ hơn|cả|toàn bộ|suốt|trong suốt|trong thời gian"
    "|trong khoảng thời gian|trong cả|nội trong|vào hết",
    "z": "đến|tới|cho đến|cho tới|đến hết|tới hết|cho đến hết|cho tới hết",
    "b": "trước|đến trước|trước thời điểm|trước thời hạn",
    "f": "từ|kể từ|tính từ|bắt đầu|bắt đầu từ|khởi đầu từ",
    "a": "sau|từ sau",
    "h": "hằng|hàng|mỗi|từng",
    "P": "định kỳ|định kì",
    "L": "lần",
    "Z": "trở đi|về sau|các năm tiếp theo|những năm tiếp theo|các năm sau|những năm sau|các năm kế tiếp"
    "|những năm kế tiếp|các năm về sau|những năm về sau|các năm sau đó|những năm sau đó|các năm tới|những năm tới",
    "c": "thường xuyên|liên tục|quanh năm|thường xuyên liên tục",
    "x": "theo|tùy theo|tuỳ theo|tùy thuộc|tuỳ thuộc|phụ thuộc|căn cứ|bám sát|phù hợp với|phù hợp",
    "v": "khi|sau khi|ngay sau khi|ngay khi|trước khi|đến khi|cho đến khi|tới khi|kể từ khi|từ khi|đột xuất|phát sinh"
    "|trong trường hợp|trường hợp|nếu có phát sinh|ngay sau"
    "|trước kỳ|trước kì|tại kỳ|tại kì|sau kỳ|trước phiên|tại phiên|sau phiên|kỳ họp|kì họp|phiên họp",
    "X": "đã hoàn thành|đã thực hiện|đã ban hành|đã xong|đã trình|đã triển khai xong|đã thực hiện xong",
    "V": "trong vòng|trong thời hạn|trong thời gian không quá|trong thời hạn không quá|thời hạn không quá",
    "W": "làm việc",
    "A": "khoảng|tầm|giữa|gần|đến gần|thượng tuần|trung tuần|hạ tuần|đến khoảng|vào khoảng",
    "o": "không|chưa|trừ|ngoại trừ|ngoài|hoặc|hay|trước hết|trước cuối|trước đầu|năm học|học kỳ|học kì"
    "|niên khóa|niên khoá|niên độ|nhiệm kỳ|nhiệm kì|khóa|khoá|âm lịch|tết|giêng|chạp|nhưng|không trước"
    "|sớm nhất|năm thứ",
    "O": "của|các|những|sáng|chiều|tối|trưa",
    "g": "hoàn thành|ht|hoàn tất|thực hiện|triển khai|triển khai thực hiện|tổ chức thực hiện|tổ chức|ban hành|trình"
    "|thời gian|thời hạn|thời điểm|khoảng thời gian|hạn|hạn cuối|hạn chót|tiến độ|xong|là|dự kiến|kết thúc"
    "|phải|cần|phê duyệt|nghiệm thu|chậm|lúc",
    "B": "báo cáo|kế hoạch|kết quả|chỉ số|chỉ tiêu|số liệu|dự toán|ngân sách|chương trình|nghị quyết|quyết định"
    "|nghị định|thông tư|công văn|văn bản|luật|hồ sơ|danh mục|nhiệm vụ|mục tiêu|thông báo|hướng dẫn|chỉ thị|kết luận"
    "|hội nghị|đợt|kỳ|kì|số|tiêu chí|bộ tiêu chí|chuyên đề|quy định|vốn|kinh phí|dữ liệu|đề án|phương án|lịch|phiên",
    "&": "và|cùng",
    # Not what their first word is by itself.
    "_": "khi nào|trước mắt|trước đó|sau đó|sau đây|sau cùng|từ đó|hết sức|trong đó|mặt hàng|ngân hàng|khách hàng"
    "|cửa hàng|đơn hàng|hàng hóa|hàng hoá|cần thiết|nếu có|lần đầu|một phần|một số|một cửa|hàng đầu|đầu tư|chủ trì"
    "|liên quan đến|đề cập đến|số lượng|sau sáp nhập|cả nước|trong nước|hằng ngày làm việc|tới đây|ngày càng"
    "|đầu mối|bước đầu|trên cả|theo dõi|đầu ra|đầu vào|cuối cùng|kỳ thi|trình độ|quá trình|công trình",
}  # fmt: skip
_YEARS_BY_PLACE = {
    -1: "năm trước liền kề|năm liền trước|năm liền kề trước|năm ngoái",
    0: "năm nay|năm hiện tại|năm kế hoạch",
    1: "năm sau|năm tới|năm kế tiếp|năm tiếp theo|năm liền kề|năm sau liền kề|năm liền kề sau|năm liền sau"
    "|năm kế tiếp theo|năm kế tiếp sau",
}
_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12,
}  # fmt: skip
# A scan reads I as l or 1.
_ROMAN = {
    1: "i|l|ⅰ", 2: "ii|ll|il|li|ⅱ", 3: "iii|lll|ill|iil|lii|lil|ili|lli|ⅲ", 4: "iv|lv|ⅳ"
}  # fmt: skip


class Token(NamedTuple):
    """A word, a number, a sign, or what was made of several.

    Attributes:
        letter: what it is. Words: see above. Numbers: `1` small, `2` roman, `3` day/month, `4` day/month/year,
            `5` month/year, `6` a year, `7` any other, `8` of a document, `9` a time of day.
        value: of a number: its parts; of a word: its number; of what was made: what it says.
    """

    letter: str
    value: Any = 0


class Branch(NamedTuple):
    """What may follow the words so far, and what they are by themselves."""

    further: "dict[str, Branch]"
    token: Token | None


@cache
def phrases(*, marked: bool) -> Mapping[str, Branch]:
    """Return what may begin with a word, as a tree.

    Args:
        marked: the text has marks, so that words that differ in them are told apart.
    """
    root: dict[str, Branch] = {}
    for phrase, letter, number in _entries():
        branches = root
        *before, last = (phrase if marked else fold(phrase)).split()
        for word in before:
            branches = branches.setdefault(word, Branch({}, None)).further
        known = branches.get(last, Branch({}, None))
        branches[last] = known._replace(token=known.token or Token(letter, number))
    return root


def _entries() -> list[tuple[str, str, int]]:
    listed = [(phrase, letter, 0) for letter, text in _PHRASES.items() for phrase in text.split("|")]
    listed += [(phrase, "j", ahead) for ahead, text in _YEARS_BY_PLACE.items() for phrase in text.split("|")]
    listed += [(word, "1", number) for word, number in _NUMBERS.items()]
    listed += [("tư", "F", 4), ("năm trước", "p", -1)]
    return listed + [(word, "2", number) for number, text in _ROMAN.items() for word in text.split("|")]
