"""What the README shows in SQL runs on the seeds, and answers."""

import re
from pathlib import Path

import duckdb
import pytest

from pipeline.extract import extract
from pipeline.ingest import ingest
from pipeline.publish import database
from pipeline.reference import load_reference
from pipeline.resolve import rejections, resolve

PROJECT = Path(__file__).parents[1]
QUERIES = re.findall(
    r"^```sql\n(.*?)^```$", (PROJECT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.fixture(scope="module")
def seeds():
    """The dataset of the seeds, as SQL sees it."""
    reference = load_reference(PROJECT / "seeds/reference/minusma")
    documents, rejected = ingest([PROJECT / "seeds/articles"])
    claims = extract(documents, reference)
    tables = resolve(documents, claims, reference) | {"rejected": rejections(rejected, documents, claims["unread"])}
    with duckdb.connect() as con:
        database.fill(con, tables)
        yield con


@pytest.mark.skipif(not QUERIES, reason="the README shows no SQL yet")
@pytest.mark.parametrize("query", QUERIES)
def test_each_query_of_the_readme_answers(seeds, query):
    assert seeds.execute(query).fetchall()
