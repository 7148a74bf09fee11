"""How many examples a property is held to: few in every run and always the same, many where faults are looked for."""

from hypothesis import HealthCheck, Phase, settings

EVERY_RUN, DEEP, MUTANTS = "every-run", "deep", "mutants"


def know_profiles() -> None:
    """Register the profiles and choose the quick one; `--hypothesis-profile deep` chooses another.

    A machine that is busy with other work makes generating slow; that says nothing of partui. Of a mutant it is enough
    to know that it fails: a smaller example of it would take long to find.
    """
    slow = [HealthCheck.too_slow]
    settings.register_profile(EVERY_RUN, max_examples=30, derandomize=True, deadline=None, suppress_health_check=slow)
    settings.register_profile(DEEP, max_examples=1_000, deadline=None, suppress_health_check=slow, print_blob=True)
    settings.register_profile(
        MUTANTS,
        max_examples=20,
        derandomize=True,
        deadline=None,
        suppress_health_check=slow,
        phases=[Phase.explicit, Phase.generate],
    )
    settings.load_profile(EVERY_RUN)


def examples(share: float, *, deep: float | None = None) -> settings:
    """Hold a test to more or fewer examples than others.

    Args:
        share: of the profile's number; less than 1 where an example is costly.
        deep: likewise where faults are looked for, if that is another.
    """
    usual = settings().max_examples
    is_deep = usual == settings.get_profile(DEEP).max_examples
    return settings(max_examples=round(usual * (share if deep is None or not is_deep else deep)))
