"""A build as the terminal shows it, or as lines for a file: a line a stage."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.build import Progress

Show = Callable[["Progress"], None]


def stages_shown() -> AbstractContextManager[Show]:
    """Yield what hears the build's events; a terminal shows them as they come, a file gets a line a stage."""
    return _moving() if sys.stderr.isatty() else _in_lines()


@contextmanager
def _in_lines() -> Iterator[Show]:
    began: dict[str, float] = {}
    said: dict[str, str] = {}

    def show(event: "Progress") -> None:
        stage = event.stage
        if event.state == "begins":
            began[stage] = time.monotonic()
        elif event.state == "says":
            said[stage] = event.words
            if not stage:
                print(event.words, file=sys.stderr, flush=True)
        elif event.state == "ends":
            seconds = time.monotonic() - began[stage]
            print(f"{stage:8} {seconds:5.1f} s  {said.get(stage, '')}", file=sys.stderr, flush=True)

    yield show


@contextmanager
def _moving() -> Iterator[Show]:
    # Loaded where somebody looks on: it takes a while.
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(finished_text="[green]✓"), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        tasks = {}

        def show(event: "Progress") -> None:
            stage = event.stage
            if event.state == "begins":
                tasks[stage] = progress.add_task(stage, total=1)
            elif event.state == "says" and stage in tasks:
                progress.update(tasks[stage], description=f"{stage:8} {escape(event.words)}")
            elif event.state == "says" and not stage:
                console.print(escape(event.words))
            elif event.state == "ends":
                progress.update(tasks[stage], completed=1)

        yield show
