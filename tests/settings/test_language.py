"""The language of the computer."""

import pytest

from partui.settings.read import language_of_locale


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, None),
        ({"LANG": ""}, None),
        ({"LANG": "C"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "vi_VN"}, "vi"),
        ({"LANG": "fr_FR.UTF-8"}, None),
        ({"LANG": "entirely_else"}, None),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi_VN.UTF-8", "LC_MESSAGES": "vi_VN", "LC_ALL": "en_AU"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, None),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "vi:en"}, "vi"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:en_GB"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "en"}, "en"),
    ],
)
def test_the_language_of_the_locale(environ: dict[str, str], language: str | None) -> None:
    assert language_of_locale(environ) == language
