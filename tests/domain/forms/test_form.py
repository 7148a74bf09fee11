"""What a form asks of whom, and what its answers are called."""

from partui.domain.forms.form import ReportingRole, answer_name, closed_to


def test_how_far_a_task_has_come_is_its_leads_to_say() -> None:
    assert closed_to(ReportingRole.LEAD, "") == set()
    assert closed_to(ReportingRole.MEMBER, "") == {"progress"}
    assert closed_to(ReportingRole.IMPLEMENTER, "") == {"status", "completed_on", "progress"}


def test_nobody_knows_what_share_of_the_whole_an_instance_is() -> None:
    assert closed_to(ReportingRole.LEAD, "2020-Q3") == {"progress"}
    assert closed_to(ReportingRole.IMPLEMENTER, "2020-Q3") == {"status", "completed_on", "progress"}


def test_an_answer_keeps_its_name_for_ever() -> None:
    # Files hold these: another rule would take an answer that comes again for a new one.
    assert answer_name("f", "t") == "6a5e312a-8685-56bf-9f77-faf8e8a14d4e"
    assert answer_name("f", "t", "2020-Q3") == "81eabf5f-8c68-5313-8d8c-c56ea48ddf28"
