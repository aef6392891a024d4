"""Events of other missions, told in the manner of other outlets: sentences and what they must yield."""

from datetime import date

import pytest

from known import known
from pipeline.extract.claims import Event
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday


def events(text: str) -> list[Event]:
    return read("x", text, PUBLISHED, None, known(), "Mali").event_reports


def told(text: str) -> set[tuple[str, str | None, str | None, str]]:
    """Type, place, first day and modality of every event of a text."""
    return {
        (e.event_type, e.place, str(e.when.date_start) if e.when.date_start else None, e.modality) for e in events(text)
    }


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Heavy fighting was reported on Tuesday around Mushaki, 40 km west of Goma.",
            ("armed_clash", "Mushaki", "2023-09-26", "asserted"),
        ),
        (
            "UNMISS on Friday strongly condemned an attack by armed men near Yei.",
            ("armed_attack", "Yei", None, "asserted"),
        ),
        (
            "A patrol was ambushed.\n\nThe attack happened on Tuesday in Pont-Sonde.",
            ("armed_attack", "Pont-Sonde", "2023-09-26", "asserted"),
        ),
        (
            "Gunmen shot dead a teacher in Lashkar Gah as he walked home on Sunday.",
            ("armed_attack", "Lashkar Gah", "2023-10-01", "asserted"),
        ),
        (
            "Commandos secured the airport at Dili on Thursday, hours after nine policemen were shot dead by soldiers.",
            ("armed_attack", "Dili", "2023-09-28", "asserted"),
        ),
        (
            "Sankoh was seen in Freetown on 17 May, nine days after his guards shot into a crowd.",
            ("armed_attack", "Freetown", "2023-05-08", "asserted"),
        ),
        (
            "13 May: A shell struck a house in Abu Shouk camp in Darfur.",
            ("shelling", "Abu Shouk", "2023-05-13", "asserted"),
        ),
        (
            "15 May: Armed men on camels raided Umm Ushush village west of El Fasher.",
            ("armed_attack", "Umm Ushush", "2023-05-15", "asserted"),
        ),
        (
            "In February, two soldiers were killed when a mortar bomb hit their base near Sake.",
            ("shelling", "Sake", "2023-02-01", "asserted"),
        ),
        (
            "El Geneina fell to the RSF in June 2023, Nyala on 26 August and Zalingei five days later.",
            ("territory_takeover", "Zalingei", "2023-08-31", "asserted"),
        ),
        (
            "M23, which the United Nations says is backed by Rwanda, overran Bunagana on the border in June 2022.",
            ("territory_takeover", "Bunagana", "2022-06-01", "asserted"),
        ),
        (
            "On 8 June, government soldiers at a checkpoint outside Bentiu held six peacekeepers for several hours.",
            ("abduction", "Bentiu", "2023-06-08", "asserted"),
        ),
        (
            "On 8 June, government soldiers at a checkpoint outside Bentiu refused to let a patrol pass.",
            ("access_restriction", "Bentiu", "2023-06-08", "asserted"),
        ),
        (
            "Asked about Niger, where the presidential guard seized power on 26 July, the spokesman had no news.",
            ("coup", "Niger", "2023-07-26", "asserted"),
        ),
        (
            "UNMIL was created in 2003, after Mr. Taylor went into exile in Nigeria and the parties signed an accord.",
            ("mission_established", "Liberia", "2003-01-01", "asserted"),
        ),
        (
            "MINUSTAH is in Haiti. The mission, authorised by the Security Council in April 2004, has gone quiet.",
            ("mission_established", "Haiti", "2004-04-01", "asserted"),
        ),
        ("ATMIS replaced AMISOM on 1 April 2022.", ("mission_established", "Somalia", "2022-04-01", "asserted")),
        (
            "MONUSCO has bases at Baraka and Uvira, which the mission says will be closed by 30 November.",
            ("base_withdrawal", "Uvira", "2023-11-30", "planned"),
        ),
        (
            "They sang in Zwedru on Tuesday as the last peacekeepers of UNMIL turned over their camp to the army.",
            ("base_handover", "Zwedru", "2023-09-26", "asserted"),
        ),
        (
            "Israeli soldiers seized an observation post of UNIFIL at Hula on Sunday.",
            ("base_takeover", "Hula", "2023-10-01", "asserted"),
        ),
        (
            "The optimists point to Mahas, where clan militia beat off three assaults last year.",
            ("armed_attack", "Mahas", "2022-01-01", "asserted"),
        ),
        (
            "Gangs shot at a plane over Port-au-Prince on Sunday.",
            ("armed_attack", "Port-au-Prince", "2023-10-01", "asserted"),
        ),
    ],
)
def test_told(text: str, event: tuple[str, str | None, str | None, str]) -> None:
    found = told(text)
    assert event in found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In response to our urgent protest, the army denied any activity at Ras Naqoura.", "protest"),
        ("Protesters in Zvecan attacked them on Monday with bottles and stun grenades.", "explosive_attack"),
        ("On 13 October tanks entered a village near Ramyah, destroying the main gate.", "shelling"),
        (
            "They claimed responsibility for the bombing in Jalalabad but not for the other attacks.",
            "armed_attack",
        ),
        ("Government troops pulled back from the village of Jamlah in Syria on Monday.", "base_withdrawal"),
        ("NATO bombed Serbia in 1999 to drive Serb forces out of the province.", "base_withdrawal"),
        ("On 17 September ATMIS handed Bio Cadale, a base held by Burundian troops, to the army.", "base_takeover"),
        ("French soldiers took over Abidjan's airport on Sunday from UNOCI.", "base_takeover"),
        ('"Nobody fired at them," said a trader.', "armed_attack"),
        ("Last May the bridge was closed by floods.", "access_restriction"),
        ("China strongly urges the country to remove sanctions on its firms.", "withdrawal_order"),
        ("Rebels captured Jean Bosco on Monday.", "territory_takeover"),
    ],
)
def test_not_told(text: str, kind: str) -> None:
    assert kind not in {e.event_type for e in events(text)}


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        (
            "Troops of the Somali National Army captured the town of Bardhere on Friday.",
            "territory_takeover",
            "Somalia army",
        ),
        (
            "UNDOF watches Syria and Syrian posts. Canada and Japan have already withdrawn.",
            "troop_withdrawal",
            "Canada",
        ),
        (
            "M23 fighters seized the town of Rubaya on Monday.",
            "territory_takeover",
            "M23",
        ),
    ],
)
def test_actor(text: str, kind: str, actor: str) -> None:
    assert actor in {e.actor for e in events(text) if e.event_type == kind}


def test_senders_of_troops_are_not_the_country() -> None:
    text = (
        "French troops left their base at Faya-Largeau in Chad on Thursday. French jets followed. "
        "N'Djamena tore up its defence accord with Paris a month ago."
    )
    assert {e.place for e in events(text) if e.event_type == "agreement_breakdown"} == {"Chad"}


def test_a_capital_that_acts_is_no_place() -> None:
    text = (
        "Niger's army took over a camp outside Agadez on Sunday.\n\nOn 16 March the officers tore up the accord with "
        "Washington and demanded that its troops leave. They seized power last year."
    )
    assert {e.place for e in events(text) if e.event_type in ("coup", "withdrawal_order")} <= {"Niger"}


def test_those_who_go_home_leave_where_the_article_is_from() -> None:
    text = "Niger's army has taken most of its battalion home since July because of floods."
    found = read("x", text, PUBLISHED, None, known(), None, "Monrovia").event_reports
    assert {e.place for e in found if e.event_type == "troop_withdrawal"} == {"Liberia"}
