"""Runs the command line."""

import runpy
import sys

from coordinator.cli import main

if sys.argv[1:2] == ["-m"]:
    # `demo` has the screens painted by another Python; in a bundle this program is the Python
    del sys.argv[:2]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
else:
    sys.exit(main())
