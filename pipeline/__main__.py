"""`python -m pipeline` is the command `drawdown`."""

from pipeline.cli import main

main(prog_name="drawdown")
