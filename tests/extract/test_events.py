"""Events: every type in the forms that news text gives it, what it is not, and who, when and where."""

from datetime import date

import pytest

from known import known
from pipeline.extract.claims import Event
from pipeline.extract.guards import GUARDS
from pipeline.extract.lexicon import load
from pipeline.extract.reader import read
from schemas.vocabulary import EVENT_TYPES

PUBLISHED = date(2023, 11, 3)  # a Friday


def events(text: str, published_on: date | None = PUBLISHED, here: str | None = None) -> list[Event]:
    return read("x", text, published_on, None, known(), "Mali", here).event_reports


def one(text: str, event_type: str) -> Event:
    found = [e for e in events(text) if e.event_type == event_type]
    assert len(found) == 1, [(e.event_type, e.place, e.rule) for e in events(text)]
    return found[0]


def types(text: str) -> set[str]:
    return {e.event_type for e in events(text)}


def facts(text: str) -> set[str]:
    return {e.event_type for e in events(text) if e.modality in ("asserted", "claimed")}


# ------------------------------------------------------------------------------------------------------- types
@pytest.mark.parametrize(
    ("event_type", "text"),
    [
        ("mission_established", "The Security Council established MINUSMA in April 2013."),
        ("mission_established", "Launched in 2013, MINUSMA has 15,000 troops."),
        ("mission_established", "MINUSMA has operated in Mali since 2013."),
        ("mission_established", "UNMIL began work in Liberia in October 2003."),
        ("withdrawal_order", "Mali's junta ordered MINUSMA to leave in June."),
        ("withdrawal_order", "The junta told the peacekeepers of MINUSMA to go."),
        ("withdrawal_order", "The government demanded the departure of MINUSMA last June."),
        ("withdrawal_order", "The Security Council voted on June 30 to end MINUSMA's mandate."),
        ("base_withdrawal", "U.N. peacekeepers left their base in Kidal on Tuesday."),
        ("base_withdrawal", "The base in Kidal was vacated by MINUSMA on Tuesday."),
        ("base_withdrawal", "MINUSMA's departure from Kidal took a day."),
        ("base_withdrawal", "MINUSMA pulled out of Tessalit."),
        ("base_withdrawal", "The U.N. camp at Ber was closed on 13 August."),
        ("base_handover", "MINUSMA handed over its camp in Mopti to the authorities on Thursday."),
        ("base_handover", "MINUSMA regrets that the transfer of the camp in Ansongo was rushed."),
        ("base_takeover", "Rebels seized the former U.N. base in Kidal on Tuesday."),
        ("base_takeover", "The MINUSMA base in Kidal is under rebel control."),
        ("base_takeover", "The former U.N. camp in Kidal is in the hands of the army."),
        ("territory_takeover", "M23 rebels captured the town of Sake on Wednesday."),
        ("territory_takeover", "The town of Sake fell to the M23 on Wednesday."),
        ("territory_takeover", "The army took control of Bourem at the weekend."),
        ("mission_end", "MINUSMA has until Dec. 31 to pack up."),
        ("mission_end", "The deadline for MINUSMA's withdrawal is December 31."),
        ("mission_end", "UNAMID ended its mandate on 31 December 2020."),
        ("troop_withdrawal", "France pulled its troops out of Mali in August 2022."),
        ("troop_withdrawal", "The last German soldiers flew home on Tuesday."),
        ("equipment_destruction", "Before leaving Kidal, the peacekeepers destroyed vehicles and ammunition."),
        ("looting", "Residents looted the camp in Kidal on Wednesday."),
        ("looting", "People made off with doors and cables from the U.N. camp in Aguelhok."),
        ("explosive_attack", "A roadside bomb hit a convoy near Ansongo on Monday."),
        ("explosive_attack", "Two peacekeepers were wounded when their vehicle ran over a mine near Ber."),
        ("explosive_attack", "A suicide bomber blew himself up at a checkpoint in Gao on Monday."),
        ("armed_attack", "Gunmen attacked an army post near Korioume on Sunday."),
        ("armed_attack", "A convoy was ambushed by armed men near Yei on Thursday."),
        ("armed_attack", "The patrol came under fire near Ber on Friday."),
        ("armed_attack", "Two men were shot dead by gunmen at Siby on Saturday."),
        ("armed_clash", "Fighting broke out between the army and rebels near Ber in August."),
        ("armed_clash", "Soldiers clashed with rebels outside Hudur on Monday."),
        ("air_strike", "Army drones struck Kidal on 7 November 2022."),
        ("air_strike", "An air strike on a market in Togoga killed dozens on Tuesday."),
        ("shelling", "Three mortar shells landed near the airport of Timbuktu on Saturday."),
        ("shelling", "Rebels fired rockets at the camp in Timbuktu on Saturday."),
        ("access_restriction", "Mali's junta denied flight clearance to MINUSMA convoys."),
        ("access_restriction", "The Malian authorities did not give the convoy flight clearance."),
        ("access_restriction", "JNIM has blockaded Timbuktu since August."),
        ("coup", "The junta, which seized power in 2020, is isolated."),
        ("coup", "Soldiers overthrew President Mohamed Bazoum in July."),
        ("uprising", "A Tuareg uprising shook northern Mali in 2012."),
        ("peace_agreement", "The government and the rebels signed a peace agreement in 2015."),
        ("agreement_breakdown", "The 2015 peace agreement collapsed in August."),
        ("agreement_breakdown", "Niger's junta tore up a military cooperation agreement on Tuesday."),
        ("protest", "Thousands of demonstrators marched in Bamako on Friday."),
        ("abduction", "Gunmen kidnapped two nuns near Kidal on Monday."),
        ("abduction", "Mali's junta detained 49 Ivorian soldiers at Bamako airport in July 2022."),
    ],
)
def test_each_type_in_its_forms(event_type: str, text: str) -> None:
    assert event_type in types(text), [(e.event_type, e.rule) for e in events(text)]


def test_every_type_of_the_vocabulary_has_a_frame_and_every_guard_exists() -> None:
    data = load("events")
    rows = data["verb"] + data["noun"]
    assert {row["type"] for row in rows} == set(EVENT_TYPES)
    assert {name for row in rows for name in row.get("needs", "").split()} <= set(GUARDS)


@pytest.mark.parametrize(
    "text",
    [
        "Ten workers were hurt when a boiler exploded at a chemical plant on Monday.",
        "Mali, 4-0 winners over South Sudan on Friday, attacked from the start.",
        "Firefighters have gained ground in their battle to contain wildfires.",
        "Russia expelled ten diplomats on Friday over the bombing of its consulate years ago.",
        "The summit ended with a trade agreement signed in Paris.",
        "The commander of the U.N. force in Cyprus will hand over to his successor in January.",
        "Two police officers arrested a man who tried to rob three banks.",
        "The phases of the moon were closed to discussion.",
    ],
)
def test_what_is_no_event_is_left_alone(text: str) -> None:
    assert facts(text) == set()


def test_a_base_taken_is_no_town_and_a_barracks_of_the_army_is() -> None:
    assert types("MINUSMA left on Tuesday. Rebels seized the U.N. camp in Kidal.") >= {"base_takeover"}
    assert "base_takeover" not in types("Rebels overran the army barracks in Bourem on Tuesday.")


def test_bases_without_a_name_make_no_event() -> None:
    assert types("MINUSMA has left eight of its 13 bases.") == set()


# ------------------------------------------------------------------------------------------------------- places
def places(text: str, event_type: str) -> list[str | None]:
    return [e.place for e in events(text) if e.event_type == event_type]


def test_a_list_of_places_gives_an_event_each() -> None:
    assert places("Kidal, Tessalit and Timbuktu were evacuated by MINUSMA.", "base_withdrawal") == [
        "Kidal",
        "Tessalit",
        "Timbuktu",
    ]
    assert places("MINUSMA will leave Ansongo, and then Mopti.", "base_withdrawal") == ["Ansongo", "Mopti"]


def test_a_verb_said_once_holds_for_each_place_and_day() -> None:
    text = (
        "The U.N. base at Ogossagou was closed on 3 August, the camp at Ber on 13 August "
        "and that at Goundam three days later."
    )
    got = {(e.place, str(e.when.date_start)) for e in events(text) if e.event_type == "base_withdrawal"}
    assert got == {("Ogossagou", "2023-08-03"), ("Ber", "2023-08-13"), ("Goundam", "2023-08-16")}


def test_the_camp_is_the_one_spoken_of() -> None:
    text = "MINUSMA left Aguelhok on Monday. Men of the CSP-PSD were inside the camp by evening."
    assert one(text, "base_takeover").place == "Aguelhok"


def test_state_level_events_have_the_country() -> None:
    assert one("Mali's junta ordered MINUSMA to leave.", "withdrawal_order").place == "Mali"
    assert one("Soldiers overthrew the president of Niger in July.", "coup").place == "Niger"


def test_a_speaker_s_town_is_no_place_of_the_event() -> None:
    assert (
        one("Seven bullets struck a vehicle of UNIFIL, a judicial source in Beirut said.", "armed_attack").place is None
    )


def test_here_is_the_town_of_the_dateline() -> None:
    found = events("On Saturday the U.N. mission handed its camp here to the prefect.", here="Ansongo")
    assert [(e.event_type, e.place) for e in found] == [("base_handover", "Ansongo")]


# -------------------------------------------------------------------------------------------------------- dates
def day(text: str, event_type: str) -> str:
    return str(one(text, event_type).when.date_start)


def test_each_clause_has_its_own_day() -> None:
    text = "Mali's junta, which seized power in 2020, ordered MINUSMA to leave in June."
    assert day(text, "coup") == "2020-01-01"
    assert day(text, "withdrawal_order") == "2023-06-01"


def test_the_day_of_speaking_is_not_the_day_of_the_deed() -> None:
    assert (
        one("The army said on Wednesday that it had attacked a rebel post near Ber.", "armed_attack").when.date_start
        is None
    )
    assert day("The army said late on Sunday that it was now in the U.N. camp at Ber.", "base_takeover") == "2023-10-29"


def test_days_reckoned_from_another() -> None:
    text = "The group seized a convoy on Aug. 28, a day after rebels overran the town of Quneitra."
    assert day(text, "territory_takeover") == "2023-08-27"


def test_two_years_of_a_plural_are_two_events() -> None:
    found = [e.when.date_start.year for e in events("Insecurity led to military coups in 2020 and 2021.")]
    assert found == [2020, 2021]


def test_what_lies_ahead_is_planned() -> None:
    found = one("MINUSMA has until Dec. 31 to pack up.", "mission_end")
    assert (found.modality, str(found.when.date_end)) == ("planned", "2023-12-31")


# ----------------------------------------------------------------------------------------------------- modality
@pytest.mark.parametrize(
    ("text", "event_type", "modality"),
    [
        ("MINUSMA will leave Ansongo in the coming weeks.", "base_withdrawal", "planned"),
        ("MINUSMA is due to evacuate its camp in Ansongo.", "base_withdrawal", "planned"),
        ("MINUSMA had planned to leave Kidal in mid-November.", "base_withdrawal", "planned"),
        ("If the base in Kidal falls into the rebels' hands, Bamako will protest.", "base_takeover", "possible"),
        ("Fighting could break out in Kidal.", "armed_clash", "possible"),
        ("Has MINUSMA left Kidal?", "base_withdrawal", "possible"),
        ("MINUSMA did not leave Kidal on Tuesday.", "base_withdrawal", "denied"),
        ("None of the camps in Kidal was handed over to the army by MINUSMA.", "base_handover", "denied"),
        ("Gunmen tried to storm the camp in Tessalit on Sunday.", "armed_attack", "asserted"),
        ("The army has no plan to leave, but MINUSMA has left Kidal.", "base_withdrawal", "asserted"),
    ],
)
def test_fact_plan_possibility_and_denial(text: str, event_type: str, modality: str) -> None:
    assert modality in {e.modality for e in events(text) if e.event_type == event_type}


# ------------------------------------------------------------------------------------------------------- actors
@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("Malian soldiers entered the town of Kidal on Tuesday.", "territory_takeover", "Mali army"),
        ("Chad's soldiers pulled out of Tessalit. MINUSMA is leaving Mali.", "base_withdrawal", "Chad"),
        ("MINUSMA said that it had left Kidal.", "base_withdrawal", "MINUSMA"),
        ("The last convoy of MINUSMA left Kidal on Tuesday.", "base_withdrawal", "MINUSMA"),
        ("Tuareg rebels seized the U.N. base in Kidal.", "base_takeover", "Tuareg rebels"),
        ("Fighters of the Islamic State attacked the village of Tamalat.", "armed_attack", "Islamic State"),
        ("MINUSMA's base in Kidal was vacated on Tuesday.", "base_withdrawal", "MINUSMA"),
    ],
)
def test_actors_by_canonical_name(text: str, event_type: str, actor: str) -> None:
    assert one(text, event_type).actor == actor


def test_a_pronoun_is_whom_it_stands_for() -> None:
    text = "MINUSMA deplored the attack. Kidal is quiet. In the coming weeks it will leave Ansongo."
    assert one(text, "base_withdrawal").actor == "MINUSMA"


def test_responsibility_goes_to_the_attack_told_before() -> None:
    text = "A roadside bomb hit a convoy near Ansongo on Monday.\n\nJNIM later claimed responsibility for the attack."
    found = one(text, "explosive_attack")
    assert (found.claimed_by, found.actor) == ("JNIM", "JNIM")


# ------------------------------------------------------------------------------------------------------- claims
def test_quotes_are_verbatim_and_numbers_run_in_reading_order() -> None:
    text = "MINUSMA left Kidal on Tuesday. Rebels seized the camp there hours later.\n\nFrance left Mali in 2022."
    found = events(text)
    assert [e.event_no for e in found] == list(range(len(found)))
    assert all(text[e.start : e.end] and e.start <= e.anchor < e.end for e in found)
    assert all(e.rule.startswith(f"event.{e.event_type}.") for e in found)


def test_a_verb_and_a_noun_of_one_happening_make_one_claim() -> None:
    assert len(events("Gunmen launched an attack on a church in Djibo on Sunday.")) == 1
