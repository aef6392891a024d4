"""Version numbers of releases, and which one follows from a change."""

import re
from typing import NamedTuple

LEVELS = ("none", "patch", "minor", "major")


class Version(NamedTuple):
    """A release's number; `candidate` is above 0 for a pre-release."""

    major: int
    minor: int
    patch: int
    candidate: int = 0

    @classmethod
    def parse(cls, words: str) -> "Version | None":
        """The version that the words write, else None."""
        found = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)(?:-candidate\.([1-9]\d*))?", words)
        return cls(*(int(g or 0) for g in found.groups())) if found else None

    def __str__(self) -> str:
        final = f"{self.major}.{self.minor}.{self.patch}"
        return f"{final}-candidate.{self.candidate}" if self.candidate else final

    @property
    def final(self) -> "Version":
        """The version that a candidate is one for."""
        return self._replace(candidate=0)

    @property
    def rank(self) -> tuple[int, int, int, bool, int]:
        """What versions are ordered by: candidates come before their final version."""
        return self.major, self.minor, self.patch, not self.candidate, self.candidate


FIRST = Version(1, 0, 0)


def following(last: Version | None, level: str) -> Version:
    """The final version after `last` for a change of that level."""
    if last is None:
        return FIRST
    if level == "major":
        return Version(last.major + 1, 0, 0)
    if level == "minor":
        return Version(last.major, last.minor + 1, 0)
    return Version(last.major, last.minor, last.patch + 1)


def worst(levels: list[str]) -> str:
    """The greatest of the levels; none where there are none."""
    return max(levels, key=LEVELS.index, default="none")
