"""Write the three locks anew from pyproject.toml, for every platform at once; needs uv."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
GENERAL = (
    *("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-emit-index-url", "--no-header"),
)


def main(options: list[str]) -> int:
    """Compile the locks; `--upgrade` among the options takes newer versions."""
    locks = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")
    running, testing, packing = (str(HERE / lock) for lock in locks)
    compilations = (
        ("--group", "build", "pyproject.toml", "-o", running),
        ("--group", "dev", "-c", running, "-o", testing),
        ("--group", "package", "-c", running, "-c", testing, "-o", packing),
    )
    for arguments in compilations:
        command = (*GENERAL, *options, *arguments)
        status = subprocess.run(command, check=False, cwd=HERE.parent).returncode
        if status != 0:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
