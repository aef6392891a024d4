"""What must not change a row: the same happening told with remarks in it, in another order, by others, elsewhere.

Each test takes every sentence of `TOLD` and changes it in one way. The row, its kind, place and day, has to stay; where
the change puts a name in for another, the row has to carry it.
"""

from datetime import date
from typing import NamedTuple

import pytest

from known import known
from pipeline.extract.reader import read

_PUBLISHED, _DAY = date(2023, 5, 8), date(2023, 5, 4)  # a Monday, and the Thursday before


class Told(NamedTuple):
    """A sentence in its parts, and the kind of event that it tells."""

    who: str
    did: str
    where: str
    kind: str
    town: str = "Lomoro"
    when: str = "on 4 May"
    lead: str = ""
    end: str = ""

    def text(self) -> str:
        """The sentence, its parts in the plain order."""
        whole = f"{self.who} {self.did} {self.where}{self.town}"
        return f"{self.lead}{whole if not self.lead else _low(whole)} {self.when}{self.end}."


def _low(text: str) -> str:
    return text if text.split()[0].isupper() else text[0].lower() + text[1:]


TOLD = [
    Told("The rebels", "attacked army positions", "at ", "armed_attack"),
    Told("Gunmen", "ambushed a convoy of traders", "near ", "armed_attack"),
    Told("The insurgents", "captured the town of ", "", "territory_takeover"),
    Told("The fighters", "kidnapped two nurses", "at ", "abduction"),
    Told("The militants", "looted the market", "at ", "looting"),
    Told("The peacekeepers", "left their camp", "at ", "base_withdrawal"),
    Told("The peacekeepers", "handed over their base", "at ", "base_handover"),
    Told("The soldiers", "shot three villagers", "in ", "armed_attack"),
    Told("The jets", "bombed a market", "in ", "air_strike"),
    Told("The protesters", "marched through the streets", "of ", "protest"),
]
_ARMED = [t for t in TOLD if t.kind in ("territory_takeover", "abduction", "looting", "armed_attack")]
_OF_ARMED_BODIES = [t for t in _ARMED if t.kind in ("territory_takeover", "armed_attack")]


def _lost(changed: list[tuple[str, Told]], before: str = "", after: str = "") -> list[str]:
    """The changed texts that no longer give the row which they tell."""
    return [
        text
        for text, told in changed
        if (told.kind, told.town, _DAY)
        not in [
            (e.event_type, e.place, e.when.date_start)
            for e in read("x", f"{before}{text}{after}", _PUBLISHED, None, known(), None).event_reports
            if e.modality in ("asserted", "claimed")
        ]
    ]


def test_the_sentences_are_read_as_they_stand() -> None:
    assert _lost([(t.text(), t) for t in TOLD]) == []


@pytest.mark.parametrize(
    "when",
    [
        "on May 4", "on 4 May 2023", "on May 4, 2023", "on Thursday, 4 May", "on Thursday (May 4)", "on the 4th of May",
        "on the morning of 4 May", "last Thursday", "Thursday", "four days ago", "on 4 May at dawn",
    ],
)  # fmt: skip
def test_the_day_in_other_words(when: str) -> None:
    assert _lost([(t._replace(when=when).text(), t) for t in TOLD]) == []


@pytest.mark.parametrize("told", TOLD, ids=lambda t: t.kind)
def test_the_day_at_the_head(told: Told) -> None:
    text = f"On 4 May {_low(told.who)} {told.did} {told.where}{told.town}."
    assert _lost([(text, told), (text.replace("May", "May,"), told)]) == []


@pytest.mark.parametrize(
    "remark",
    [
        ", long a force in the area,", ", who wore no uniforms,", ", whose number was not known,",
        " – some of them very young –", ", according to residents,", " (see picture)",
    ],
)  # fmt: skip
def test_a_remark_behind_the_subject(remark: str) -> None:
    assert _lost([(t._replace(who=t.who + remark).text(), t) for t in TOLD]) == []


@pytest.mark.parametrize(
    "remark",
    [
        " (see map)",
        ", where few people live,",
        " and the surrounding villages",
        ", which lies by the lake,",
        ", 40 km north of Kesuli,",
    ],
)
def test_a_remark_behind_the_place(remark: str) -> None:
    texts = [(f"{t.who} {t.did} {t.where}{t.town}{remark} {t.when}.", t) for t in TOLD]
    assert _lost(texts) == []


@pytest.mark.parametrize("adverb", ["reportedly", "later", "also", "then"])
def test_an_adverb_before_the_verb(adverb: str) -> None:
    assert _lost([(t._replace(did=f"{adverb} {t.did}").text(), t) for t in TOLD]) == []


@pytest.mark.parametrize(
    "lead",
    [
        "Meanwhile, ", "According to residents, ", "In a fresh sign of strain, ", "Residents said that ",
        "The roads were muddy; ", "The roads were muddy, and ", "While the roads stayed muddy, ",
    ],
)  # fmt: skip
def test_words_before_the_sentence(lead: str) -> None:
    assert _lost([(t._replace(lead=lead).text(), t) for t in TOLD]) == []


@pytest.mark.parametrize(
    "end",
    [
        ", residents said", ", the ministry said in a statement", ", in what analysts called a blow to peace",
        "; nobody could be reached for comment", ", and the roads were muddy",
    ],
)  # fmt: skip
def test_words_behind_the_sentence(end: str) -> None:
    assert _lost([(t._replace(end=end).text(), t) for t in TOLD]) == []


def test_a_sentence_that_an_official_says() -> None:
    said = [(f"“{t.text()[:-1]},” the governor, Ada Korsiye, told reporters.", t) for t in TOLD]
    assert _lost(said) == []
    text = said[0][0]
    (event,) = read("x", text, _PUBLISHED, None, known(), None).event_reports
    assert event.speaker is not None


@pytest.mark.parametrize("town", ["Oulad Brima", "N'Dorola", "Kaya-Soro", "Umm al-Qasab", "Gossoré"])
def test_towns_never_heard_of(town: str) -> None:
    changed = [t._replace(town=town) for t in TOLD]
    assert _lost([(t.text(), t) for t in changed]) == []


@pytest.mark.parametrize(
    "who",
    [
        "Gunmen on motorbikes", "Masked men", "Men in military fatigues", "Youths with machetes",
        "Fighters loyal to a local warlord", "Forces loyal to the ousted president", "Heavily armed raiders",
        "Members of a splinter faction", "A column of rebels", "A rival militia", "Kawandi fighters",
        "Elements of the Kawandi movement", "Dozens of fighters", "Unidentified assailants",
    ],
)  # fmt: skip
def test_other_men_in_arms(who: str) -> None:
    assert _lost([(t._replace(who=who).text(), t) for t in _ARMED]) == []


@pytest.mark.parametrize("who", ["The Kawandi", "The FRDP", "The Front of the Free Plains"])
def test_groups_never_heard_of(who: str) -> None:
    assert _lost([(t._replace(who=who).text(), t) for t in _OF_ARMED_BODIES]) == []


@pytest.mark.parametrize("who", ["The blue helmets", "UN troops", "The rear party", "A Ghanaian battalion"])
def test_others_who_leave_or_hand_over(who: str) -> None:
    leaving = [t for t in TOLD if t.kind in ("base_withdrawal", "base_handover")]
    assert _lost([(t._replace(who=who).text(), t) for t in leaving], before="UNMIL is a UN mission.\n\n") == []


_ELSEWHERE = (
    "In Nepal, a decade of war between rebels and the army ended in November 2006, when a peace agreement was signed. "
    "Some 17,000 people had died."
)
_NO_EVENT = "The rains came late this year and traders complain that the roads are barely passable."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{_ELSEWHERE}\n\n", ""),
        ("", f"\n\n{_ELSEWHERE}"),
        (f"{_NO_EVENT}\n\n", f"\n\n{_ELSEWHERE}"),
        (_NO_EVENT + " ", ""),
    ],
)
def test_what_stands_around_it(before: str, after: str) -> None:
    assert _lost([(t.text(), t) for t in TOLD], before, after) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lomoro came under attack on 4 May.", "armed_attack"),
        ("The army carried out air strikes on Lomoro on 4 May.", "air_strike"),
        ("Mortars rained down on Lomoro on 4 May.", "shelling"),
        ("Rebels hoisted their flag over Lomoro on 4 May.", "territory_takeover"),
        ("Lomoro was taken by rebels on 4 May.", "territory_takeover"),
        ("The army bombarded Lomoro with artillery on 4 May.", "shelling"),
    ],
)
def test_a_town_is_known_by_what_befalls_it(text: str, kind: str) -> None:
    assert _lost([(text, TOLD[0]._replace(kind=kind))]) == []
