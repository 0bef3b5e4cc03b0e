"""Which version of the program has written a file."""

from importlib.metadata import PackageNotFoundError, version


def system_version() -> str:
    try:
        return version("trial-coordinator")
    except PackageNotFoundError:
        return "0"
