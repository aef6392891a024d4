"""The road from files to tables: the stages one after another, what each takes, makes and must keep.

What a stage does belongs in its package, what Dagster shows in `pipeline/defs/`. Every step here reads the tables at
work, makes its own, holds them against the contract, and writes them only if they keep it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from pipeline.cards import code_version
from pipeline.incremental.articles import Seen, ingest_new, store
from pipeline.incremental.claims import Fingerprints, extract_new, fingerprints, kept
from pipeline.ingest import ingest
from pipeline.publish.parquet import write_table
from pipeline.reference import load_reference
from pipeline.warehouse import MODELS, Warehouse, WarehouseError, Written
from schemas import TABLES
from schemas.claims import CLAIMS
from schemas.validation import Result, Rule, check_evidence, check_foreign_keys, validate

if TYPE_CHECKING:
    from pipeline.publish.release import ReleaseResult

BESIDE = {"seen": Seen, "fingerprints": Fingerprints}

ALL_TAKEN_IN = Rule("refused", "all_taken_in", "documents and refused documents are all that came in")
ACCOUNTED = Rule("rejected", "all_accounted_for", "articles, duplicates and rejections are all that came in")
INGEST_CODE = ("pipeline/ingest", "pipeline/incremental", "schemas")
EXTRACT_CODE = ("pipeline/extract", "pipeline/reference.py", "pipeline/incremental", "schemas")


@dataclass(frozen=True)
class Step:
    """What one stage made, before it is written: tables, how they stand to the contract, and facts worth telling."""

    tables: dict[str, pl.DataFrame]
    results: list[Result]
    facts: dict[str, int] = field(default_factory=dict)
    beside: dict[str, pl.DataFrame] = field(default_factory=dict)

    @property
    def broken(self) -> list[Result]:
        """The promises that are not kept."""
        return [r for r in self.results if not r.passed]

    def write(self, warehouse: Warehouse) -> dict[str, Written]:
        """Put the tables in their places."""
        for name, frame in self.beside.items():
            warehouse.write(name, frame, BESIDE[name])
        return {name: warehouse.write(name, frame) for name, frame in self.tables.items()}


def ingest_step(inputs: Sequence[str | Path], warehouse: Warehouse) -> Step:
    """Files -> `documents` and `refused`."""
    last = store(*(warehouse.read_or_none(name) for name in ("seen", "documents", "refused")))
    came = ingest_new(inputs, last, code_version(*INGEST_CODE))
    tables = {"documents": came.documents, "refused": came.refused}
    lost = came.came_in - came.documents.height - came.refused.height
    accounted = Result(ALL_TAKEN_IN, came.came_in, abs(lost), detail=f"{lost} of {came.came_in} documents have no row")
    facts = {"files": came.files, "documents that came in": came.came_in, "read anew": came.read}
    return Step(tables, [*_contract(tables, came.documents), accounted], facts, {"seen": came.seen})


def extract_step(reference: Path, warehouse: Warehouse, on_read: Callable[[int], object]) -> Step:
    """`documents` -> `claims/*`; `on_read` hears how many articles each batch held."""

    def extract(batch: pl.DataFrame) -> dict[str, pl.DataFrame]:
        # The reader takes most of a second to get ready: only where there is something to read.
        from pipeline.extract import extract

        return extract(batch, known)

    documents = warehouse.read("documents")
    known = load_reference(reference)
    prints = fingerprints(documents, reader_version(reference))
    last = kept(warehouse.read_or_none("fingerprints"), {n: warehouse.read_or_none(f"claims/{n}") for n in CLAIMS})
    claims, read = extract_new(documents, prints, last, extract, on_read)
    tables = {f"claims/{name}": frame for name, frame in claims.items()}
    facts = {"articles": documents.height, "read anew": read}
    return Step(tables, _contract(tables, documents), facts, {"fingerprints": prints})


def reader_version(reference: Path) -> str:
    """What claims follow from besides the article: the reader's code and words, and the reference tables."""
    return code_version(*EXTRACT_CODE, more=sorted(p for p in reference.iterdir() if p.is_file()))


def resolve_step(reference: Path, curation: Path, warehouse: Warehouse) -> Step:
    """`documents` and `claims/*` -> the tables of the dataset, with what people put right."""
    from pipeline.resolve import rejections, resolve
    from pipeline.resolve.curation import apply_curation, load_curation

    documents = warehouse.read("documents")
    if set(warehouse.read("fingerprints")["article_id"]) != set(documents["article_id"]):
        raise WarehouseError(
            "The claims were read from other articles than now lie there; materialize claims/* as well."
        )
    claims = {name: warehouse.read(f"claims/{name}") for name in CLAIMS}
    refused = warehouse.read("refused")
    made = resolve(documents, claims, load_reference(reference))
    made["rejected"] = rejections(refused, documents, claims["unread"])
    made = apply_curation(made, load_curation(curation))
    tables = {name: made[name] for name in TABLES}
    came_in = documents.height + refused.height
    lost = came_in - tables["articles"].height - tables["rejected"].height
    accounted = Result(ACCOUNTED, came_in, abs(lost), detail=f"{lost} of {came_in} documents have no row")
    return Step(tables, [*_contract(tables, documents), accounted])


def _contract(tables: dict[str, pl.DataFrame], documents: pl.DataFrame) -> list[Result]:
    """How the tables stand to every rule; keys and evidence are looked at only where all shapes hold."""
    results = [result for name, frame in tables.items() for result in validate(frame, MODELS[name])]
    if not all(r.passed for r in results if r.rule.name == "shape"):
        return results
    return results + check_foreign_keys(tables, MODELS) + check_evidence(tables, documents, MODELS)


def published(warehouse: Warehouse) -> dict[str, pl.DataFrame]:
    """The tables of the dataset as they are at work."""
    return {name: warehouse.read(name) for name in TABLES}


def release_step(
    reference: Path, curation: Path, warehouse: Warehouse, *, candidate: bool, message: str | None
) -> "ReleaseResult":
    """The last complete build -> a release, if it differs from the last one. It proves all that it publishes."""
    from pipeline.publish.provenance import inputs_of
    from pipeline.publish.release import publish
    from pipeline.resolve.curation import load_curation

    return publish(
        {name: warehouse.read_built(name) for name in TABLES},
        warehouse.read_built("documents"),
        warehouse.root,
        candidate=candidate,
        message=message,
        inputs=inputs_of("reference", reference) + inputs_of("curation", curation),
        curation=[entry.record() for entry in load_curation(curation)],
    )


def extract_to(inputs: Sequence[str | Path], reference: Path, out: Path) -> dict[str, int]:
    """Read the articles and write every table of claims and of the dataset under `out`; {table: rows}.

    It makes no release, keeps nothing for the next time and checks nothing: it is the quick way to see what is read.
    """
    from pipeline.extract import extract
    from pipeline.resolve import rejections, resolve

    known = load_reference(reference)
    documents, refused = ingest(inputs)
    claims, _ = extract_new(documents, fingerprints(documents, ""), None, lambda batch: extract(batch, known))
    tables = {"documents": documents, "refused": refused}
    tables |= {f"claims/{name}": frame for name, frame in claims.items()}
    tables |= resolve(documents, claims, known)
    tables["rejected"] = rejections(refused, documents, claims["unread"])
    for name, frame in tables.items():
        write_table(frame, out / f"{name}.parquet", MODELS[name])
    return {name: tables[name].height for name in TABLES}
