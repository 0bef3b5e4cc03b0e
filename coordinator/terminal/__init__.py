"""What `trial-coordinator` does at a terminal, a module for each kind of work."""
