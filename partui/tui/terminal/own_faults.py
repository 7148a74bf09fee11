"""An error that nobody foresaw: the terminal is given back first, then the user hears where the log is."""

import asyncio
import threading
from collections.abc import Mapping

from textual.app import App
from textual.drivers._writer_thread import WriterThread
from textual.worker import Worker, WorkerFailed, WorkerState

from partui.locale import _


class OwnFaults:
    """Ends an app in order where it cannot go on, and tells of what it can go on without.

    Args:
        app: the app.
    """

    def __init__(self, app: App[int]) -> None:
        self._app = app

    def run_to_end(self, *, mouse: bool) -> int:
        """Show the app until the user leaves; return the exit code.

        Args:
            mouse: whether clicks are taken.

        Raises:
            PartuiError: the app could not go on, and where the log is.
        """
        from partui.log import own_fault

        threading.excepthook = self._thread_failed
        try:
            code = self._app.run(mouse=mouse)
        except Exception as error:
            raise own_fault(error) from error
        raised = self._app._exception
        if raised is not None:
            cause = raised.error if isinstance(raised, WorkerFailed) else raised
            raise own_fault(cause) from cause
        return code or 0

    def hear_of_all(self) -> None:
        """Hear of what fails in the loop without anybody waiting for it."""
        asyncio.get_running_loop().set_exception_handler(self._callback_failed)

    def tell(self, error: BaseException) -> None:
        """Write down an error that the app can go on without, and say where."""
        from partui.log import own_fault

        self._app.notify(str(own_fault(error)), title=_("Lỗi"), severity="error", markup=False, timeout=30)

    def work_changed(self, event: Worker.StateChanged) -> None:
        """Tell of work whose failing does not end the app."""
        worker = event.worker
        if event.state is WorkerState.ERROR and not worker.exit_on_error and worker.error is not None:
            self.tell(worker.error)

    def _callback_failed(self, _loop: asyncio.AbstractEventLoop, context: Mapping[str, object]) -> None:
        error = context.get("exception")
        self.tell(error if isinstance(error, BaseException) else RuntimeError(str(context["message"])))

    def _thread_failed(self, failed: threading.ExceptHookArgs) -> None:
        if isinstance(failed.thread, WriterThread) and isinstance(failed.exc_value, OSError):
            # The terminal has gone: a signal, or what reads the keys, ends the app.
            return
        if failed.exc_value is not None and not self._app.call_later(self.tell, failed.exc_value):
            from partui.log import log_error

            log_error(failed.exc_value)
