"""What was told as stored is stored, whatever happens to the program or the disk.

`python -m tests.faults --kills 1000` kills real programs at work at random moments, and looks
after each kill whether anything was lost. A short run of it is among the tests.

A kill is not a power cut: what the system was given to write, it writes. What is kept beyond
that rests on the disk doing what it is told when a file is flushed, which each commit does.
"""
