"""The way to the keys of the registry."""

from ui.passage import Passage


class WaysToKeys(Passage):
    def to_keys(self) -> None:
        self._show(self.features.keys, "administration")
