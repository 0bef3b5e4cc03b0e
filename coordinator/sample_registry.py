"""How the registry with the sample trials is known, and how one gets in."""

from typing import Final

SAMPLES: Final = "samples.registry"
SAMPLE_PASSWORD: Final = "sample password"  # noqa: S105  shown at sign-in: nothing to protect
