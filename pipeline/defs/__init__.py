"""Stage: defs."""
