import pytest

from partui.domain.tasks.status import Status
from partui.wording.labels import status_label


def test_the_four_statuses_by_name() -> None:
    assert [status.value for status in Status] == ["todo", "doing", "done", "cancelled"]


@pytest.mark.parametrize(
    ("status", "label"),
    [
        (Status.TODO, "Chưa thực hiện"),
        (Status.DOING, "Đang thực hiện"),
        (Status.DONE, "Hoàn thành"),
        (Status.CANCELLED, "Không thực hiện"),
    ],
)
def test_labels(status: Status, label: str) -> None:
    assert status_label(status) == label
