"""The job that makes everything, and the hour at which it may be run by itself."""

import dagster as dg

publish_dataset = dg.define_asset_job(
    "publish_dataset",
    selection=dg.AssetSelection.all(),
    description="Read all articles, make all tables, and make a release if they differ from the last one.",
)

every_night = dg.ScheduleDefinition(
    name="every_night",
    job=publish_dataset,
    cron_schedule="0 3 * * *",
    description="Publish at three in the morning. Off until somebody turns it on.",
    default_status=dg.DefaultScheduleStatus.STOPPED,
)
