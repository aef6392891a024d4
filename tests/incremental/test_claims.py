"""Claims of the last run stay where neither the article nor the reader changed."""

import polars as pl
import pytest

from pipeline.incremental import claims as inc
from schemas import projections
from schemas.claims import CLAIMS
from schemas.documents import Documents


def documents(**texts: str) -> pl.DataFrame:
    rows = [
        {"article_id": k, "path": f"{k}.txt", "text": t, "published_basis": "unknown", "language": "en", "words": 3}
        for k, t in texts.items()
    ]
    schema = {c.name: c.dtype for c in projections.columns(Documents)}
    return pl.DataFrame([{n: row.get(n) for n in schema} for row in rows], schema=schema)


class Reader:
    """One citation a document; it remembers what it was given."""

    def __init__(self):
        self.read = []

    def __call__(self, batch):
        self.read += batch["article_id"].to_list()
        made = {name: projections.empty(model) for name, model in CLAIMS.items()}
        wide = pl.DataFrame(
            [
                {"article_id": a, "char_start": 0, "char_end": len(t), "quote": t, "modality": "asserted", "rule": "r"}
                for a, t in batch.select("article_id", "text").iter_rows()
            ]
        )
        made["citations"] = pl.concat([made["citations"], wide], how="diagonal")
        return made


def run(frame, store=None, version="1"):
    """Claims, what is kept of them, and what was read, two documents a batch."""
    reader = Reader()
    batches = list(inc.extract_new(frame.iter_slices(2), version, store, reader))
    assert sum(batch.read for batch in batches) == len(reader.read)
    claims = {name: pl.concat([batch.claims[name] for batch in batches]) for name in CLAIMS}
    assert all(rows.equals(rows.sort(rows.columns)) for rows in claims.values())
    return claims, kept(pl.concat([batch.fingerprints for batch in batches]), claims), reader.read


def kept(prints, claims):
    return inc.kept(prints, {name: rows if rows is None else rows.lazy() for name, rows in claims.items()})


def test_only_new_and_changed_articles_are_read_and_gone_ones_take_their_claims_along():
    _, store, read = run(documents(a="one", b="two", c="three"))
    assert read == ["a", "b", "c"]
    after = documents(a="one", b="changed", d="four")
    claims, _, read = run(after, store)
    assert read == ["b", "d"]
    fresh, _, _ = run(after)
    assert all(claims[name].equals(fresh[name]) for name in CLAIMS)


def test_another_reader_reads_all():
    frame = documents(a="one", b="two")
    _, store, _ = run(frame)
    assert run(frame, store)[2] == []
    assert run(frame, store, version="2")[2] == ["a", "b"]


def test_where_an_article_lies_changes_nothing_but_whether_it_repeats_another_does():
    frame = documents(a="one", b="two")
    _, store, _ = run(frame)
    assert run(frame.with_columns(path=pl.lit("elsewhere.txt")), store)[2] == []
    assert run(frame.with_columns(duplicate_of=pl.Series([None, "a"])), store)[2] == ["b"]


@pytest.mark.parametrize("broken", ["prints", "table", "shape"])
def test_a_store_that_lacks_a_part_is_not_used(broken):
    frame = documents(a="one")
    claims, _, _ = run(frame)
    prints = inc.fingerprints(frame, "1")
    given = dict(claims)
    if broken == "prints":
        prints = None
    elif broken == "table":
        given["citations"] = None
    else:
        given["citations"] = claims["citations"].drop("cue")
    assert kept(prints, given) is None


def test_a_store_that_breaks_while_it_is_read_is_let_go(tmp_path):
    frame = documents(a="one", b="two", c="three")
    claims, _, _ = run(frame)
    claims["citations"].write_parquet(tmp_path / "citations.parquet")
    broken = pl.scan_parquet(tmp_path / "citations.parquet")
    store = inc.kept(
        inc.fingerprints(frame, "1"), {n: rows.lazy() for n, rows in claims.items()} | {"citations": broken}
    )
    data = (tmp_path / "citations.parquet").read_bytes()
    (tmp_path / "citations.parquet").write_bytes(b"PAR1" + b"\0" * (len(data) // 2) + data[len(data) // 2 + 4 :])
    again, _, read = run(frame, store)
    assert read == ["a", "b", "c"]
    assert all(again[name].equals(claims[name]) for name in CLAIMS)


def test_articles_are_read_in_parts_that_somebody_hears_of():
    frame = documents(**{f"a{n:04}": "x" for n in range(inc.BATCH + 1)})
    heard = []
    list(inc.extract_new([frame], "1", None, Reader(), heard.append))
    assert heard == [inc.BATCH, 1]
