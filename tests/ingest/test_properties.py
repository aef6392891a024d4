"""What holds for any input: nothing raises, nothing is lost, clean text is clean, real sentences stay."""

import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest import Document, Rejection, ingest, read_documents
from pipeline.ingest.article import read_article
from pipeline.ingest.documents import Raw
from pipeline.ingest.frames import to_frames
from pipeline.ingest.shelf import shelf
from schemas.documents import Documents
from schemas.rejected import Rejected

UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

PROSE = [
    "Rebels said on Tuesday that they had taken over a base in Kidal that was vacated by United Nations peacekeepers.",
    "At least four soldiers were killed and six wounded when their convoy hit a mine near Anefis, the army said.",
    '"We do not know who fired first," a resident of the town said by telephone, asking not to be named.',
    "The mission has until December 31 to leave the country, where it has been deployed since the war of 2012.",
    "No group has claimed responsibility.",
    "The junta, which took power in 2020, ordered the peacekeepers out in June, and the Security Council agreed.",
    "Thousands of civilians have died, and more than 170 peacekeepers have been killed in combat.",
    "In Gao, the mission's largest base, trucks stood ready for the journey south, witnesses told reporters.",
]
FURNITURE = [
    "Read also: Niger coup leaders close airspace",
    "RELATED: Ten things to know about the city",
    "Advertisement",
    "Share this article: Facebook | X | WhatsApp",
    "FILE PHOTO: Peacekeepers on patrol outside Ber, October 27, 2018. Mission handout",
    "A soldier on guard in Ménaka, 21 March 2021. Photo: Post archive",
    "© Continental Press Service 2023. All rights reserved.",
    "Sign up for our newsletter",
    "Tags: Mali, Minusma | Comments (14)",
    "Home > Africa > Mali",
    "14 comments",
    "![Soldiers in Gao](https://example.org/a(1).jpg)",
    "Follow us on Facebook",
    "https://example.org/2023/11/01/story",
    "Malian soldiers patrol in the desert [File: Some Name/AFP]",
]
LINES = st.one_of(
    st.sampled_from(PROSE + FURNITURE),
    st.sampled_from(
        [
            "",
            "# ",
            "• ",
            "By Jane Doe",
            "1 November 2023",
            "DAKAR, Nov 3 (Reuters) - ",
            "Reuters",
            "---",
            "> ",
            "Title: x",
        ]
    ),
    st.text(max_size=60),
)
TEXTS = st.lists(LINES, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", " ", "\r\n", ""]).map(lambda gap: gap.join(lines))
)
VALUES = (
    st.none() | st.text(max_size=20) | st.dates().map(str) | st.integers() | st.lists(st.text(max_size=3), max_size=2)
)


def raw(text: str, **given_values) -> Raw:
    return Raw("a.txt", "0" * 64, text, **given_values)


@given(TEXTS, st.none() | st.text(max_size=30), st.booleans())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_text_gives_clean_text_or_a_reason(text, title, line_is_paragraph):
    found = read_article(raw(text, title=title, line_is_paragraph=line_is_paragraph))
    assert found == read_article(raw(text, title=title, line_is_paragraph=line_is_paragraph))
    if isinstance(found, Rejection):
        assert found.detail
        return
    assert found.text.encode("utf-8")
    assert unicodedata.is_normalized("NFC", found.text)
    assert not UNSEEN.search(found.text)
    assert all(part and part == part.strip() and "\n" not in part for part in found.text.split("\n\n"))
    assert found.words == len(found.text.split()) > 0
    assert (found.published_on is None) == (found.published_basis == "unknown")
    assert found.published_on is None or date(1945, 1, 1) <= found.published_on <= date(2100, 12, 31)


@given(st.permutations(PROSE), st.lists(st.tuples(st.integers(0, 8), st.sampled_from(FURNITURE)), max_size=6))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_sentences_between_furniture_are_all_kept(prose, furniture):
    lines = list(prose)
    for place, line in furniture:
        lines.insert(place, line)
    found = read_article(raw("\n\n".join(lines)))
    kept = found.text.split("\n\n")
    last = max((place for place, line in furniture), default=0)
    expected = [line for line in prose if line in PROSE]
    # What follows a closing line at the very end of an article is furniture; up to there every sentence stays.
    assert kept == expected or (last >= 6 and kept == expected[: len(kept)] and len(kept) >= 6)


@given(
    st.lists(
        st.tuples(
            st.sampled_from("txt md html jsonl jsonl.gz warc warc.gz pdf eml xyz".split()), st.binary(max_size=300)
        ),
        max_size=5,
    )
)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_bytes_give_tables_that_satisfy_their_schemas(files):
    with TemporaryDirectory() as folder:
        for number, (ending, data) in enumerate(files):
            (Path(folder) / f"{number}.{ending}").write_bytes(data)
        documents, rejected = ingest([folder])
        Documents.validate(documents, lazy=True)
        Rejected.validate(rejected, lazy=True)
        named = {path.partition("#")[0] for path in [*documents["path"], *rejected["path"]]}
        assert len(named) == len(files)


@given(
    st.lists(
        st.fixed_dictionaries(
            {}, optional=dict.fromkeys(("text", "title", "publisher", "url", "published_on"), VALUES)
        ),
        max_size=6,
    )
)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_every_line_gives_one_article_or_one_rejection(records):
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        found = list(read_documents([folder]))
        assert len(found) == max(1, len(records))
        documents, rejected = ingest([folder])
        assert documents.height + rejected.height == len(found)
        Documents.validate(documents, lazy=True)


@given(st.lists(st.lists(st.sampled_from(PROSE), min_size=1, max_size=8), max_size=8))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_every_duplicate_points_to_an_article_that_stands_for_itself(texts):
    documents = [
        Document(
            f"a{n}",
            f"a{n}",
            "0" * 64,
            None,
            None,
            None,
            None,
            "unknown",
            None,
            (),
            None,
            "en",
            1,
            None,
            "\n\n".join(parts),
        )
        for n, parts in enumerate(texts)
    ]
    with shelf() as articles:
        for document in documents:
            articles.append(document)
        rows = {row["article_id"]: row for row in to_frames(articles, [])[0].to_dicts()}
    assert len(rows) == len(documents)
    for row in rows.values():
        assert row["duplicate_of"] is None or rows[row["duplicate_of"]]["duplicate_of"] is None
        assert row["duplicate_of"] != row["article_id"]
    assert len({row["text"] for row in rows.values() if row["duplicate_of"] is None}) <= len(set(map(tuple, texts)))
