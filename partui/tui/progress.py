"""Long work in another thread that tells how far it has come and can be stopped."""

from partui.domain.errors import PartuiError


class Work:
    """How far a piece of work has come; the thread that does it calls this, the screen reads `number`."""

    def __init__(self) -> None:
        self.number = 0
        self._stopped = False

    def stop(self) -> None:
        """Have the work end at its next step."""
        self._stopped = True

    def __call__(self, number: int) -> None:
        """Note how far the work has come.

        Raises:
            PartuiError: it is to end.
        """
        self.number = number
        if self._stopped:
            raise PartuiError("Đã dừng; chưa nhập gì.")
