"""The tables as assets: one step a stage, each table an asset of its own. What a step does lies in `pipeline.road`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import dagster as dg

from pipeline.cards import cards, code_version
from pipeline.defs.reporting import kept, looked_at, materialized, told_to_people
from pipeline.defs.resources import Project, Release
from pipeline.defs.tables import OWNER, key, question_checks, rule_checks, table_specs

if TYPE_CHECKING:
    from pipeline.road import Step

INGESTED = ("documents", "refused")
EXTRACTED = tuple(name for name in cards() if name.startswith("claims/"))
RESOLVED = tuple(name for name in cards() if name not in INGESTED + EXTRACTED)

Results = Iterator[dg.MaterializeResult | dg.AssetCheckResult]


@dg.multi_asset(
    name="ingest",
    specs=table_specs(INGESTED, "ingest", ("pipeline/ingest", "schemas")),
    check_specs=rule_checks(INGESTED),
)
def ingest(context: dg.AssetExecutionContext, project: Project) -> Results:
    """Files become articles with clean text and metadata, or rejections with a reason."""
    from pipeline.road import ingest_step

    with told_to_people():
        step = ingest_step(project.inputs, project.tables)
    context.log.info(step.told)
    yield from _finish(context, project, step)


@dg.multi_asset(
    name="extract",
    specs=table_specs(EXTRACTED, "extract", ("pipeline/extract", "pipeline/reference.py", "schemas")),
    check_specs=rule_checks(EXTRACTED),
)
def extract(context: dg.AssetExecutionContext, project: Project) -> Results:
    """Articles become claims: who says what, when, with the words that say it."""
    from pipeline.road import extract_step

    with told_to_people():
        step = extract_step(
            project.reference_folder, project.tables, lambda n: context.log.info(f"{n:,} articles read")
        )
    context.log.info(step.told)
    yield from _finish(context, project, step)


@dg.multi_asset(
    name="resolve",
    specs=table_specs(RESOLVED, "resolve", ("pipeline/resolve", "pipeline/reference.py", "schemas")),
    check_specs=[*rule_checks(RESOLVED), *question_checks(RESOLVED)],
)
def resolve(context: dg.AssetExecutionContext, project: Project) -> Results:
    """Claims become what there is in the world: dated events, sources, bases and the figures told of them."""
    from pipeline.report.findings import findings
    from pipeline.road import BESIDE, published, resolve_step

    with told_to_people():
        step = resolve_step(project.reference_folder, project.curation_folder, project.tables)
    yield from _finish(context, project, step)
    with told_to_people():
        build = project.tables.promote(BESIDE)
        found = findings(published(project.tables))
    context.log.info(f"The tables are the current build: {build}")
    yield from looked_at(found)


def _finish(context: dg.AssetExecutionContext, project: Project, step: "Step") -> Results:
    """Report every promise; write and show the tables if all are kept, else end with what is broken."""
    from pipeline.report.charts import pictures

    yield from kept(step.results)
    with told_to_people():
        written = step.keep(project.tables)
    # Nobody looks at the pictures of a run that is not kept.
    drawn = {} if context.instance.is_ephemeral else pictures(step.tables)
    for name, file in written.items():
        yield materialized(file, name, step.head(name), drawn.get(name))


@dg.asset(
    deps=[key(name) for name in (*RESOLVED, "documents")],
    group_name="release",
    kinds={"parquet", "duckdb"},
    owners=[OWNER],
    code_version=code_version("pipeline/publish", "schemas", "warehouse/views.sql"),
    metadata={"dagster/storage_kind": "folder"},
)
def release(context: dg.AssetExecutionContext, project: Project, config: Release) -> dg.MaterializeResult:
    """An immutable folder of all published tables, to download, cite, verify and query.

    It proves again all that it publishes. Where nothing differs from the last release, none is made.
    """
    from pipeline.road import release_step

    with told_to_people():
        made = release_step(
            project.reference_folder,
            project.curation_folder,
            project.tables,
            candidate=config.candidate,
            message=config.message or None,
        )
    context.log.info(made.summary)
    return dg.MaterializeResult(
        metadata={
            "version": made.version,
            "status": made.status,
            "summary": made.summary,
            "dagster/uri": made.path.resolve().as_uri(),
        },
        data_version=dg.DataVersion(made.version),
    )
