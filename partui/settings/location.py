"""Which file holds the settings."""

import os
import sys
from collections.abc import Mapping


def config_path(environ: Mapping[str, str]) -> str:
    """Return the configuration file: $PARTUI_CONFIG, else `config.toml` in the platform's folder.

    Args:
        environ: the environment.
    """
    chosen = environ.get("PARTUI_CONFIG")
    if chosen:
        return os.path.abspath(os.path.expanduser(chosen))
    return os.path.join(_folder(environ), "config.toml")


def _folder(environ: Mapping[str, str]) -> str:
    if sys.platform == "linux":
        # What platformdirs answers here; importing it takes as long as a quick command.
        base = environ.get("XDG_CONFIG_HOME", "")
        return os.path.join(base if base.strip() else os.path.expanduser("~/.config"), "partui")
    import platformdirs

    return platformdirs.user_config_dir("partui", appauthor=False)
