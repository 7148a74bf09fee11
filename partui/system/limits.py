"""What a program may use up at most, held by the system: it reads a file that nobody trusts."""

import ctypes
import sys


def limit_self(seconds: int, memory: int, written: int) -> None:
    """Hold this program to its limits from now on; whatever goes beyond them fails or ends it.

    Args:
        seconds: of the processor's time.
        memory: bytes.
        written: bytes of one file; Windows limits none.
    """
    if sys.platform == "win32":
        limit_job(seconds, memory)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))


_PROCESS_TIME, _PROCESS_MEMORY = 0x02, 0x100
_EXTENDED_LIMITS = 9
_A_SECOND = 10_000_000


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION; times in units of 100 ns."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("smallest_set", ctypes.c_size_t),
        ("largest_set", ctypes.c_size_t),
        ("most_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; memory in bytes."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("most_process_memory", ctypes.c_size_t),
        ("most_job_memory", ctypes.c_size_t),
    )


def limits(seconds: int, memory: int) -> ExtendedLimits:
    """Return the limits of a process as Windows takes them."""
    basic = BasicLimits(process_time=seconds * _A_SECOND, flags=_PROCESS_TIME | _PROCESS_MEMORY)
    return ExtendedLimits(basic=basic, process_memory=memory)


def limit_job(seconds: int, memory: int) -> None:
    """Put this program into a job of its own that has limits; it goes on without where Windows grants none.

    Args:
        seconds: of the processor's time.
        memory: bytes.
    """
    if sys.platform != "win32":
        return
    kernel, asked = ctypes.windll.kernel32, limits(seconds, memory)
    # Handles are as wide as pointers, what ctypes takes for granted is not.
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    if kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(asked), ctypes.sizeof(asked)):
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
