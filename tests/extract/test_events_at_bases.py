# ruff: noqa: E501
"""Bases that are left, handed over and taken: how it is told, of which base, and when."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2018, 5, 16)  # a Wednesday
LEAD = "UNMIL is the United Nations mission in Liberia."
SHORT = {"base_withdrawal": "left", "base_handover": "handed", "base_takeover": "taken", "territory_takeover": "town"}


def told(text: str) -> set[str]:
    """What happened to bases in a text that follows a sentence about the mission: what, where, when, if not yet."""
    found = read("x", f"{LEAD}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return {
        " ".join(
            [
                SHORT[e.event_type],
                str(e.place),
                str(e.when.date_start or "-"),
                *([] if e.modality in ("asserted", "claimed") else [e.modality]),
            ]
        )
        for e in found
        if e.event_type in SHORT
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose, and in what words
        ("The mission's Voinjama camp was dismantled in March.", "left Voinjama 2018-03-01"),
        ("The mission's outpost in Foya is to be withdrawn in June.", "left Foya 2018-06-01 planned"),
        ("The mission relinquished its Zwedru base to the police on Friday.", "handed Zwedru 2018-05-11"),
        ("Nigerian troops have transferred their base at Harper.", "handed Harper -"),
        ("The mission put its camp in Harper in the hands of the army on Friday.", "handed Harper 2018-05-11"),
        ("The camp at Harper was placed at the disposal of the police on Friday.", "handed Harper 2018-05-11"),
        ("The mission released the Harper camp to the county on Friday.", "handed Harper 2018-05-11"),
        # nobody is there any more
        ("No peacekeeper remained in Foya on Friday.", "left Foya 2018-05-11"),
        ("The last armoured car rolled out of the Foya camp on Friday.", "left Foya 2018-05-11"),
        ("The mission's presence in Foya came to an end on Friday.", "left Foya 2018-05-11"),
        ("The battalion's stay in Foya ended on Friday.", "left Foya 2018-05-11"),
        # called by the name of its town
        ("The mission left the Harper barracks on Friday.", "left Harper 2018-05-11"),
        ("The mission left the Foya installations on Friday.", "left Foya 2018-05-11"),
        ("On Friday the Foya hangars were handed over to the police.", "handed Foya 2018-05-11"),
        ("On Friday the Foya cantonment was handed over to the police.", "handed Foya 2018-05-11"),
        ("The flag of the United Nations was lowered at Tappita on Monday.", "left Tappita 2018-05-14"),
        (
            "The mission lowered its flag in Harper on Monday; its headquarters at Zwedru had closed on 3 May.",
            "left Harper 2018-05-14",
        ),
        ("The force must leave its base in Foya.", "left Foya - planned"),
        ("The observers in Foya and Zwedru must leave their bases.", "left Zwedru - planned"),
        ('The camp at Foya was "handed over as it stood" to the police on Monday.', "handed Foya 2018-05-14"),
        # another day than was planned
        (
            "The closure of the Harper camp, planned for 30 June, has been brought forward to Sunday.",
            "left Harper 2018-05-20 planned",
        ),
        ("The mission has postponed the handover of its Foya camp to 5 July.", "handed Foya 2018-07-05 planned"),
        # several
        ("The mission shut its camp at Foya on Monday and will shut two more, at Harper and Zwedru.", "left Foya"),
        (
            "The mission shut its camp at Foya on Monday and will shut two more, at Harper and Zwedru, in June.",
            "left Zwedru 2018-06-01 planned",
        ),
        (
            "The mission had closed six of its bases, among them Foya and Harper, and would shut the rest by June.",
            "left Harper -",
        ),
        ("The bases at Foya and Harper were handed over on 9 and 10 May respectively.", "handed Harper 2018-05-10"),
        ("The mission is going: the bases at Foya, Harper and Zwedru closed on 3 May.", "left Zwedru 2018-05-03"),
        ("Bo, Harper and Zwedru were vacated in 2016, Foya last December.", "left Bo 2016-01-01"),
        ("Bo, Harper and Zwedru were vacated in 2016, Foya last December.", "left Foya 2017-12-01"),
        # the base told of before
        ("The company was pulled out of Foya on Monday to reinforce Harper, and the base closed.", "left Foya"),
        ("Maryland, in the south, came last. The mission closed its base there in May.", "left Maryland 2018-05-01"),
        (
            "The mission plans to open an office in Bo and to hand over its camp in Foya to the police in June.",
            "handed Foya 2018-06-01 planned",
        ),
        (
            "The bases that changed hands on Monday are Foya in Lofa county, which was held by Ghanaians, and Bo in Maryland.",
            "handed Bo 2018-05-14",
        ),
        (
            "The last two sites in Lofa county, Foya and Kolba, were handed over on 7 and 9 May respectively.",
            "handed Kolba 2018-05-09",
        ),
        (
            "Foya, near the Guinean border, and Kolba, on a hill, are to be handed over in June.",
            "handed Kolba 2018-06-01 planned",
        ),
        ("The bases at Foya and Tubman 2 were handed over on Monday.", "handed Tubman 2 2018-05-14"),
        ("The Ghanaians are to quit Foya by the end of June.", "left Foya 2018-06-30 planned"),
        (
            "The police searched the Foya base in the north of the country, which Ghana handed to it on Monday.",
            "handed Foya 2018-05-14",
        ),
        ("On 7 May the state took back two camps of the mission in Lofa, Foya and Kolba.", "handed Kolba 2018-05-07"),
        (
            "Foya is the fifth camp UNMIL has left. Bo is to go in May, with Kolba to follow in June.",
            "left Kolba 2018-06-01 planned",
        ),
        (
            "The camps at Bo and Kolba have been closed since April; Foya goes in August.",
            "left Foya 2018-08-01 planned",
        ),
        (
            "The mission closed its base in Foya. T-2, near Bo, is expected to be next, in June.",
            "left T-2 2018-06-01 planned",
        ),
        (
            "Foya came last. The mission closed its base there on Monday and handed it to the police.",
            "handed Foya 2018-05-14",
        ),
        (
            "The mission moved into Camp Yard, near Foya, which Ghana had handed to the state in 2013.",
            "handed Camp Yard 2013",
        ),
        (
            "Ghana has closed four camps, among them Foya in March and Kolba in May. The others were Bo (3 May) and T-2 (7 May).",
            "left Kolba 2018-05-01",
        ),
        (
            "Ghana has closed four camps, among them Foya in March and Kolba in May. The others were Bo (3 May) and T-2 (7 May).",
            "left T-2 2018-05-07",
        ),
        ("Kolba is the second camp to be handed over, after Foya on 3 May.", "handed Foya 2018-05-03"),
        ("Ghana handed over its base at Kolba on Monday, four months after leaving Foya.", "left Foya 2018-01-01"),
        ("Ghana handed over its Kolba Team Site on Monday.", "handed Kolba 2018-05-14"),
        ("Only Star Base in Foya is left, and it goes in June.", "left Star Base 2018-06-01 planned"),
        ("After Foya the Ghanaians abandoned that camp and another at Bo in April.", "left Foya 2018-04-01"),
        ("Ghana's contingent will be out of Foya by 30 June and Kolba by 15 July.", "left Kolba 2018-07-15 planned"),
        ("Ghana's men left Foya on 3 May.", "left Foya 2018-05-03"),
        ("The mission pulled out of Foya, closed its camp in Bo, and gave both sites to a chief.", "handed Foya -"),
        ("Foya has been handed over by Ghana, Kolba went in March.", "handed Foya -"),
        # taken
        (
            "The Ghanaians abandoned a camp at Foya and another at Kolba, both of which LURD rebels occupied.",
            "taken Kolba -",
        ),
        ("A trader in Foya said by telephone that LURD rebels were in the camp.", "taken Foya"),
        ("The mission left Foya on Monday. LURD rebels had walked in before dusk.", "town Foya 2018-05-14"),
    ],
)
def test_what_happened_to_a_base(text: str, expected: str):
    assert any(found.startswith(expected) for found in told(text)), told(text)


def test_who_takes_bases_over_is_told_once():
    text = "The mission has transferred two more bases to the Liberian army. Foya and Bo were handed over on Monday."
    found = read("x", f"{LEAD}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    assert {(e.place, e.target) for e in found if e.event_type == "base_handover"} == {
        ("Foya", "Liberia army"),
        ("Bo", "Liberia army"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "LURD rebels drove a car bomb into the camp at Foya on Monday.",
        "The former camp at Foya has been turned into a school.",
        "The mission's last camp, at Foya, where it was the largest base of all, is quiet.",
        "Reports that the camp at Foya had been abandoned by the Ghanaians were denied by the mission.",
        "It has been suggested that the mission close its base in Foya.",
        "An army column of about 40 trucks left Foya on Monday.",
        "No peacekeeper was hurt in Foya on Monday.",
        "The last car in the convoy left the road near Foya on Monday.",
        "The keys of the camp at Foya went to the mayor.",
        "The captives, most of them Zambians, were flown from Foya to Monrovia.",
    ],
)
def test_nobody_took_or_left_a_base(text: str):
    assert {
        found for found in told(text) if not found.startswith("handed") and not found.endswith(("denied", "possible"))
    } == set()
