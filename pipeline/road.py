"""The road from files to tables: the stages one after another, what each takes, makes and must keep.

What a stage does belongs in its package, what Dagster shows in `pipeline/defs/`. Every step here reads the tables at
work, makes its own, holds them against the contract, and writes them only if they keep it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from pipeline.cards import code_version
from pipeline.incremental.articles import Last, Seen, ingest_new, last_run
from pipeline.incremental.claims import Fingerprints, Kept, extract_new, kept
from pipeline.ingest.shelf import shelf
from pipeline.publish.files import TEMPORARY, told_plainly
from pipeline.publish.parquet import read_table, write_table
from pipeline.reference import BadReference, load_reference
from pipeline.resolve import rejections, resolve
from pipeline.resolve.curation import CurationError, apply_curation, load_curation
from pipeline.warehouse import MODELS, Draft, Unreadable, Warehouse, WarehouseError, Written, batches
from schemas import TABLES, projections
from schemas.batches import Tally
from schemas.claims import CLAIMS
from schemas.validation import ContractError, Result, Rule, check_evidence, check_foreign_keys, require, validate

if TYPE_CHECKING:
    from pipeline.publish.release import ReleaseResult

BESIDE = {"seen": Seen, "fingerprints": Fingerprints}

# Errors that name their own mend: people are told them as they are.
TOLD_PLAINLY = (WarehouseError, BadReference, ContractError, CurationError, FileNotFoundError)

ALL_TAKEN_IN = Rule("refused", "all_taken_in", "documents and refused documents are all that came in")
ACCOUNTED = Rule("rejected", "all_accounted_for", "articles, duplicates and rejections are all that came in")
INGEST_CODE = ("pipeline/ingest", "pipeline/incremental", "schemas")
EXTRACT_CODE = ("pipeline/extract", "pipeline/reference.py", "pipeline/incremental", "schemas")


@dataclass(frozen=True)
class Step:
    """What one stage made, before it is kept: tables, how they stand to the contract, and facts worth telling.

    Tables that may be larger than memory are drafts, whose rows are on the disk already.
    """

    tables: Mapping[str, pl.DataFrame | Draft]
    results: list[Result]
    facts: dict[str, int] = field(default_factory=dict)
    beside: dict[str, pl.DataFrame] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """The facts in a line."""
        return ", ".join(f"{count:,} {what}" for what, count in self.facts.items())

    def head(self, name: str) -> pl.DataFrame:
        """The first rows of a table."""
        made = self.tables[name]
        return made.head if isinstance(made, Draft) else made

    def keep(self, warehouse: Warehouse) -> dict[str, Written]:
        """Put the tables in their places, if they keep the contract; else raise ContractError.

        What lies beside speaks of the tables: it goes before they change and comes after them.
        """
        with _dropped_on_error(self.tables):
            require(self.results)
            for name in self.beside:
                warehouse.forget(name)
            written = {
                name: made.keep() if isinstance(made, Draft) else warehouse.write(name, made)
                for name, made in self.tables.items()
            }
            for name, frame in self.beside.items():
                warehouse.write(name, frame, BESIDE[name])
            return written


@contextmanager
def _dropped_on_error(tables: Mapping[str, pl.DataFrame | Draft]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for made in tables.values():
            if isinstance(made, Draft):
                made.drop()
        raise


def ingest_step(inputs: Sequence[str | Path], warehouse: Warehouse) -> Step:
    """Files -> `documents` and `refused`."""
    last = last_run(
        warehouse.read_or_none("seen"),
        warehouse.read_or_none("refused"),
        warehouse.scan_or_none("documents"),
        lambda: warehouse.batches("documents"),
    )
    version = code_version(*INGEST_CODE)
    try:
        return _ingested(inputs, last, version, warehouse.next)
    except Unreadable:  # what was kept is only a short cut
        return _ingested(inputs, None, version, warehouse.next)


def _ingested(inputs: Sequence[str | Path], last: Last | None, version: str, folder: Path) -> Step:
    with told_plainly(folder):
        folder.mkdir(parents=True, exist_ok=True)
    documents = Draft(folder / "documents.parquet", MODELS["documents"])
    with told_plainly(folder), _dropped_on_error({"documents": documents}), shelf(folder, TEMPORARY) as articles:
        came = ingest_new(inputs, last, version, articles)
        for batch in came.documents:
            documents.add(batch)
            documents.flush()  # texts are long
        results = [*documents.close(), *validate(came.refused, MODELS["refused"])]
    results += check_foreign_keys({"documents": came.ids, "refused": came.refused}, MODELS)
    lost = came.came_in - documents.rows - came.refused.height
    results.append(
        Result(ALL_TAKEN_IN, came.came_in, abs(lost), detail=f"{lost} of {came.came_in} documents have no row")
    )
    facts = {"files": came.files, "documents that came in": came.came_in, "read anew": came.read}
    return Step({"documents": documents, "refused": came.refused}, results, facts, {"seen": came.seen})


def extract_step(reference: Path, warehouse: Warehouse, on_read: Callable[[int], object]) -> Step:
    """`documents` -> `claims/*`; `on_read` hears how many articles were read at a time."""
    last = kept(
        warehouse.read_or_none("fingerprints"), {name: warehouse.scan_or_none(f"claims/{name}") for name in CLAIMS}
    )
    return _extracted(reference, last, reader_version(reference), warehouse.next, on_read)


def _extracted(
    reference: Path, last: Kept | None, version: str, folder: Path, on_read: Callable[[int], object]
) -> Step:
    known = load_reference(reference)

    def extract(documents: pl.DataFrame) -> dict[str, pl.DataFrame]:
        # The reader takes most of a second to get ready: only where there is something to read.
        from pipeline.extract import extract

        return extract(documents, known)

    drafts = {f"claims/{n}": Draft(folder / "claims" / f"{n}.parquet", m) for n, m in CLAIMS.items()}
    prints = [projections.empty(Fingerprints)]
    evidence = Tally()
    articles = read = 0
    with _dropped_on_error(drafts):
        for batch in extract_new(batches(folder / "documents.parquet"), version, last, extract, on_read):
            claims = {f"claims/{name}": frame for name, frame in batch.claims.items()}
            for name, frame in claims.items():
                drafts[name].add(frame)
            evidence.add(check_evidence(claims, batch.documents, MODELS))
            prints.append(batch.fingerprints)
            articles += batch.documents.height
            read += batch.read
        results = [result for draft in drafts.values() for result in draft.close()]
    facts = {"articles": articles, "read anew": read}
    return Step(drafts, results + evidence.results, facts, {"fingerprints": pl.concat(prints)})


def reader_version(reference: Path) -> str:
    """What claims follow from besides the article: the reader's code and words, and the reference tables."""
    return code_version(*EXTRACT_CODE, more=sorted(p for p in reference.iterdir() if p.is_file()))


def resolve_step(reference: Path, curation: Path, warehouse: Warehouse) -> Step:
    """`documents` and `claims/*` -> the tables of the dataset, with what people put right."""
    documents = warehouse.read("documents", [c.name for c in projections.columns(TABLES["articles"])])
    if set(warehouse.read("fingerprints")["article_id"]) != set(documents["article_id"]):
        raise WarehouseError(
            "The claims were read from other articles than now lie there; materialize claims/* as well."
        )
    refused = warehouse.read("refused")
    # Nobody holds on to the claims but who resolves them.
    made = resolve(documents, {name: warehouse.read(f"claims/{name}") for name in CLAIMS}, load_reference(reference))
    made["rejected"] = rejections(refused, documents, warehouse.read("claims/unread"))
    made = apply_curation(made, load_curation(curation))
    tables = {name: made[name] for name in TABLES}
    came_in = documents.height + refused.height
    lost = came_in - tables["articles"].height - tables["rejected"].height
    accounted = Result(ACCOUNTED, came_in, abs(lost), detail=f"{lost} of {came_in} documents have no row")
    return Step(tables, [*_contract(tables, warehouse.batches("documents")), accounted])


def _contract(tables: dict[str, pl.DataFrame], documents: Iterable[pl.DataFrame]) -> list[Result]:
    """How the tables stand to every rule; keys and evidence are looked at only where all shapes hold."""
    results = [result for name, frame in tables.items() for result in validate(frame, MODELS[name])]
    if not all(r.passed for r in results if r.rule.name == "shape"):
        return results
    return results + check_foreign_keys(tables, MODELS) + check_evidence(tables, documents, MODELS)


def published(warehouse: Warehouse) -> dict[str, pl.DataFrame]:
    """The tables of the dataset as they are at work."""
    return {name: warehouse.read(name) for name in TABLES}


def release_step(
    reference: Path,
    curation: Path,
    warehouse: Warehouse,
    *,
    candidate: bool,
    message: str | None,
    resolved: Step | None = None,
) -> "ReleaseResult":
    """The last complete build -> a release, if it differs from the last one.

    It proves all that it publishes, save for the tables that were `resolved` and proven for this build just now.
    """
    from pipeline.publish.provenance import inputs_of
    from pipeline.publish.release import publish

    return publish(
        resolved.tables if resolved else {name: warehouse.read_built(name) for name in TABLES},
        warehouse.batches_built("documents"),
        warehouse.root,
        files=warehouse.current.resolve(),
        candidate=candidate,
        message=message,
        inputs=inputs_of("reference", reference) + inputs_of("curation", curation),
        curation=[entry.record() for entry in load_curation(curation)],
        proven=[result for result in resolved.results if result.rule != ACCOUNTED] if resolved else None,
    )


def extract_to(inputs: Sequence[str | Path], reference: Path, out: Path) -> dict[str, int]:
    """Read the articles and write every table of claims and of the dataset under `out`; {table: rows}.

    It makes no release and keeps nothing for the next time: it is the quick way to see what is read.
    """
    came = _ingested(inputs, None, "", out)
    refused = came.tables["refused"]
    came.tables["documents"].keep()
    for table in _extracted(reference, None, "", out, lambda n: None).tables.values():
        table.keep()
    documents = read_table(out / "documents.parquet", [c.name for c in projections.columns(TABLES["articles"])])
    claims = {name: read_table(out / "claims" / f"{name}.parquet") for name in CLAIMS}
    tables = resolve(documents, claims, load_reference(reference))
    tables["rejected"] = rejections(refused, documents, claims["unread"])
    for name, frame in {"refused": refused, **tables}.items():
        write_table(frame, out / f"{name}.parquet", MODELS[name])
    return {name: tables[name].height for name in TABLES}
