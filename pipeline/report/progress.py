"""A build as the terminal shows it: a line a stage."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from pipeline.build import Progress as Event


@contextmanager
def stages_shown() -> Iterator[Callable[["Event"], None]]:
    """Yield what hears the build's events; a terminal shows them as they come, a file gets a line a stage."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(finished_text="[green]✓"), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        tasks, began, said = {}, {}, {}

        def show(event: "Event") -> None:
            stage = event.stage
            if event.state == "begins":
                tasks[stage], began[stage] = progress.add_task(stage, total=1), time.monotonic()
            elif event.state == "says" and stage in tasks:
                said[stage] = event.words
                progress.update(tasks[stage], description=f"{stage:8} {escape(event.words)}")
            elif event.state == "says" and not stage:
                console.print(escape(event.words))
            elif event.state == "ends":
                progress.update(tasks[stage], completed=1)
                if not console.is_terminal:
                    seconds = time.monotonic() - began[stage]
                    console.print(f"{stage:8} {seconds:5.1f} s  {escape(said.get(stage, ''))}", soft_wrap=True)

        yield show
