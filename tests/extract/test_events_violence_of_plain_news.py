"""Violence in the ordinary sentences of news: joined verbs, crowds and what they want, tolls of years that are none."""

from collections import Counter
from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday
MISSION = "UNMISS is the United Nations mission in South Sudan."


def told(text: str) -> Counter[tuple[str, str | None, str, str]]:
    """How often each type of event is told at each place, on which day and in which modality."""
    found = read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return Counter((e.event_type, e.place, str(e.when.date_start), e.modality) for e in found)


FRIDAY = "2023-09-29"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Several hundred people gathered in Lokuru on Friday to cheer the governor.", "protest"),
        ("A crowd came out in Lokuru on Friday to call for the departure of the police.", "protest"),
        ("There was a march in Lokuru on Friday in memory of the dead.", "protest"),
        ("Three clerks were led away as hostages in Lokuru on Friday.", "abduction"),
        ("Forty Zambians drove into a roadblock near Lokuru on Friday and were made prisoner.", "abduction"),
        ("A pair of car bombs exploded at the gate of the barracks in Lokuru on Friday.", "explosive_attack"),
        ("Two clerks died on Friday after a rocket-propelled grenade struck their office in Lokuru.", "shelling"),
        ("Four bombs fired from the hills landed in a school at Lokuru on Friday.", "shelling"),
        ("Eleven herders died on Friday when a drone hit houses in Lokuru.", "air_strike"),
        ("The American military said that it had killed three men in a strike near Lokuru on Friday.", "air_strike"),
        ("Helicopters came after sunrise on Friday and fired on fighters at Lokuru.", "air_strike"),
        ("Bandits rode into Lokuru on Friday and cut down six farmers.", "armed_attack"),
        ("On Friday men in army uniform rounded up herders in Lokuru and executed ten of them.", "armed_attack"),
        ("The post at Lokuru had been attacked before, on 29 September.", "armed_attack"),
        ("Gunmen carrying rifles and machetes raided Lokuru on Friday.", "armed_attack"),
        ("A convoy carrying food and medicines was ambushed near Lokuru on Friday.", "armed_attack"),
        ("In Lokuru, to the south-west of the capital, three nuns were shot dead on Friday.", "armed_attack"),
        ("On Friday the army tried to retake Lokuru and failed.", "armed_attack"),
        ("Men with knives rushed the barracks in Lokuru on Friday.", "armed_attack"),
        ("A mob hacked three clerks to death in Lokuru on Friday.", "armed_attack"),
        ("Demonstrators in Lokuru set fire on Friday to part of an embassy.", "protest"),
        ("While the minister was in Lokuru, the rebels and their allies attacked his house on Friday.", "armed_attack"),
        ("Gunmen besieged a hotel in Lokuru on Friday.", "armed_attack"),
        ("Rebels attacked the post at Lokuru on Friday with home-made bombs.", "armed_attack"),
        ("A bomb buried beside a track near Lokuru killed a herder on Friday.", "explosive_attack"),
        ("A bomb that went off at the market of Lokuru on Friday left ten people dead.", "explosive_attack"),
        ("Soldiers and rebels have been in combat near Lokuru since Friday.", "armed_clash"),
        ("On Friday the army struck back from the air at Lokuru.", "air_strike"),
    ],
)
def test_violence_is_told_once(text: str, kind: str) -> None:

    assert told(text) == Counter([(kind, "Lokuru", FRIDAY, "asserted")])


def test_what_is_told_of_a_fight_is_no_plan() -> None:
    found = told(
        "Rebels took the camp at Lokuru. The army spoke on Friday of heavy fighting and promised details later."
    )
    assert ("armed_clash", "Lokuru", FRIDAY, "asserted") in found


def test_shooting_youths_are_no_demonstrators() -> None:
    found = told("Some 200 young men surrounded the camp at Lokuru on Friday and opened fire.")
    assert found == Counter([("armed_attack", "Lokuru", FRIDAY, "asserted")])


def test_each_toll_of_a_sentence_has_its_own_attack() -> None:
    found = told("A Kenyan was killed on 4 May near Lokuru, and five Indians died on 8 May in an ambush near Torit.")
    assert found == Counter(
        [
            ("armed_attack", "Lokuru", "2023-05-04", "asserted"),
            ("armed_attack", "Torit", "2023-05-08", "asserted"),
        ]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ten soldiers died in an ambush in the east of the country, the army said. "
            "The patrol was attacked near Lokuru on Friday.",
            [("armed_attack", "Lokuru", FRIDAY, "asserted")],
        ),
        (
            "Rebels stormed the camp at Lokuru early on Friday. Helicopters came after sunrise and fired on them.",
            [("armed_attack", "Lokuru", FRIDAY, "asserted"), ("air_strike", "Lokuru", FRIDAY, "asserted")],
        ),
        (
            "The base at Lokuru was attacked by rebels on Friday, and the fighting lasted for hours.",
            [("armed_attack", "Lokuru", FRIDAY, "asserted")],
        ),
        (
            "Rebels took Torit on Thursday. The army fought them at Lokuru on Friday.",
            [("territory_takeover", "Torit", "2023-09-28", "asserted"), ("armed_clash", "Lokuru", FRIDAY, "asserted")],
        ),
        (
            "Gunmen stormed a hotel in Lokuru on Friday. It took until Saturday, when the last of them was shot dead.",
            [("armed_attack", "Lokuru", FRIDAY, "asserted")],
        ),
        (
            "Seven people died in protests on Friday in the eastern towns of Lokuru and Torit.",
            [("protest", "Lokuru", FRIDAY, "asserted"), ("protest", "Torit", FRIDAY, "asserted")],
        ),
        (
            "Four Fijians were captured near Lokuru on Friday. The group said that it had detained the men as spies.",
            [("abduction", "Lokuru", FRIDAY, "asserted")],
        ),
        (
            "Among the dead are two nurses, who were shot at Lokuru, in the hills, on Friday.",
            [("armed_attack", "Lokuru", FRIDAY, "asserted")],
        ),
        (
            "Fighters captured Lokuru on Friday after a brief exchange of fire, and others entered Torit.",
            [
                ("territory_takeover", "Lokuru", FRIDAY, "asserted"),
                ("armed_clash", "Lokuru", FRIDAY, "asserted"),
                ("territory_takeover", "Torit", FRIDAY, "asserted"),
            ],
        ),
        (
            "On Friday men surrounded the Dinka quarter of Lokuru and shot everyone they found.",
            [("armed_attack", "Lokuru", FRIDAY, "asserted")],
        ),
        (
            "A station reported that rockets landed in Lokuru on Friday. That is untrue, the army said.",
            [("shelling", "Lokuru", FRIDAY, "denied")],
        ),
        (
            "On 19 September fighting in Torit claimed 32 lives, and a nurse was shot dead in Lokuru on Friday.",
            [("armed_clash", "Torit", "2023-09-19", "asserted"), ("armed_attack", "Lokuru", FRIDAY, "asserted")],
        ),
        (
            "Calm has returned to Lokuru after fighting between the army and rebels from 3 to 8 September.",
            [("armed_clash", "Lokuru", "2023-09-03", "asserted")],
        ),
    ],
)
def test_what_several_clauses_tell(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert set(told(text)) == set(expected)


@pytest.mark.parametrize(
    "text",
    [
        "The insurgency has killed more than 20,000 people since 2015.",
        "Gunmen have killed 300 people in Lokuru since January.",
        "Last year bandits killed 1,200 people in Lokuru.",
        "The drone hit list was drawn up in Lokuru on Friday.",
        "The camp at Lokuru has been attacked before.",
        "Drone strikes are now the army's main weapon in Lokuru.",
        "Mines have killed more herders than soldiers around Lokuru in the past two years.",
        "The mission may use force when civilians are attacked in Lokuru.",
        "The commander said that his men were ready to repel any attack on Lokuru.",
        "An exercise in which soldiers stormed a mock village ended in Lokuru on Friday.",
        "The group is fighting to overthrow the government in Juba.",
    ],
)
def test_no_single_event(text: str) -> None:
    assert not told(text)
