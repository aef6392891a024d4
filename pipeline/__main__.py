"""`python -m pipeline` is the command `drawdown`."""

from pipeline.cli import run

run()
