"""What can be computed about a criterion from what is known: pure functions on facts."""
