"""What a person is at the site. By itself, so that the sign-in loads no more than it shows."""

from enum import StrEnum

from coordinator.text import N_


class Role(StrEnum):
    COORDINATOR = "coordinator"
    INVESTIGATOR = "investigator"
    MONITOR = "monitor"
    ADMINISTRATOR = "administrator"


ROLE_WORDS = {
    Role.COORDINATOR: N_("Site coordinator"),
    Role.INVESTIGATOR: N_("Investigator"),
    Role.MONITOR: N_("Monitor"),
    Role.ADMINISTRATOR: N_("Administrator"),
}
