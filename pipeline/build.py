"""The build as the command runs it: the steps of Dagster's assets, in their order, without a history of the run.

To load Dagster and to keep what it tells of all checks takes longer than the stages; who wants it starts the run in the
UI. Both make the same bytes, as both only call the steps of `pipeline.road`.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import settings
from pipeline.road import BESIDE, TOLD_PLAINLY, extract_step, ingest_step, release_step, resolve_step
from pipeline.warehouse import Warehouse

if TYPE_CHECKING:
    from pipeline.publish.diff import Diff


@dataclass(frozen=True)
class Built:
    """How a build ended: the version released or found unchanged, how it differs from the last, or what stopped it."""

    version: str | None
    said: str
    error: str | None
    diff: "Diff | None" = None


@dataclass(frozen=True)
class Progress:
    """A stage begins or ends, or says something of itself."""

    stage: str
    state: str
    words: str = ""


def build(
    *,
    articles: Sequence[str],
    reference: str,
    curation: str,
    warehouse: str,
    candidate: bool,
    message: str,
    on_progress: Callable[[Progress], object],
) -> Built:
    """Make all tables, and a release if they differ from the last one."""

    @contextmanager
    def stage(name: str) -> Iterator[Callable[[str], object]]:
        on_progress(Progress(name, "begins"))
        yield lambda words: on_progress(Progress(name, "says", words))
        on_progress(Progress(name, "ends"))

    known, mended, tables = map(settings.located, (reference, curation, warehouse))
    try:
        settings.check(articles, reference, warehouse, settings.LANGUAGE)
        held = Warehouse(tables)
        with held.locked(on_wait=lambda words: on_progress(Progress("", "says", words))):
            with stage("ingest") as say:
                step = ingest_step([settings.located(name) for name in articles], held)
                step.keep(held)
                say(step.told)
            with stage("extract") as say:
                step = extract_step(known, held, lambda n: say(f"{n:,} articles read"))
                step.keep(held)
                say(step.told)
            with stage("resolve") as say:
                resolved = resolve_step(known, mended, held)
                resolved.keep(held)
                say(f"The tables are the current build: {held.promote(BESIDE)}")
            with stage("release") as say:
                made = release_step(
                    known, mended, held, candidate=candidate, message=message or None, resolved=resolved
                )
                say(made.summary)
    except settings.WrongSetting as wrong:
        return Built(None, "", f"Nothing was done. {wrong}.")
    except TOLD_PLAINLY as error:
        return Built(None, "", f"{error}\nThe last good data are untouched.")
    return Built(made.version, made.summary, None, made.diff)
