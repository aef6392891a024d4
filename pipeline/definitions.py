"""Dagster's way in: all that lies in `pipeline/defs/`."""

from pathlib import Path

import dagster as dg


@dg.definitions
def defs() -> dg.Definitions:
    """The project's assets, checks, job, sensor, schedule and resources."""
    return dg.load_from_defs_folder(path_within_project=Path(__file__).parent)
