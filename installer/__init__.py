"""From a fresh machine to the running program, and to passing tests; standard library only."""
