"""What the reader's tests share: measures of work."""

import sys
import time
from collections.abc import Callable

import pytest


@pytest.fixture(scope="session")
def calls() -> Callable[[Callable[[], object]], int]:
    """Function calls that something takes: a measure of work that no clock and no other process disturbs."""

    def counted(work: Callable[[], object]) -> int:
        count = 0

        def note(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(note)
        try:
            work()
        finally:
            sys.setprofile(None)
        return count

    return counted


@pytest.fixture(scope="session")
def follows_length(calls: Callable[[Callable[[], object]], int]) -> Callable[[Callable[[str], object], str], bool]:
    """Whether twenty times a text takes some twenty times the work and not four hundred.

    Calls are counted. What happens within one call of a regular expression only the clock sees: it is asked last, and
    with so much room that a busy machine changes no answer.
    """

    def seconds(work: Callable[[str], object], text: str) -> float:
        started = time.process_time()
        work(text)
        return time.process_time() - started

    def follows(work: Callable[[str], object], text: str) -> bool:
        work(text)  # what is only made once is made
        if calls(lambda: work(text * 20)) > 30 * calls(lambda: work(text)) + 1_000:
            return False
        usual = max(seconds(work, text), 0.002)
        return any(seconds(work, text * 20) < 200 * usual for _ in range(3))

    return follows
