"""What machines read of a release: Data Package, Croissant, citation, checksums, and SQL to load the Parquet files."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256 as hash_of
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.publish.files import sha256
from pipeline.publish.spreadsheet import NOTE, csv_schema
from schemas import TABLES, projections
from schemas.projections import literal, quoted

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
AUTHORS = "Drawdown contributors"
KEYWORDS = ["peacekeeping", "withdrawal", "conflict events", "casualties", "news", "claims", "provenance"]
DATABASE = "drawdown.duckdb"


@dataclass(frozen=True)
class About:
    """What every descriptor says of the release as a whole."""

    version: str
    missions: tuple[str, ...]
    cut_off: dt.date | None

    @property
    def title(self) -> str:
        """Its name for people."""
        whose = " ".join(", ".join(self.missions).split()) or "a peace mission"
        return f"Drawdown: the withdrawal of {whose} as told in the news"

    @property
    def summary(self) -> str:
        """What it is, in two sentences."""
        return (
            "Events, bases, casualty and strength figures and their sources, read from news articles by rules. "
            "Every row leads to verbatim words of an article, and contradicting claims stand side by side."
        )


def about(version: str, tables: Mapping[str, pl.DataFrame]) -> About:
    """The whole release in a few facts, all of them read off its tables."""
    missions = tables["bases"]["mission"].drop_nulls().unique().sort()
    return About(version, tuple(missions), tables["articles"]["published_on"].max())


def data_package(
    what: About, folder: Path, rows: Mapping[str, int], hashes: Mapping[str, str], sums: Mapping[str, str]
) -> dict[str, Any]:
    """`datapackage.json` for the Parquet files."""

    def resource(name: str) -> dict[str, Any]:
        path = f"data/{name}.parquet"
        return {
            "name": name,
            "title": name.replace("_", " ").capitalize(),
            "description": projections.description(TABLES[name]),
            "path": path,
            "type": "table",
            "format": "parquet",
            "mediatype": "application/vnd.apache.parquet",
            "bytes": (folder / path).stat().st_size,
            "hash": f"sha256:{sums[path]}",
            "rows": rows[name],
            "contentHash": f"sha256:{hashes[name]}",
            "schemaHash": f"sha256:{projections.schema_hash(TABLES[name])}",
            "schema": projections.datapackage_schema(TABLES[name]),
        }

    return _package(what, "drawdown", what.summary) | {"resources": [resource(n) for n in TABLES]}


def csv_package(what: About, folder: Path, rows: Mapping[str, int], sums: Mapping[str, str]) -> dict[str, Any]:
    """`csv/datapackage.json` for the CSV files."""

    def resource(name: str) -> dict[str, Any]:
        path = folder / "csv" / f"{name}.csv"
        return {
            "name": name,
            "description": projections.description(TABLES[name]),
            "path": path.name,
            "type": "table",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": path.stat().st_size,
            "hash": f"sha256:{sums[f'csv/{name}.csv']}",
            "rows": rows[name],
            "schema": csv_schema(TABLES[name]),
        }

    return _package(what, "drawdown-csv", f"{what.summary} {NOTE}") | {"resources": [resource(n) for n in TABLES]}


def _package(what: About, name: str, summary: str) -> dict[str, Any]:
    created = {"created": f"{what.cut_off}T00:00:00Z"} if what.cut_off else {}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": what.title,
        "description": summary,
        "version": what.version,
        **created,
        "licenses": [LICENCE],
        "contributors": [{"title": AUTHORS, "roles": ["author"]}],
        "keywords": KEYWORDS,
    }


def croissant(what: About, sums: Mapping[str, str]) -> dict[str, Any]:
    """`croissant.json`, version 1.1, over the Parquet files."""
    files = [
        {
            "@type": "cr:FileObject",
            "@id": f"{name}.parquet",
            "name": f"{name}.parquet",
            "contentUrl": f"data/{name}.parquet",
            "encodingFormat": "application/x-parquet",
            "sha256": sums[f"data/{name}.parquet"],
        }
        for name in TABLES
    ]
    sets = [
        {
            "@type": "cr:RecordSet",
            "@id": name,
            "name": name,
            "description": projections.description(model),
            "key": [{"@id": f"{name}/{c.name}"} for c in projections.columns(model) if c.key],
            "field": projections.croissant_fields(name, model),
        }
        for name, model in TABLES.items()
    ]
    published = {"datePublished": str(what.cut_off)} if what.cut_off else {}
    return {
        "@context": _CROISSANT_CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": "drawdown",
        "alternateName": what.title,
        "description": what.summary,
        "version": what.version,
        **published,
        "license": LICENCE["path"],
        "creator": {"@type": "sc:Organization", "name": AUTHORS},
        "keywords": KEYWORDS,
        "citeAs": citation_line(what),
        "distribution": files,
        "recordSet": sets,
    }


def citation_line(what: About) -> str:
    """How to cite the release, in one line."""
    year = f" ({what.cut_off.year})" if what.cut_off else ""
    return f"{AUTHORS}{year}. {what.title}. Version {what.version}. Data set."


def citation(what: About, content_hash: str) -> str:
    """`CITATION.cff`."""
    released = [f"date-released: {what.cut_off}"] if what.cut_off else []
    lines = [
        "cff-version: 1.2.0",
        "type: dataset",
        "message: Please cite this data set with its version, and the publishers whose words you quote.",
        f"title: {yaml_text(what.title)}",
        f"version: {yaml_text(what.version)}",
        *released,
        f"license: {LICENCE['name']}",
        f"abstract: {yaml_text(what.summary)}",
        "authors:",
        f"  - name: {yaml_text(AUTHORS)}",
        "keywords:",
        *(f"  - {yaml_text(k)}" for k in KEYWORDS),
        "identifiers:",
        "  - type: other",
        f"    value: sha256:{content_hash}",
        "    description: Hash of the contents of all tables",
    ]
    return "\n".join(lines) + "\n"


def yaml_text(words: str) -> str:
    """The words as a quoted scalar of YAML."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def checksums(folder: Path, leave_out: set[str], sums: Mapping[str, str]) -> str:
    """The lines of `SHA256SUMS`, as `sha256sum -c` reads them; `sums` are those that are known already."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    names = {p.relative_to(folder).as_posix(): p for p in files}
    return "".join(f"{sums.get(n) or sha256(p)}  {n}\n" for n, p in names.items() if n not in leave_out)


def load_sql(views: str) -> str:
    """`load.sql`: views over the Parquet files under the tables' names, their comments, and all other views."""
    parts = [
        "-- The release in DuckDB without drawdown.duckdb: views over the Parquet files, with the same names.",
        "-- In the release's folder:  duckdb -init load.sql",
        "-- From elsewhere:  SET VARIABLE root = '/path/to/the/release';  .read /path/to/the/release/load.sql",
        "",
    ]
    for name, model in TABLES.items():
        path = f"coalesce(getvariable('root'), '.') || '/data/{name}.parquet'"
        parts += [
            f"CREATE VIEW {quoted(name)} AS SELECT * FROM read_parquet({path});",
            f"COMMENT ON VIEW {quoted(name)} IS {literal(projections.description(model))};",
        ]
        parts += [
            f"COMMENT ON COLUMN {quoted(name)}.{quoted(c.name)} IS {literal(c.description)};"
            for c in projections.columns(model)
        ]
        parts.append("")
    return "\n".join(parts) + "\n" + views


def view_hashes(views: str) -> dict[str, str]:
    """{view or macro: hash of its definition}, blank space and comments aside."""
    plain = re.sub(r"--.*", "", views)
    found = re.findall(r"^CREATE (?:VIEW|MACRO) (\w+)(.*?);\s*$", plain, re.MULTILINE | re.DOTALL)
    return {name: hash_of(" ".join(body.split()).encode()).hexdigest() for name, body in found}


_CROISSANT_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "prov": "http://www.w3.org/ns/prov#",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
