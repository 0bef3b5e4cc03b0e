"""What the machine can refuse: each with what to do about it."""

from coordinator.domain.errors import Unavailable
from coordinator.text import N_


class RegistryMissing(Unavailable):
    problem = N_("There is no registry at {path}.")
    remedy = N_("Choose another file, or create a new registry there.")

    def __init__(self, path: object) -> None:
        super().__init__(path=path)


class RegistryExists(Unavailable):
    problem = N_("There is a file at {path} already.")
    remedy = N_("Open it, or choose another name for the new registry.")

    def __init__(self, path: object) -> None:
        super().__init__(path=path)


class NotARegistry(Unavailable):
    problem = N_("{path} is not a registry of this program, or its beginning is damaged.")
    remedy = N_("Choose another file, or restore the last backup. The file was left as it is.")

    def __init__(self, path: object) -> None:
        super().__init__(path=path)


class RegistryDamaged(Unavailable):
    problem = N_("The registry {path} is damaged ({detail}).")
    remedy = N_("Stop working with it, keep the file, and restore the last backup.")

    def __init__(self, path: object, detail: str) -> None:
        super().__init__(path=path, detail=detail)


class RegistryTooNew(Unavailable):
    problem = N_("The registry {path} was saved by a newer version of this program ({schema}).")
    remedy = N_("Install that version to open it. The file was left as it is.")

    def __init__(self, path: object, schema: str) -> None:
        super().__init__(path=path, schema=schema)


class RegistryLocked(Unavailable):
    problem = N_("Another program is writing to {path}.")
    remedy = N_("Wait a moment and try again. Nothing of this step was stored.")

    def __init__(self, path: object) -> None:
        super().__init__(path=path)


class RegistryReadOnly(Unavailable):
    problem = N_("{path} can be read, but not written.")
    remedy = N_("Ask for the right to write to the file and its folder. Nothing was stored.")

    def __init__(self, path: object) -> None:
        super().__init__(path=path)


class DiskFull(Unavailable):
    problem = N_("The disk with {path} is full.")
    remedy = N_("Free some space and try again. Nothing of this step was stored.")

    def __init__(self, path: object) -> None:
        super().__init__(path=path)


class DiskFailed(Unavailable):
    problem = N_("The disk with {path} cannot be reached ({detail}).")
    remedy = N_("Check that it is connected, and try again. Nothing of this step was stored.")

    def __init__(self, path: object, detail: str) -> None:
        super().__init__(path=path, detail=detail)


class KeyringMissing(Unavailable):
    problem = N_("The key file of {path} is missing: without it nobody can open the registry.")
    remedy = N_("Put back {path}.keys, which lay beside it, or restore the last backup.")

    def __init__(self, path: object) -> None:
        super().__init__(path=path)


class KeyringChanged(Unavailable):
    problem = N_("The key file {path} was changed outside of this program.")
    remedy = N_("Put it back from the last backup, and find out who changed it.")

    def __init__(self, path: object) -> None:
        super().__init__(path=path)


class KeyDoesNotFit(Unavailable):
    problem = N_("The registry {path} does not open with its key, or its beginning is damaged.")
    remedy = N_(
        "See that registry and key file belong together; if they do, restore the last backup."
    )

    def __init__(self, path: object) -> None:
        super().__init__(path=path)


class RegistryInUse(Unavailable):
    problem = N_("Another window or program has {path} open.")
    remedy = N_("Close it everywhere else, then try again. Nothing was changed.")

    def __init__(self, path: object) -> None:
        super().__init__(path=path)


class RegistryMoved(Unavailable):
    problem = N_("The key of {path} was changed while it was open here.")
    remedy = N_("Sign in again. Nothing of this step was stored.")

    def __init__(self, path: object) -> None:
        super().__init__(path=path)
