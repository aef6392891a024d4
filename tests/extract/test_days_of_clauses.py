"""Which day each clause of a sentence is told of."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 11, 24)  # a Friday


def told(text: str) -> set[str]:
    found = read("x", text, PUBLISHED, None, known(), "Mali").event_reports
    return {f"{e.event_type} {e.place} {e.when.date_start or '-'}" for e in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a length of time before a clause, at the head of the sentence or behind
        ("Four days after shells fell on Kelo, rebels took Denda on Monday.", {"shelling Kelo 2023-11-16"}),
        ("The army left on Monday, a day after gunmen attacked Kelo.", {"armed_attack Kelo 2023-11-19"}),
        ("The army left on Monday, the day after gunmen attacked Kelo.", {"armed_attack Kelo 2023-11-19"}),
        (
            "On 9 May, ten years after rebels took the town of Kelo, gunmen raided Denda.",
            {"territory_takeover Kelo 2013-01-01"},
        ),
        (
            "On 9 May, ten years to the day after rebels took the town of Kelo, it rained.",
            {"territory_takeover Kelo 2013-05-09"},
        ),
        (
            "Two days after the army left on 31 October, looters emptied the UN camp at Kelo.",
            {"looting Kelo 2023-11-02"},
        ),
        ("Rebels shelled Kelo hours after the army left on 31 October.", {"shelling Kelo 2023-10-31"}),
        ("Rebels raided Kelo two days before the army retook Denda on 5 May.", {"armed_attack Kelo 2023-05-03"}),
        # the days within a week or month, each on its own
        (
            "Kelo was shelled twice last week, on Tuesday and on Thursday.",
            {"shelling Kelo 2023-11-14", "shelling Kelo 2023-11-16"},
        ),
        (
            "Gunmen attacked Kelo three times in May, on the 3rd, the 9th and the 12th.",
            {"armed_attack Kelo 2023-05-03", "armed_attack Kelo 2023-05-09", "armed_attack Kelo 2023-05-12"},
        ),
        ("An ambush near Kelo in which six soldiers died on 3 May was claimed.", {"armed_attack Kelo 2023-05-03"}),
        (
            "The army left on 3 May, but it was not until a week later that rebels captured Kelo.",
            {"territory_takeover Kelo 2023-05-10"},
        ),
        # no day is meant
        ("The army left on 9 May, five weeks after rebels took Kelo.", {"territory_takeover Kelo -"}),
        (
            "Rebels took Denda on Monday, three months after they had taken Kelo.",
            {"territory_takeover Kelo 2023-08-01"},
        ),
        # what an attack or a coup did, it did that day
        ("The blast that killed two boys on 3 May in Kelo was an accident.", {"explosive_attack Kelo 2023-05-03"}),
        ("He was in Mali before the coup that toppled the president on 18 August 2020.", {"coup Mali 2020-08-18"}),
        (
            "It is calm after fighting between herders and farmers from 3 to 8 May in Kelo.",
            {"armed_clash Kelo 2023-05-03"},
        ),
        # the day before a "when" is that of its clause
        (
            "He spoke of the night of 25 May 2017 when soldiers seized power in Mali, and of the poll in June 2018.",
            {"coup Mali 2017-05-25"},
        ),
        ("Since October 2017, when gunmen raided Kelo, 90 people have died.", {"armed_attack Kelo 2017-10-01"}),
        ("In 2012, when rebels took Kelo on 24 March, few knew of them.", {"territory_takeover Kelo 2012-03-24"}),
        # who came is who did it, in the present too
        ("Villagers who walk in on 1 November carry off beds from the UN base at Kelo.", {"looting Kelo 2023-11-01"}),
        # what is told with "after" was not long before
        ("Thirty wounded were brought in last week after gunmen attacked Kelo.", {"armed_attack Kelo 2023-11-13"}),
        # the day before what was said on a day
        (
            "The army said on Tuesday that gunmen had attacked it the day before near Kelo.",
            {"armed_attack Kelo 2023-11-20"},
        ),
        # pictures of a day, what is announced on the day on which it was done
        ("A video published on Monday showed men looting the UN camp at Kelo.", {"looting Kelo 2023-11-20"}),
        ("The army announced on Sunday the capture of Kelo.", {"territory_takeover Kelo 2023-11-19"}),
        ("The rebels said on Sunday that they had captured Kelo.", {"territory_takeover Kelo 2023-11-19"}),
        ("The army said on Sunday that gunmen had attacked a post near Kelo.", {"armed_attack Kelo -"}),
        # the day behind an aside, the limit behind the day on which it was set
        (
            "The UN camp at Kelo was made over to the guard, a unit which the mission trained, on 25 October.",
            {"base_handover Kelo 2023-10-25"},
        ),
        (
            "Both sides agreed in May on 15 December as the final date for French troops to leave Mali.",
            {"troop_withdrawal Mali 2023-12-15"},
        ),
        ("By the 15th the rebels had captured Kelo.", {"territory_takeover Kelo 2023-11-15"}),
    ],
)
def test_the_day_of_a_clause(text: str, expected: set[str]) -> None:
    assert expected <= told(text)
