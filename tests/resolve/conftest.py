from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipeline.reference import load_reference
from pipeline.resolve import resolve
from schemas import projections
from schemas.calendar import evaluate
from schemas.claims import CLAIMS
from schemas.documents import Documents
from schemas.validation import check_all


@pytest.fixture(scope="session")
def reference():
    return load_reference(Path(__file__).parents[2] / "seeds" / "reference" / "minusma")


def _frame(model, rows):
    columns = projections.columns(model)
    assert all(set(row) <= {c.name for c in columns} for row in rows)
    return pl.DataFrame({c.name: pl.Series(c.name, [row.get(c.name) for row in rows], dtype=c.dtype) for c in columns})


def _dates(when):
    if when is None:
        return {"date_precision": "unknown"}
    found = evaluate(when, None)
    if found.date_start is None:
        return {"date_precision": "unknown", "date_relative": when, "date_text": when}
    return {
        "date_start": found.date_start,
        "date_end": found.date_end,
        "date_precision": found.precision,
        "date_text": when,
    }


class Corpus:
    """Articles and claims by hand, in a few words each.

    A claim's quote is made up of its own words and joined to its article's text, so that evidence holds. `when` is an
    expression of `schemas.calendar`; one that hangs on the day of publication stays open.
    """

    def __init__(self, reference):
        self.reference = reference
        self.documents = []
        self.claims = {name: [] for name in CLAIMS}

    def article(self, article_id, published=None, publisher="Sahel Wire", duplicate_of=None):
        document = {
            "article_id": article_id,
            "path": f"{article_id}.txt",
            "sha256": "0" * 64,
            "publisher": publisher,
            "published_on": published and date.fromisoformat(published),
            "published_basis": "header" if published else "unknown",
            "authors": [],
            "language": "en",
            "words": 1,
            "duplicate_of": duplicate_of,
            "text": "An article.",
        }
        self.documents.append(document)
        return _Article(self, document)

    def resolve(self):
        documents = _frame(Documents, self.documents)
        claims = {name: _frame(model, self.claims[name]) for name, model in CLAIMS.items()}
        tables = resolve(documents, claims, self.reference)
        broken = [r for r in check_all(tables, documents) if not r.passed]
        assert not broken, "\n".join(map(str, broken))
        return tables


class _Article:
    def __init__(self, corpus, document):
        self.corpus, self.document = corpus, document

    def _claim(self, table, words, modality="asserted", speaker=None, **columns):
        start = len(self.document["text"]) + 1
        self.document["text"] += " " + words
        row = {
            "article_id": self.document["article_id"],
            "char_start": start,
            "char_end": start + len(words),
            "quote": words,
            "modality": modality,
            "speaker": speaker,
            "rule": "by_hand",
        }
        self.corpus.claims[table].append(row | columns)
        return row

    def apart(self):
        """A long stretch of text that holds no claim."""
        self.document["text"] += " On and on it went." * 200
        return self

    def event(self, event_type, place=None, when=None, modality="asserted", speaker=None, **columns):
        number = sum(c["article_id"] == self.document["article_id"] for c in self.corpus.claims["event_reports"])
        words = f"{event_type} {place} {when} {modality} {columns}"
        told = {"event_type": event_type, "place": place, "event_no": number} | _dates(when) | columns
        self._claim("event_reports", words, modality, speaker, **told)
        return self

    def base(self, place, status, modality="asserted", speaker=None, **columns):
        words = f"base {place} {status}"
        self._claim("base_reports", words, modality, speaker, place=place, status=status, **columns)
        return self

    def speaker(self, key, name, kind="organisation", sector="other", named=True, cite=True, **columns):
        told = {"speaker": key, "name": name, "kind": kind, "sector": sector, "named": named} | columns
        self.corpus.claims["speakers"].append({"article_id": self.document["article_id"]} | told)
        if cite:
            said = {"cue": "said", "direct": False, "stance": "statement"}
            self._claim("citations", f"{name} said so", speaker=key, **said)
        return self

    def casualties(self, count, when=None, event_no=None, speaker=None, scope="incident", **columns):
        told = {
            "count": count, "count_low": count, "count_high": count, "qualifier": "exact", "count_text": str(count),
            "victims": "civilians", "outcome": "killed", "cause": "hostile", "scope": scope, "event_no": event_no,
        }  # fmt: skip
        self._claim("casualty_figures", f"{count} killed", speaker=speaker, **told, **_dates(when), **columns)
        return self

    def personnel(self, count, place=None, **columns):
        told = {
            "count": count, "count_low": count, "count_high": count, "qualifier": "exact", "count_text": str(count),
            "population": "base", "measure": "deployed", "place": place, "date_precision": "unknown",
        }  # fmt: skip
        self._claim("personnel_figures", f"{count} there", **told, **columns)
        return self


@pytest.fixture
def corpus(reference):
    return Corpus(reference)
