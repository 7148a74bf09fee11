"""The dossier: each document once, numbered where it serves first; what is missing."""

from partui.domain.tasks.dossier import FiledDocument, MissingProof, make_dossier
from tests.reports import builders

ONE = builders.evidence("1.3.1", 1, uuid="e1", link="qd15.pdf")
SHARED = builders.evidence("1.3.1", 3, uuid="e2", number="", summary="Báo cáo: kết quả", link="bc.PDF")
AGAIN = SHARED._replace(code="1.3.2", products=())
OF_CRITERION = builders.evidence("1.3", uuid="e3", link="chay.exe")


def test_each_document_has_one_number() -> None:
    report = builders.assessment(proofs={"1.3.1": (ONE, SHARED), "1.3.2": (AGAIN,)})
    report = report._replace(of_criteria={"1.3": (OF_CRITERION,), "1.4": (OF_CRITERION._replace(code="1.4"),)})
    found = make_dossier(report, {"qd15.pdf": "/a/qd15.pdf", "bc.PDF": "/a/bc.PDF", "chay.exe": "/a/chay.exe"})
    assert [(each.number, each.criterion, each.document.uuid, each.file) for each in found.filed] == [
        ("1.3-01", "1.3", "e3", None),
        ("1.3-02", "1.3", "e1", "/a/qd15.pdf"),
        ("1.3-03", "1.3", "e2", "/a/bc.PDF"),
    ]
    assert [(each.proves, each.criteria) for each in found.filed] == [
        ((), ("1.3", "1.4")),
        (("1.3.1",), ()),
        (("1.3.1", "1.3.2"), ()),
    ]
    assert [each.name for each in found.filed] == [
        "",
        "tai-lieu/1.3/1.3-02-12-bc-snv.pdf",
        "tai-lieu/1.3/1.3-03-bao-cao-ket-qua.pdf",
    ]


def test_a_name_leads_nowhere_else() -> None:
    document = FiledDocument("../1-01", "../1", ONE._replace(number="", summary="…"), (), (), "/a/b.pdf")
    assert document.name == "tai-lieu/.._1/.._1-01.pdf"


def test_products_without_a_document_are_missing() -> None:
    tasks = {task.code: task for task in builders.tasks()}
    found = make_dossier(builders.assessment(proofs={"1.3.1": (ONE,), "1.3.2": (AGAIN,)}), {})
    missing = [each for each in found.missing if each.criterion == "1.3"]
    assert missing == [MissingProof("1.3", "1.3.1", product) for product in tasks["1.3.1"].products[1:]]
    # 2.1.1 is not carried out.
    assert "2.1.1" not in {each.code for each in found.missing}
    assert "2.1.2" in {each.code for each in found.missing}


def test_a_criterion_of_which_nothing_is_told_is_missing() -> None:
    report = builders.assessment({"2.4.1": "0.5"})
    explained = [
        row._replace(criterion=row.criterion._replace(explanation="x")) if row.criterion.code == "2.4.2" else row
        for row in report.scores.rows
    ]
    report = report._replace(
        scores=report.scores._replace(rows=tuple(explained)), of_criteria={"2.4.3": (OF_CRITERION,)}
    )
    untold = [each for each in make_dossier(report, {}).missing if not each.code]
    assert MissingProof("2.4.4") in untold
    assert not {"2.4.1", "2.4.2", "2.4.3", "2.4", "1.3"} & {each.criterion for each in untold}
