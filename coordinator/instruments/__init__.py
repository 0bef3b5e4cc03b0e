"""Worksheets: one declarative file per instrument, one engine, formulas, conversions.

`names` and `instrument` read the files, `findings_of` takes what was entered, `compute`
answers. Nothing is read before it is asked for.
"""
