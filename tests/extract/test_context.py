"""When and where a claim holds: whose date a date is, which place is meant, and what stays unknown."""

from datetime import date

import pytest

from known import known
from pipeline.extract import context
from pipeline.extract.article import Article
from pipeline.extract.sentence import Sentence

PUBLISHED = date(2023, 11, 3)


def article(text: str) -> Article:
    return Article(text, known(), PUBLISHED, None, "Mali")


def unit(sentence: Sentence, word: str) -> int:
    return next(i for i, u in enumerate(sentence.units) if u.word == word or word in u.word.split())


def when(text: str, word: str) -> str | None:
    sentence = article(text).sentence(0)
    mention = context.find_date(sentence, unit(sentence, word))
    return mention.text if mention is not None else None


def where(text: str, word: str) -> list[str]:
    sentence = article(text).sentence(0)
    return [place.name for place in context.find_places(sentence, unit(sentence, word))]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rebels attacked the town on Tuesday.", "attacked", "Tuesday"),
        ("On Tuesday rebels attacked the town and seized the camp.", "seized", "Tuesday"),
        ("The mission left on Aug. 13 and rebels arrived on Aug. 15.", "left", "Aug. 13"),
        ("The mission left on Aug. 13 and rebels arrived on Aug. 15.", "arrived", "Aug. 15"),
        ("The junta, which seized power in 2020, ordered it to leave in June.", "seized", "2020"),
        ("The junta, which seized power in 2020, ordered it to leave in June.", "ordered", "June"),
        ("The army said on Wednesday that it had attacked the town.", "attacked", None),
        ("Tuesday's strikes killed 14 civilians.", "strikes", "Tuesday"),
        ("The leader came to power in the coup of August 2020.", "coup", "August 2020"),
        ("Soldiers entered the town on Tuesday after an attack by rebels.", "attack", None),
        ("The mission has been in Mali since 2012 when rebels took the north.", "took", "since 2012"),
    ],
)
def test_whose_date_it_is(text: str, word: str, expected: str | None) -> None:
    assert when(text, word) == expected


def test_since_when_is_closed_for_what_happened_then() -> None:
    sentence = article("The mission has been in Mali since 2012 when rebels took the north.").sentence(0)
    mention = context.find_date(sentence, unit(sentence, "took"))
    assert (mention.date_start, mention.date_end) == (date(2012, 1, 1), date(2012, 12, 31))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Gunmen attacked a patrol near Halgan on Monday.", "attacked", ["Halgan"]),
        ("Rebels killed civilians at Kishishe and Bambo in November.", "killed", ["Kishishe", "Bambo"]),
        ("Rebels attacked the convoy 17 km from Ansongo, in the Gao region.", "attacked", ["Ansongo"]),
        ("Bullets struck a vehicle, a source in Gao said.", "struck", []),
        ("Rebels attacked a convoy on its way to Gao, near Ansongo.", "attacked", ["Ansongo"]),
        ("Rebels in Kidal fired at a plane, and the army bombed Ber.", "bombed", ["Ber"]),
    ],
)
def test_which_place_is_meant(text: str, word: str, expected: list[str]) -> None:
    assert where(text, word) == expected


def test_a_name_used_as_a_place_elsewhere_is_one() -> None:
    text = "The soldiers left the town of Halgan. Halgan is quiet."
    assert context.learned_place(article(text), "Halgan")
    assert not context.learned_place(article("Halgan spoke to the press."), "Halgan")


def test_a_relative_clause_between_commas_gives_back_to_the_clause_around_it() -> None:
    sentence = article("The junta, which took power in 2020, ordered the mission out.").sentence(0)
    ids = context.clauses(sentence)
    assert ids[unit(sentence, "junta")] == ids[unit(sentence, "ordered")] != ids[unit(sentence, "took")]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("France will withdraw its 1,500 soldiers from Niger, France said.", "Niger"),
        ("Kenya sent men to the Democratic Republic of the Congo. Kenya may send more to Goma.", "DR Congo"),
        ("Rebels attacked Halgan in Somalia. Kenya condemned it, as did Uganda.", "Somalia"),
    ],
)
def test_a_country_that_acts_is_less_often_where_it_happens(text: str, country: str) -> None:
    assert article(text).country == country
