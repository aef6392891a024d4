"""The pages of a release that people read: the dataset card and the licence."""

from collections.abc import Mapping

from pipeline.publish.descriptors import DATABASE, LICENCE, About, citation_line, yaml_text
from pipeline.publish.snapshot import archive_name
from schemas import TABLES, projections

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


def card(what: About, rows: Mapping[str, int], content_hash: str, views: Mapping[str, str]) -> str:
    """`README.md`, with the header that Hugging Face reads."""
    until = f"The newest dated article is of {what.cut_off}." if what.cut_off else "No article is dated."
    return f"""{_header(what, rows)}
# {projections.cell(what.title)}

Version {what.version}. {what.summary}
{until}

{_table_of_tables(rows)}

All columns, words and rules are described in [CODEBOOK.md](CODEBOOK.md), in the Parquet files, in the comments of
`{DATABASE}` and in [datapackage.json](datapackage.json). What changed is in [CHANGELOG.md](CHANGELOG.md).

## How to query it

Everything is in one DuckDB file that needs nothing else (DuckDB 1.2 or later):

```sql
-- duckdb {DATABASE}
SELECT name, status, closed_on, days_early, controlled_by FROM bases ORDER BY closed_on NULLS LAST, name;
```

```sql
-- which numbers and dates cannot all be true, and who tells them
SELECT kind, subject, versions, sources FROM contradictions WHERE NOT reconcilable;
```

```sql
-- low, best and high number of each incident and sum, with the rows behind it
SELECT victims, outcome, place, low, best, high, rule, figure_ids FROM casualty_estimates;
```

```sql
-- every base on one day
SELECT name, state, held_by, held_since FROM bases_on('2023-11-10');
```

The Parquet files load in anything; `load.sql` gives them the same names, comments and views:

```python
import duckdb

with duckdb.connect() as con:
    con.execute(open("load.sql", encoding="utf-8").read())
    print(con.sql("SELECT event_type, count(*) AS n FROM events GROUP BY ALL ORDER BY n DESC"))
```

```python
import polars as pl

print(pl.read_parquet("data/casualty_figures.parquet").select("outcome", "victims", "count_text", "quote"))
```

Views and macros:

{_list(views)}

## How it was read

By rules, without a model: sentences are typed by word lists, small grammars find dates, numbers and names, and clause
patterns join them. Attribution comes first, so that every claim has its speaker. Each row names the rule that made it,
and `quote` is the verbatim text from `char_start` to `char_end`, counted in Unicode code points, of the article's clean
text. The same articles give the same rows and the same bytes. A person's corrections are marked in `curated`.

## Limits

- It holds what the articles given to it say, no more: a base or an incident that they do not tell is not there.
- It says who claims what, not what is true. Rows with `modality` other than `asserted` are claims of interested
  parties, plans, possibilities or denials.
- Rules miss sentences that are worded in ways they do not know, and misread some. In twenty unseen articles of many
  kinds they found four fifths of the events with type, place, day and modality all right, and nine tenths of the
  casualty figures and strengths; a fifth of the events that they did give were wrong in one of these. Of dense or
  idiomatic texts they find less than half. Read the quote before you cite a row.
- Numbers of one incident may count different people; `casualty_estimates` chooses by a stated rule and lists its rows.
- Coordinates come from reference tables and show the place named, not the spot.

## Ethics

- Speakers whom an article does not name stay unnamed, and exist within that article only: do not join or identify them.
- It lists deaths and people at risk. Positions and movements are those of published news; do not use it to target.
- Contradicting claims stand side by side on purpose. To show one of them alone is to take a side.

## Rights

The facts and their arrangement: {LICENCE["title"]} ([LICENSE](LICENSE)).
Quotes, titles and names of articles belong to their publishers; they are short and serve to prove each row. Full
articles are not part of any release.

## Files

| file | what it is |
|---|---|
| `{DATABASE}` | all tables with comments, views and macros |
| `data/*.parquet` | the tables |
| `csv/*.csv`, `csv/datapackage.json` | the tables for spreadsheets, with an apostrophe before would-be formulas |
| `load.sql` | the Parquet files as views in DuckDB |
| `datapackage.json`, `croissant.json` | types, keys, constraints, sizes and hashes for machines |
| `provenance.json` | code, dependencies and inputs by hash, and the result of every check |
| `CITATION.cff`, `LICENSE`, `CODEBOOK.md`, `CHANGELOG.md` | how to cite and use it, what it means, what changed |
| `SHA256SUMS` | `sha256sum -c SHA256SUMS` proves the files, `drawdown verify .` all the rest |

The archive `{archive_name(what.version)}` holds all of this but `{DATABASE}`, whose bytes differ from build to build
while its contents do not; it is offered beside the archive with a checksum of its own, and `load.sql` stands in for it.

## Identity and citation

Contents of all tables, the same in every version of the libraries:
`sha256:{content_hash}`

> {projections.cell(citation_line(what))}
"""


def _header(what: About, rows: Mapping[str, int]) -> str:
    size = next((name for limit, name in _SIZES if sum(rows.values()) < limit), "1M<n<10M")
    configs = "\n".join(
        f"  - config_name: {name}\n    data_files: data/{name}.parquet"
        + ("\n    default: true" if name == "events" else "")
        for name in TABLES
    )
    return f"""---
license: {LICENCE["name"].lower()}
pretty_name: {yaml_text(what.title)}
language:
  - en
size_categories:
  - {size}
tags:
  - news
  - conflict
  - peacekeeping
  - provenance
configs:
{configs}
---"""


def _table_of_tables(rows: Mapping[str, int]) -> str:
    lines = ["| table | rows | one row is |", "|---|---|---|"]
    lines += [f"| `{n}` | {rows[n]} | {projections.cell(projections.description(m))} |" for n, m in TABLES.items()]
    return "\n".join(lines)


def _list(views: Mapping[str, str]) -> str:
    return "\n".join(f"- `{name}`: {comment}" for name, comment in views.items())


def licence(what: About) -> str:
    """`LICENSE` of the data."""
    return f"""{what.title}
Version {what.version}

The facts of this data set, their selection and arrangement, its identifiers, descriptors and documentation are licensed
under {LICENCE["title"]} ({LICENCE["name"]}):
{LICENCE["path"]}
The full text of the licence is at {LICENCE["path"]}legalcode

You may share and adapt them for any purpose if you give credit, link to the licence and say what you changed:
{citation_line(what)}

Not covered by this licence: the words of news articles - columns quote, attribution, title, date_text, count_text,
victims_text, who_text and role - which remain with their publishers and authors. They are short quotations that prove
the rows. Whoever publishes them again has to see to it that quotation is allowed where they are.

The data set comes as it is, without warranty of any kind.
"""


def views_page(views: Mapping[str, str]) -> str:
    """The views' part of the codebook."""
    return "\n## Views and macros\n\n" + _list(views) + "\n"
