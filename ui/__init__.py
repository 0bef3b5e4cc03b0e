"""The screens: Qt lives here and nowhere else."""

import gc
import sys

# Whole modules are loaded at the start, and stay: looking through them again and again for
# what could be thrown away takes a tenth of the time to the first page.
gc.set_threshold(10_000, 10, 10)

if sys.version_info < (3, 12):
    from ui import references

    references.keep_constants_alive()
