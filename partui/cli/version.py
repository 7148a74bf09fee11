"""Which partui this is."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version


def version() -> str:
    """Return the version installed, or the checkout's."""
    try:
        return installed_version("partui")
    except PackageNotFoundError:
        import tomllib

        from partui.store.db.data import data_path

        with open(data_path("pyproject.toml"), "rb") as file:
            return str(tomllib.load(file)["project"]["version"])
