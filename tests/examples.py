"""How many examples a property is held to: few in every run and always the same, many where faults are looked for."""

from hypothesis import HealthCheck, settings

EVERY_RUN, DEEP = "every-run", "deep"


def know_profiles() -> None:
    """Register the profiles and choose the quick one; `--hypothesis-profile deep` chooses the other.

    A machine that is busy with other work makes generating slow; that says nothing of partui.
    """
    slow = [HealthCheck.too_slow]
    settings.register_profile(EVERY_RUN, max_examples=50, derandomize=True, deadline=None, suppress_health_check=slow)
    settings.register_profile(DEEP, max_examples=1_000, deadline=None, suppress_health_check=slow, print_blob=True)
    settings.load_profile(EVERY_RUN)


def examples(share: float) -> settings:
    """Hold a test to more or fewer examples than others.

    Args:
        share: of the profile's number; less than 1 where an example is costly.
    """
    return settings(max_examples=round(settings().max_examples * share))
