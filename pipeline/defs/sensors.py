"""What starts a run by itself: articles that came, changed or went."""

import dagster as dg

from pipeline import settings
from pipeline.defs.jobs import publish_dataset


@dg.sensor(job=publish_dataset, minimum_interval_seconds=30, default_status=dg.DefaultSensorStatus.RUNNING)
def articles_changed(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Ask for one run, once, when files of the articles folder are new, changed or removed."""
    from pipeline.watch import look

    try:
        now, change = look([settings.located(name) for name in settings.articles()], context.cursor)
    except FileNotFoundError as error:
        return dg.SkipReason(str(error))
    if not change:
        return dg.SkipReason(f"None of the {len(now.files)} files of articles changed.")
    context.log.info(str(change))
    # The number of changes tells two returns to an earlier state apart.
    request = dg.RunRequest(run_key=f"change-{now.changes}", tags={"articles": str(change)[:250]})
    return dg.SensorResult(run_requests=[request], cursor=str(now))
