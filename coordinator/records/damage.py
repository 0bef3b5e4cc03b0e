from coordinator.domain.record import ReadWarning, RegistryRecord
from coordinator.records.found import Found


def warnings_of(record: RegistryRecord, found: Found) -> tuple[ReadWarning, ...]:
    return ()
