"""What a program may use up at most, held by the system: it reads a file that nobody trusts."""

import sys


def limit_self(seconds: int, memory: int, written: int) -> None:
    """Hold this program to its limits from now on; whatever goes beyond them fails or ends it.

    Args:
        seconds: of the processor's time.
        memory: bytes.
        written: bytes of one file; Windows limits none.
    """
    if sys.platform == "win32":
        from partui.system.jobs import limit_job

        limit_job(seconds, memory)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
