"""No text breaks the reader or makes it slow: claims keep the contract, quotes are verbatim, work follows length."""

import ast
import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from known import known
from pipeline.extract.claims import frames
from pipeline.extract.reader import read
from schemas.claims import CLAIMS
from schemas.validation import validate

WORDS = """
the a its two 14 dozens hundreds peacekeepers soldiers rebels civilians U.N. MINUSMA Mali's junta army Kidal Gao
Halgan Ahmed Diallo said told according to that who which and or but , , ; : ( ) " “ ” — . . ? killed wounded were
was have been left withdrew from in at on base camp town convoy attack attacked ambush bomb mine fired at seized
captured handed over Tuesday 31 October 2023 last month two days later since until by if could will not no one
nobody denied claimed responsibility for spokesman source resident ceasefire coup protest air strike shelling
looted destroyed equipment mission's more than at least between 5 and 10 Dec. 31 he she it they them of of the the
""".split()

text_like = st.lists(st.sampled_from([*WORDS, "\n\n"]), min_size=1, max_size=120).map(" ".join)
any_text = st.text(alphabet=st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=400)


def claims_of(text: str, published_on: date | None = date(2023, 11, 3)):
    return read("article", text, published_on, None, known(), "Mali", "Gao")


@given(st.one_of(text_like, any_text), st.sampled_from([None, date(2023, 11, 3)]))
@example("peacekeepers they denied denied", None)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_gives_claims_that_keep_the_contract(text: str, published_on: date | None) -> None:
    tables = frames([claims_of(text, published_on)])
    for name, frame in tables.items():
        assert [str(r.rule.name) for r in validate(frame, CLAIMS[name]) if not r.passed] == [], name
        if "quote" in frame.columns:
            assert all(text[r["char_start"] : r["char_end"]] == r["quote"] for r in frame.iter_rows(named=True))


def _sentences() -> list[str]:
    """Every text of a sentence or more that these tests are about."""
    trees = (ast.parse(path.read_text()) for path in sorted(Path(__file__).parent.glob("test_*.py")))
    texts = (n.value for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Constant))
    return sorted({t for t in texts if isinstance(t, str) and len(t.split()) > 5 and t.rstrip()[-1] in '.?!”"'})


_STANDING_FOR = "it they them his the other both there this those some two several which the camp the town".split()
swapped = st.tuples(st.sampled_from(_sentences()), st.integers(0, 40), st.sampled_from(_STANDING_FOR))


def _swap(text: str, at: int, word: str) -> str:
    words = text.split(" ")
    return " ".join([*words[:at], word, *words[at + 1 :]])


@given(st.lists(swapped, min_size=1, max_size=8).map(lambda parts: " ".join(_swap(*part) for part in parts)))
@example("On Friday gunmen took a camp near Gori. The army took it back.")
@example("Troops left Para on Friday. The others were soldiers of the mission.")
@example("The accord was broken -after the days that followed.")
@example("By Friday some 200 soldiers had been taken")
@example("The mission counted 900 people")
@example("Soldiers said to")
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_sentences_put_together_anew_are_read(text: str) -> None:
    claims_of(text)


PATHOLOGICAL = {
    "one endless sentence": "rebels killed two soldiers and wounded ten civilians near Kidal and ",
    "one endless list": "Gao, Kidal, Timbuktu, Ber, Halgan, ",
    "relative clauses": "the army that attacked the rebels who seized the base which ",
    "quotation marks": 'he said " and " the army said " ',
    "brackets": "( the base ( in Kidal ( that ",
    "capitals": "Ahmed Of The For Diallo And Front ",
    "numbers": "between 5 and 10 of 14,000 more than ",
    "dates": "on Tuesday two days later, in October 2023, ",
    "pronouns": "They said it left. It told them that they killed it. ",
    "one paragraph": "The attack killed two. The rebels denied it. ",
    "subordinators": "if when while because the rebels attacked after ",
    "dots": "...?!..",
    "no spaces": "killed",
}


@pytest.mark.parametrize("unit", PATHOLOGICAL.values(), ids=PATHOLOGICAL.keys())
def test_work_grows_with_length_only(unit: str, calls: Callable[[Callable[[], object]], int]) -> None:
    claims_of(unit * 20)
    short, long = unit * (4_000 // len(unit)), unit * (32_000 // len(unit))
    assert calls(lambda: claims_of(long)) / len(long) < 2 * calls(lambda: claims_of(short)) / len(short) + 5


def test_an_article_that_is_read_leaves_no_garbage() -> None:
    text = "On Tuesday rebels attacked the U.N. base in Halgan and killed two soldiers, the mission said. " * 20
    claims_of(text)
    gc.collect()
    gc.disable()
    try:
        claims_of(text)
        assert gc.collect() == 0
    finally:
        gc.enable()
