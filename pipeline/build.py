"""The build as the command runs it: Dagster's own assets, in this process, without keeping the run's history.

To keep the history of all checks takes longer than the stages; who wants it starts the run in the UI.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import dagster as dg

from pipeline.defs import assets, jobs, resources

STAGES = ("ingest", "extract", "resolve", "release")


@dataclass(frozen=True)
class Built:
    """How a build ended: the version released or found unchanged, or what stopped it."""

    version: str | None
    said: str
    error: str | None


@dataclass(frozen=True)
class Progress:
    """A stage began, ended or failed, or says something of itself."""

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
    """Make all assets."""
    job = _definitions().resolve_job_def(jobs.publish_dataset.name)
    run_id = str(uuid.uuid4())
    project = {"articles": list(articles), "reference": reference, "curation": curation, "warehouse": warehouse}
    config: dict[str, Any] = {
        "resources": {"project": {"config": project}},
        "ops": {"release": {"config": {"candidate": candidate, "message": message}}},
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }
    with dg.DagsterInstance.ephemeral(settings={"telemetry": {"enabled": False}}) as instance:
        # Nobody can ask for this run's events once it ends: they are told to the listener, and not stored as well.
        instance.event_log_storage.store_event = lambda event: None
        instance.add_event_listener(run_id, lambda entry: _tell(entry, on_progress))
        run = job.execute_in_process(config, instance=instance, run_id=run_id, raise_on_error=False)
    if not run.success:
        return Built(None, "", _reason(run.all_events))
    told = run.asset_materializations_for_node("release")[0].metadata
    return Built(told["version"].value, told["summary"].value, None)


def _definitions() -> dg.Definitions:
    # To look through the folder for what is known here takes longer than a stage.
    made = [assets.ingest, assets.extract, assets.resolve, assets.release]
    return dg.Definitions(assets=made, jobs=[jobs.publish_dataset], resources={"project": resources.Project()})


def _tell(entry: Any, on_progress: Callable[[Progress], object]) -> None:
    states = {
        dg.DagsterEventType.STEP_START: "begins",
        dg.DagsterEventType.STEP_SUCCESS: "ends",
        dg.DagsterEventType.STEP_FAILURE: "fails",
    }
    if not entry.is_dagster_event:
        on_progress(Progress(entry.step_key or "", "says", entry.user_message))
    elif state := states.get(entry.dagster_event.event_type):
        on_progress(Progress(entry.step_key, state))


def _reason(events: Sequence[dg.DagsterEvent]) -> str:
    """What stopped the run: an error that names its own mend in its own words, any other with all there is to see."""
    ended = (dg.DagsterEventType.STEP_FAILURE, dg.DagsterEventType.RUN_FAILURE)
    data: Any = next(e.event_specific_data for e in events if e.event_type in ended)
    if getattr(data, "user_failure_data", None):
        return data.user_failure_data.description
    cause = data.error
    while cause.cause:
        cause = cause.cause
    said = cause.message.strip()
    return said.split(": ", 1)[1] if cause.cls_name == dg.Failure.__name__ else cause.to_string()
