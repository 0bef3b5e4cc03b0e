"""The tables of the registry as mapped classes."""
