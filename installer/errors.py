"""What keeps a machine from being made ready, each with its remedy."""

from coordinator.domain.errors import Unavailable
from coordinator.text import N_


class VenvMissing(Unavailable):
    problem = N_("Python's own venv and ensurepip modules are not installed here.")
    remedy = N_("Run this, then start again: {command}")


class VenvFailed(Unavailable):
    problem = N_("The environment {folder} could not be made.")
    remedy = N_("Python's own words stand above. Check that the folder can be written to.")


class DownloadFailed(Unavailable):
    problem = N_("The locked packages were not installed; pip's own words stand above.")
    remedy = N_(
        "Check the network, then start again. Ready-made packages exist for Windows 10,"
        " macOS 14 and for Linux with glibc 2.34 (Debian 12, Ubuntu 22.04), or newer."
    )


class ProjectNotInstalled(Unavailable):
    problem = N_("The program itself was not installed; pip's own words stand above.")
    remedy = N_("Delete the folder {folder}, then start again.")


class SystemPackagesMissing(Unavailable):
    problem = N_("This computer lacks parts that the program needs: {lacking}.")
    remedy = N_("Run this, then start again: {command}")


class SystemLibrariesMissing(Unavailable):
    problem = N_("This computer lacks parts that the program needs: {lacking}.")
    remedy = N_("Install the packages of your system that hold them, then start again.")


class SystemPackagesFailed(Unavailable):
    problem = N_("apt-get could not install {packages}; its own words stand above.")
    remedy = N_("Check the network and the package sources, then start again.")


class NoVirtualScreen(Unavailable):
    problem = N_("Xvfb, the screen without a monitor, did not start.")
    remedy = N_("Run Xvfb -displayfd 1 to see why.")
