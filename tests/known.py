"""The names that the tests of reading know: those of the first mission's reference, read once for all tests."""

from functools import cache
from pathlib import Path

from pipeline.extract.names import Gazetteer, gazetteer
from pipeline.reference import load_reference


@cache
def known() -> Gazetteer:
    """The gazetteer of `seeds/reference/minusma`."""
    return gazetteer(load_reference(Path(__file__).parents[1] / "seeds" / "reference" / "minusma"))
