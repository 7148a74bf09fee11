"""A plan that names agencies of the directory in its own way."""

from partui.domain.agencies.directory import with_agencies_as, with_known_agencies
from partui.domain.plan.file import PlanFile
from tests.domain.plan.test_file import a_plan

DIRECTORY = {"Sở Nội vụ": "SNV", "Sở Thông tin và Truyền thông": "", "Văn phòng UBND tỉnh": ""}


def plan(lead: str, implementers: str = "", of_criterion: str = "") -> PlanFile:
    said = a_plan()
    said["items"][1] |= {"lead": lead, "implementers": implementers}
    said["criteria"][1]["lead"] = of_criterion
    return PlanFile.model_validate(said)


def words(file: PlanFile) -> tuple[str, str, str]:
    return file.items[1].lead, file.items[1].implementers, file.criteria[1].lead


def test_abbreviations_are_spelt_out_everywhere() -> None:
    known = with_known_agencies(plan("SNV", "STTTT; Sở Y tế", "VP UBND"), DIRECTORY)
    assert words(known.file) == ("Sở Nội vụ", "Sở Thông tin và Truyền thông; Sở Y tế", "Văn phòng UBND tỉnh")
    assert known.spelt_out == {
        "SNV": "Sở Nội vụ",
        "STTTT": "Sở Thông tin và Truyền thông",
        "VP UBND": "Văn phòng UBND tỉnh",
    }


def test_names_that_only_the_directory_tells_apart_are_parted() -> None:
    cell = "Trung tâm Tin học, Lưu trữ, Sở Nội vụ"
    known = with_known_agencies(plan(cell), {**DIRECTORY, "Trung tâm Tin học, Lưu trữ": ""})
    assert words(known.file)[0] == "Trung tâm Tin học, Lưu trữ; Sở Nội vụ"
    assert known.spelt_out == {}
    assert words(with_known_agencies(plan("Sở Nội vụ, Sở Y tế"), DIRECTORY).file)[0] == "Sở Nội vụ, Sở Y tế"


def test_what_may_be_several_or_nobody_stays() -> None:
    two = {"Sở Nội vụ": "", "Sở Nông vụ": ""}
    assert with_known_agencies(plan("SNV"), two).spelt_out == {}
    file = plan("BTC", "", "Sở Nội vụ")
    assert with_known_agencies(file, DIRECTORY) == (file, {})


def test_a_laws_name_is_meant_by_what_begins_as_it_does() -> None:
    assert with_known_agencies(plan("Sở TC"), DIRECTORY).spelt_out == {"Sở TC": "Sở Tài chính"}


def test_a_name_is_put_right_and_other_words_stay() -> None:
    file = plan("Sở Nội vu chủ trì", "các sở")
    assert with_agencies_as(file, {}) is file
    put_right = with_agencies_as(plan("Sở Nội vu; Sở Y tế"), {"Sở Nội vu": "Sở Nội vụ"})
    assert words(put_right)[0] == "Sở Nội vụ; Sở Y tế"
