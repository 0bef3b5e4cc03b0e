"""The registry: one file with the trials, subjects and screenings of a site."""
