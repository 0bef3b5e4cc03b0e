"""The two programs of a bundle, as PyInstaller wants them: scripts."""
