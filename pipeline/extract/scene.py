"""The scene of an article as it unfolds: which places and days the telling has reached.

Holds the events told so far, so that "that day", "the camp", "its base" or "Tuesday's strikes" find what they mean.
"""

from pipeline.extract.days import Days
from pipeline.extract.telling import BASE_TYPES, VIOLENT


class Scene(Days):
    """Places and days that the telling of one article has reached."""


__all__ = ["BASE_TYPES", "VIOLENT", "Scene"]
