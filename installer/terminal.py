"""What the person at the terminal reads."""

from coordinator.domain.errors import CoordinatorError


def say(sentence: str) -> None:
    """Print at once, so that our lines and those of the programs we run keep their order."""
    print(sentence, flush=True)


def report(error: CoordinatorError) -> None:
    """Say on two lines what went wrong and what helps, so that a command can be copied."""
    say(f"{error.what_happened}\n{error.what_to_do}")
