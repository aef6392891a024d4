"""Tokens and sentences: offsets are exact, and abbreviations do not end a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.tokens import sentences, tokenise


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.N. left. It went home.", ["The U.N. left.", "It went home."]),
        (
            "Gen. Bakary met Mr. Keita on Dec. 3 at noon. They spoke.",
            ["Gen. Bakary met Mr. Keita on Dec. 3 at noon.", "They spoke."],
        ),
        ("“We left.” He said no more.", ["“We left.”", "He said no more."]),
        ("They go to the U.N. The rebels stay.", ["They go to the U.N.", "The rebels stay."]),
        ("It broke out at 3 a.m. Soldiers fled.\n\nNext day", ["It broke out at 3 a.m. Soldiers fled.", "Next day"]),
        ("Is it over? Nobody knows! We wait.", ["Is it over?", "Nobody knows!", "We wait."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_paragraphs_are_numbered() -> None:
    assert [s.paragraph for s in sentences("One. Two.\n\nThree.")] == [0, 0, 1]


def test_possessives_and_hyphens() -> None:
    assert tokenise("Mali's 15,000-strong force, al-Shabaab and Côte d'Ivoire").words == [
        "Mali", "'s", "15,000-strong", "force", ",", "al-Shabaab", "and", "Côte", "d'Ivoire",
    ]  # fmt: skip


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_tokens_are_where_they_say(text: str) -> None:
    words, starts = tokenise(text)
    assert all(text[start : start + len(word)] == word for word, start in zip(words, starts, strict=True))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in sentences(text))


def test_a_bullet_begins_a_sentence() -> None:
    text = "- The camp at Foya was closed on 2 May.\n- The one at Zorzor stays\n• Voinjama follows"
    assert [text[s.start : s.end] for s in sentences(text)] == text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels took Kelo.[10] The army withdrew.[2][3] It rained.",
        "Rebels took Kelo.¹ The army withdrew.[a] It rained.",
        "Rebels took Kelo.12 The army withdrew.13 It rained.",
    ],
)
def test_a_sentence_keeps_the_marks_of_its_footnotes(text: str) -> None:
    assert [part.split()[0] for part in split(text)] == ["Rebels", "The", "It"]
    assert " ".join(split(text)) == text
