"""`partui document`: the register."""

from tests.cli.conftest import Partui


def test_a_document_proves_many_and_stands_everywhere(partui: Partui) -> None:
    added = partui(
        "document", "add", "--proves", "4.1.1:1", "--same", "--number", "350/BC-UBND", "--issued-on", "15/12"
    )
    (document,) = partui("document", "list", "--json").json
    uuid = document["uuid"][:8]
    assert added.err.startswith(f"350/BC-UBND ngày 15/12/2020 [{uuid}]\n  → 4.1.1, 3.2.3")
    assert len(document["proves"]) == 14
    listed = {task["code"]: task["documents"] for task in partui("list", "--json").json}
    assert listed["5.7.2"] == partui("show", "5.7.2", "--json").json["documents"] == [document]
    assert listed["1.1"] == []
    assert partui("document", "link", uuid, "1.1").err == "1.1: Tài liệu kiểm chứng – → 350/BC-UBND ngày 15/12/2020\n"
    assert partui("document", "link", uuid, "1.1").err == "Không có gì thay đổi.\n"
    out = partui("document", "list").out
    assert out.startswith(f"350/BC-UBND ngày 15/12/2020 [{uuid}]\n  → 1.1, 3.2.3:1")
    assert partui("evidence", "list", "4.1.1", "--json").json[0]["unproved"] == []
    assert len(partui("evidence", "remove", uuid, "1.1").err.splitlines()) == 1
    assert partui("evidence", "remove", uuid, "1.1").err == "Không có gì thay đổi.\n"
    assert len(partui("document", "remove", uuid).err.splitlines()) == 14
    assert partui("document", "list").out == "0 tài liệu\n"


def test_a_document_proves_some_products_of_a_task(partui: Partui) -> None:
    partui("evidence", "add", "1.3.1", "--product", "1,3", "--number", "9/TB")
    (document,) = partui("document", "list", "--json").json
    assert document["proves"] == [{"code": "1.3.1", "product": 1}, {"code": "1.3.1", "product": 3}]
    (proof,) = partui("evidence", "list", "1.3.1", "--json").json
    assert (proof["evidence"][0]["products"], proof["unproved"]) == ([1, 3], [2])
    uuid = document["uuid"][:8]
    partui("document", "link", uuid, "2.2", "--product", "3, 1")
    assert "  → 1.3.1:1, 1.3.1:3, 2.2:1, 2.2:3\n" in partui("document", "list").out
    assert "đúng một MÃ" in partui("document", "link", uuid, "1.1", "1.2", "--product", "1").refused(2)
    assert "không có sản phẩm số 9" in partui("document", "link", uuid, "2.2", "--product", "9").refused(1)


def test_a_document_proves_a_criterion_itself(partui: Partui) -> None:
    added = partui("document", "add", "--criterion", "2.4.1", "--proves", "1.1", "--number", "12/BC-ĐTXHH")
    uuid = partui("document", "list", "--json").json[0]["uuid"][:8]
    assert added.err == f"12/BC-ĐTXHH [{uuid}]\n  → 1.1, tiêu chí 2.4.1\n"
    linked = partui("document", "link", uuid, "--criterion", "8.1").err
    assert linked == "8.1: Tài liệu kiểm chứng – → 12/BC-ĐTXHH\n"
    assert "  → 1.1, tiêu chí 2.4.1, tiêu chí 8.1\n" in partui("document", "list").out
    (document,) = partui("document", "list", "--json").json
    assert document["criteria"] == ["2.4.1", "8.1"]
    proved = {row["code"]: row["documents"] for row in partui("score", "--json").json["criteria"] if row["documents"]}
    assert proved == {"2.4.1": [document], "8.1": [document]}
    assert "9.9" in partui("document", "link", uuid, "--criterion", "9.9").refused(1)
    assert "một tiêu chí; chưa lưu gì" in partui("document", "link", uuid).refused(1)
    assert partui("document", "remove", uuid, "--criterion", "8.1").err.startswith("8.1: Tài liệu kiểm chứng")
    assert partui("document", "remove", uuid, "--criterion", "8.1").err == "Không có gì thay đổi.\n"
    assert partui("document", "remove", uuid, "1.1").err.startswith("1.1: Tài liệu kiểm chứng")
    assert partui("document", "list", "--json").json[0]["criteria"] == ["2.4.1"]
    assert len(partui("document", "remove", uuid).err.splitlines()) == 1


def test_a_product_is_split(partui: Partui) -> None:
    partui("document", "split", "6.2.4", "1")
    assert partui("show", "6.2.4", "--json").json["products"] == [
        "Báo cáo kết quả kiểm tra",
        "Biên bản kiểm tra",
        "Thông báo kết luận kiểm tra",
    ]


def test_a_document_linked_to_nothing_is_refused(partui: Partui) -> None:
    assert "ít nhất một nhiệm vụ hoặc một tiêu chí; chưa lưu gì" in partui("document", "add", "--number", "1").refused(
        1
    )
    assert "1.3.1:2" in partui("document", "add", "--number", "1", "--proves", "a b").refused(2)
    assert partui("history", "--json").json == []


def test_a_document_that_the_register_has_is_proposed(partui: Partui) -> None:
    partui("document", "add", "--proves", "1.1", "--number", "12/BC-SNV", "--issued-on", "1/9", "--issuer", "Sở Nội vụ")
    again = ("--number", " 12/bc-snv", "--issued-on", "1/9/2020")
    uuid = partui("document", "list", "--json").json[0]["uuid"][:8]
    for command in (("document", "add", "--proves", "1.2"), ("evidence", "add", "1.2")):
        assert (
            f"partui document link {uuid} MÃ; nếu là tài liệu khác, thêm --another."
            in partui(*command, *again).refused()
        )
    assert partui("evidence", "add", "1.2", *again, "--issuer", "Sở Y tế").code == 0
    assert partui("evidence", "add", "1.2", "--number", "12/BC-SNV", "--issued-on", "2/9").code == 0
    assert partui("evidence", "add", "1.2", *again, "--another").code == 0
    assert partui("document", "list").out.endswith("4 tài liệu\n")


def test_a_document_is_named_by_its_number_too(partui: Partui) -> None:
    partui("document", "add", "--proves", "1.1", "--number", "12/KH-UBND", "--issued-on", "1/9")
    assert partui("document", "link", "12/kh-ubnd", "1.2").err.startswith("1.2: Tài liệu kiểm chứng – → 12/KH-UBND")
    partui("document", "add", "--proves", "1.1", "--number", "12/KH-UBND", "--issued-on", "2/9")
    both = ", ".join(document["uuid"][:8] for document in partui("document", "list", "--json").json)
    assert f"chỉ nhiều tài liệu ({both})" in partui("document", "remove", "12/KH-UBND").refused(1)
