"""What Dagster is told of a step: rows, change, files, previews, pictures, and how each promise stands."""

import base64
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import dagster as dg

from pipeline.defs.lineage import column_lineage
from pipeline.defs.tables import key

if TYPE_CHECKING:
    import polars as pl

    from pipeline.report.findings import Finding
    from pipeline.warehouse import Written
    from schemas.validation import Result


def materialized(written: "Written", name: str, head: "pl.DataFrame", picture: bytes | None) -> dg.MaterializeResult:
    """What a person wants to know of a table that was just made; `head` are its first rows."""
    from pipeline.report.preview import preview

    metadata = {
        "dagster/row_count": written.rows,
        "row change": written.rows - (written.rows_before or 0),
        "preview": dg.MetadataValue.md(preview(head, written.rows)),
        "bytes": written.bytes,
        "sha256": written.sha256,
        "dagster/uri": written.path.resolve().as_uri(),
    }
    if lineage := column_lineage(name):
        metadata["dagster/column_lineage"] = lineage
    if picture:
        metadata["picture"] = dg.MetadataValue.md(image(picture, name))
    return dg.MaterializeResult(key(name), metadata=metadata, data_version=dg.DataVersion(written.sha256))


def image(svg: bytes, words: str) -> str:
    """The picture as Markdown that needs no other file."""
    return f"![{words}](data:image/svg+xml;base64,{base64.b64encode(svg).decode('ascii')})"


def kept(results: Iterable["Result"]) -> Iterator[dg.AssetCheckResult]:
    """How each promise of the contract stands, with the first rows that break it."""
    from pipeline.report.preview import preview_rows

    for result in results:
        metadata = {"rows checked": result.checked, "rows that break it": result.failures}
        if result.sample:
            metadata["sample"] = dg.MetadataValue.md(preview_rows(result.sample))
        if result.detail:
            metadata["detail"] = result.detail
        yield dg.AssetCheckResult(
            asset_key=key(result.rule.table), check_name=result.rule.name, passed=result.passed, metadata=metadata
        )


def looked_at(findings: Iterable["Finding"]) -> Iterator[dg.AssetCheckResult]:
    """What a person should look at."""
    from pipeline.report.preview import preview_rows

    for finding in findings:
        metadata = {"rows to look at": finding.count}
        if finding.sample:
            metadata |= {
                "sample": dg.MetadataValue.md(preview_rows(finding.sample)),
                "what to do": finding.question.advice,
            }
        yield dg.AssetCheckResult(
            asset_key=key(finding.question.table),
            check_name=finding.question.name,
            passed=finding.count == 0,
            severity=dg.AssetCheckSeverity.WARN,
            metadata=metadata,
        )


@contextmanager
def told_to_people() -> Iterator[None]:
    """Let errors that name their own mend end the step with that message, and nothing else to read through."""
    from pipeline.road import TOLD_PLAINLY

    try:
        yield
    except TOLD_PLAINLY as error:
        raise dg.Failure(f"{error}\nThe last good data are untouched.", allow_retries=False) from error
