"""The screens: Qt lives here and nowhere else."""

import sys

if sys.version_info < (3, 12):
    from ui import references

    references.keep_constants_alive()
