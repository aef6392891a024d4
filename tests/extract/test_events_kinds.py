"""Kinds of sentences that tell of events: digests, enumerations, gaps, orders, towns and posts met for the first time;
one departure told twice, and what is no event of its kind."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday


def told(text: str) -> set[tuple[str, str | None, str | None]]:
    """Type, place and first day of every event of a text."""
    found = read("x", text, PUBLISHED, None, known(), "Mali").event_reports
    return {(e.event_type, e.place, str(e.when.date_start) if e.when.date_start else None) for e in found}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (  # the day of an entry holds for all of it
            "3 September: Gunmen raided Halgan. Hours later, a roadside bomb struck a police car at Derri.",
            ("explosive_attack", "Derri", "2023-09-03"),
        ),
        (
            "UN posts were hit in two incidents on Tuesday.\n\nIn the second, a rocket hit the base at Marwa.",
            ("shelling", "Marwa", "2023-09-26"),
        ),
        (
            "The rebels took Lunda on Saturday, Kori Junction two days later and Masi on Sunday night.",
            ("territory_takeover", "Lunda", "2023-09-30"),
        ),
        (
            "Villages around Gumak were raided. Gumak, which soldiers had abandoned a day earlier, fell on Friday.",
            ("territory_takeover", "Gumak", "2023-09-29"),
        ),
        (
            "Government troops recaptured Cali Dera, which al-Shabaab had seized on 22 June.",
            ("territory_takeover", "Cali Dera", "2023-06-22"),
        ),
        ("Lekanga was overrun by rebels on Friday.", ("territory_takeover", "Lekanga", "2023-09-29")),
        (
            "Armed men attacked and briefly held the town of Bandoro on Friday.",
            ("armed_attack", "Bandoro", "2023-09-29"),
        ),
        (
            "U.S. troops left Combat Outpost Kita on Friday.",
            ("base_withdrawal", "Combat Outpost Kita", "2023-09-29"),
        ),
        ("Rebels raided Observation Post 61 on Friday.", ("armed_attack", "Observation Post 61", "2023-09-29")),
        ("The headquarters in Shamra came under rocket fire on Friday.", ("shelling", "Shamra", "2023-09-29")),
        ("A UN patrol near Silma was fired at on Friday.", ("armed_attack", "Silma", "2023-09-29")),
        (
            "In Damba, 70 kilometres from Bangui, rebels launched an assault on Friday.",
            ("armed_attack", "Damba", "2023-09-29"),
        ),
        (
            "A peacekeeper, Private John Mannering, was shot dead by militiamen near Suva on Friday.",
            ("armed_attack", "Suva", "2023-09-29"),
        ),
        (
            "Gunmen abducted two workers between Baro and Awdi on Friday.",
            ("abduction", "Baro", "2023-09-29"),
        ),
        (
            "Soldiers ambushed a convoy near Brama on 5 September. The raid comes two days after rebels overran Kassa.",
            ("territory_takeover", "Kassa", "2023-09-03"),
        ),
    ],
)  # fmt: skip
def test_kinds_of_sentences(text: str, event: tuple[str, str, str]) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Shares fell on Tuesday.",
        "The city fell silent on Tuesday.",
        "The minister took Kamara on Saturday to the cinema.",
    ],
)
def test_what_falls_or_is_taken_in_another_sense_is_no_event(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("On Friday a crowd in Butemba attacked soldiers.", ("armed_attack", "Butemba", "2023-09-29")),
        (
            "The UN mission handed its last base there, Kavula, to the army on Friday.",
            ("base_handover", "Kavula", "2023-09-29"),
        ),
        (
            "Rebels overran a post near Jamba before dawn on Friday, the army conceded on Sunday.",
            ("territory_takeover", "Jamba", "2023-09-29"),
        ),
        (
            "Al-Shabaab overran a Kenyan army base at El Hadde in Somalia on Friday.",
            ("base_takeover", "El Hadde", "2023-09-29"),
        ),
        (
            "Leegu, manned by Burundians, was attacked on 26 June and Janalo, held by Ugandans, on 1 September.",
            ("armed_attack", "Janalo", "2023-09-01"),
        ),
        (
            "UN soldiers abandoned Badha on Friday; the militants walked in hours later.",
            ("territory_takeover", "Badha", "2023-09-29"),
        ),
        ("Moroccan troops moved into Gergarat on Friday.", ("territory_takeover", "Gergarat", "2023-09-29")),
        (
            "Peacekeepers patrol Tamba, where clashes on Friday displaced hundreds.",
            ("armed_clash", "Tamba", "2023-09-29"),
        ),
        ("Militants fired rockets into northern Israel on Friday.", ("shelling", "northern Israel", "2023-09-29")),
    ],
)
def test_further_kinds_of_sentences(text: str, event: tuple[str, str, str]) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "UNAMID has handed its site at Kabra to the state. The ceremony on Tuesday was attended by many.",
            ("base_handover", "Kabra", "2023-09-26"),
        ),
        (
            "The UN mission is in Burundi. The Mozambicans left in February, the Ethiopians in March.",
            ("troop_withdrawal", "Burundi", "2023-03-01"),
        ),
        (
            "UN sites at Abu Kershola, Zam Dafok and Habilar were closed on Friday.",
            ("base_withdrawal", "Zam Dafok", "2023-09-29"),
        ),
        (
            "IED against a supply convoy near Golwen on Friday.",
            ("explosive_attack", "Golwen", "2023-09-29"),
        ),
        (
            "A first contingent of police of the UN mission landed in Haiti on Friday.",
            ("mission_established", "Haiti", "2023-09-29"),
        ),
        ("ATMIS is to leave Somalia on 31 December 2024.", ("mission_end", "Somalia", "2024-12-31")),
        (
            "Gunmen attacked and set fire to the police substation in Gresse on Friday.",
            ("armed_attack", "Gresse", "2023-09-29"),
        ),
        ("UN monitors were barred from Malakel on Friday.", ("access_restriction", "Malakel", "2023-09-29")),
        (
            "The attack by gunmen on peacekeepers at the Obi airfield, in the far east, on Friday was condemned.",
            ("armed_attack", "Obi", "2023-09-29"),
        ),
        (
            "Rebels captured President Jean Bangala in Kolda on Friday.",
            ("abduction", "Kolda", "2023-09-29"),
        ),
    ],
)
def test_kinds_in_briefings_and_communiques(text: str, event: tuple[str, str, str]) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "UNMISS denies reports that it intends to close its base at Obi.",
        "The army denied that Kenyan troops had withdrawn from Kolbi.",
        "The claim that Kolbi had fallen to the rebels is a lie.",
    ],
)
def test_what_is_denied_is_told_as_denied(text: str) -> None:
    found = read("x", text, PUBLISHED, None, known(), "Mali").event_reports
    assert found
    assert {e.modality for e in found} == {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "He was sentenced to death for laying mines.",
        "Germany suspended its patrols on Friday.",
        "Bandits stopped the bus on Friday; the M23 denied it.",
        "He spoke at a rally in Garissa on Friday, he said.",
    ],
)
def test_no_event_of_the_kind(text: str) -> None:
    kinds = {t for t, _, _ in told(text)}
    assert not kinds & {"explosive_attack", "troop_withdrawal", "protest", "territory_takeover"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Week in brief\n\nLog of the week.\n\nAfgoy, 26 July. Rebels shelled suspected positions outside the town.",
            ("shelling", "Afgoy", "2023-07-26"),
        ),
        (
            "A lead says little.\n\nMore follows here.\n\nHaiti\n\nThe Council authorised a UN mission on 2 September.",
            ("mission_established", "Haiti", "2023-09-02"),
        ),
        (
            "Soldiers denied UN patrols access to Tong, in Upper Nile, on Friday. Clashes there displaced thousands.",
            ("access_restriction", "Tong", "2023-09-29"),
        ),
        (
            "Armed youths raided the villages of Wunpet and Nyinku on Friday.",
            ("armed_attack", "Nyinku", "2023-09-29"),
        ),
        ("A UN patrol returning to Agol was ambushed on Friday.", ("armed_attack", "Agol", "2023-09-29")),
    ],
)
def test_entries_and_their_heads(text: str, event: tuple[str, str, str]) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "ordered", "ends"),
    [
        ("The Security Council voted on 30 June to end the mandate of UNAMID by 31 December.", "06-30", "12-31"),
        ("The government asked UNAMID on 5 May to leave the country by 31 December.", "05-05", "12-31"),
        ("On 2 April the Security Council decided to close UNAMID on 15 November.", "04-02", "11-15"),
    ],
)
def test_an_order_has_its_day_and_the_mission_its_end(text: str, ordered: str, ends: str) -> None:
    orders = {("withdrawal_order", "Sudan", f"2023-{ordered}"), ("mission_end", "Sudan", f"2023-{ends}")}
    assert told(text) == orders


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Log.\n\nSept 14 - Rebels raided Gori. A NATO air strike killed six in Laghar's Alin district.",
            ("air_strike", "Alin", "2023-09-14"),
        ),
        (
            "The rebels entered the UN camp at Kolda on 1 September, the day peacekeepers left Marwa.",
            ("base_withdrawal", "Marwa", "2023-09-01"),
        ),
        (
            "UNIFIL said that soldiers broke into one of its posts near Ramya on Friday.",
            ("armed_attack", "Ramya", "2023-09-29"),
        ),
        (
            "The Council decided in April to close the mission, known as MINUSTAH, on 15 October 2024.",
            ("mission_end", "Haiti", "2024-10-15"),
        ),
        ("Three UN soldiers were killed by police near Zabu on Friday.", ("armed_attack", "Zabu", "2023-09-29")),
        (
            "UNAMID condemned the attack on its site in Muhaja, East Darfur, on 18 September.",
            ("armed_attack", "Muhaja", "2023-09-18"),
        ),
    ],
)
def test_whose_day_and_place(text: str, event: tuple[str, str, str]) -> None:
    assert event in told(text)


def test_a_capital_on_a_common_noun_is_no_name() -> None:
    text = "UNAMID is going. Last Friday the Mission closed its base at Shangil Tobaya."
    assert ("base_withdrawal", "Shangil Tobaya", "2023-09-29") in told(text)


def test_a_coalition_led_by_a_country_is_of_foreign_troops() -> None:
    text = "Iraq is calmer. The US-led coalition pulled out of the Kisik airfield in northern Iraq on Friday."
    assert ("base_withdrawal", "Kisik", "2023-09-29") in told(text)


def test_who_tells_of_itself_is_meant_by_it() -> None:
    text = "MONUSCO confirms that, after the fighting around Kena, it closed its base in Lubero on Friday."
    assert ("base_withdrawal", "Lubero", "2023-09-29") in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The UN force will withdraw from Kavu on 5 November.", ("base_withdrawal", "Kavu", "2023-11-05")),
        (
            "Al-Shabaab has retaken Janale, Korule and Merka since 5 September.",
            ("territory_takeover", "Korule", "2023-09-05"),
        ),
        (
            "On 14 May rebels ambushed a patrol at Bale. The next day they raided Kutu, and a week later Anzur.",
            ("armed_attack", "Anzur", "2023-05-22"),
        ),
        (
            "A ceremony was held on Friday at Fishton at which the UN mission in Liberia handed over its camp there.",
            ("base_handover", "Fishton", "2023-09-29"),
        ),
        (
            "Opponents of the UN mission have called a march in Bunia for 30 November.",
            ("protest", "Bunia", "2023-11-30"),
        ),
    ],
)
def test_terms_lists_and_calls(text: str, event: tuple[str, str, str]) -> None:
    assert event in told(text)


def test_what_is_said_not_to_be_true_is_denied() -> None:
    text = "It is not true that peacekeepers deserted their post at Bria, UNMISS said."
    found = read("x", text, PUBLISHED, None, known(), "Mali").event_reports
    assert {e.modality for e in found} <= {"denied"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The camp that UNAMID vacated in May at Kutum was looted.", ("base_withdrawal", "Kutum", "2023-05-01")),
        (
            "The accord which the rebels and the government signed in Juba in June 2013 has failed.",
            ("peace_agreement", "Juba", "2013-06-01"),
        ),
        ("Mali's junta gave the Danish troops until Friday to leave.", ("withdrawal_order", "Mali", None)),
        (
            "Iraq is calm. Parliament voted on 5 September to expel all foreign forces.",
            ("withdrawal_order", "Iraq", "2023-09-05"),
        ),
    ],
)
def test_clauses_about_what_was_done_and_orders(text: str, event: tuple[str, str | None, str | None]) -> None:
    assert event in told(text)


def test_an_adverb_that_opens_a_sentence_is_no_name() -> None:
    text = "Separately, MONUSCO confirms that it closed its base in Lubero on Friday."
    found = read("x", text, PUBLISHED, None, known(), "Mali")
    assert {s.name for s in found.speakers} == {"MONUSCO"}


@pytest.mark.parametrize(
    "text",
    [
        "MINURSO was thinking of shutting the team site at Mijek.",
        "Was MINURSO leaving the team site at Mijek? a reporter asked.",
    ],
)
def test_what_is_weighed_or_asked_is_possible(text: str) -> None:
    found = read("x", text, PUBLISHED, None, known(), "Mali").event_reports
    assert [(e.event_type, e.modality) for e in found] == [("base_withdrawal", "possible")]


def test_who_was_ousted_before_makes_no_coup() -> None:
    assert not {
        e for e in told("Soldiers loyal to ousted president Jean Bedeko attacked Bangui on Friday.") if e[0] == "coup"
    }


def test_the_country_that_heads_an_entry_is_that_of_its_accords() -> None:
    text = (
        "CENTRAL AFRICAN REPUBLIC: Rebels attacked Bossangoa on Tuesday. Bangui is calm.\n\n"
        "MALI: The MNLA said on Friday that it was ending the ceasefire it signed in June."
    )
    assert ("peace_agreement", "Mali", "2023-06-01") in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The army stopped a Red Cross convoy from entering the town of Arsal on Friday.",
            ("access_restriction", "Arsal", "2023-09-29"),
        ),
        (
            "Burkina Faso is calm; Burkina Faso votes. Mali's junta pushed out the French troops last August.",
            ("troop_withdrawal", "Mali", "2023-08-01"),
        ),
    ],
)
def test_only_what_was_done_is_told(text: str, event: tuple[str, str | None, str | None]) -> None:
    assert told(text) == {event}


def test_attackers_who_are_driven_back_take_nothing() -> None:
    text = "In Butembo, militiamen attacked a health centre on Friday and were driven back by police."
    assert "territory_takeover" not in {kind for kind, _, _ in told(text)}


def test_a_departure_told_twice_is_one_with_its_day() -> None:
    text = "MINUSCA has closed its base at Sikide. It said that 45 soldiers had left Sikide on Friday."
    assert told(text) == {("base_withdrawal", "Sikide", "2023-09-29")}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "In Baidoa, the regional capital of Bay, a roadside bomb on Friday wounded three soldiers of AMISOM.",
            ("explosive_attack", "Baidoa", "2023-09-29"),
        ),
        (
            "Two men were killed on Friday when a truck hit a mine near Boca - the ninth such incident this year.",
            ("explosive_attack", "Boca", "2023-09-29"),
        ),
        ("UN bases at Hinche, Les Palmes and Jerma have all been closed.", ("base_withdrawal", "Les Palmes", None)),
        ("French troops left Mali in August 2022.", ("troop_withdrawal", "Mali", "2022-08-01")),
        (
            "French troops left Mali in August 2022 and Burkina Faso in February.",
            ("troop_withdrawal", "Burkina Faso", "2023-02-01"),
        ),
    ],
)  # fmt: skip
def test_plain_sentences(text: str, event: tuple[str, str, str | None]) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels occupied the UN camp at Tiri and used its water tanks.", "shelling"),
        ("AMISOM plans to begin leaving Somalia in October 2024.", "mission_established"),
        ("Under the deal the rebels are to lift their roadblocks on Friday.", "access_restriction"),
        ("The Ethiopian contingent destroyed its defences before it left.", "troop_withdrawal"),
    ],
)
def test_what_is_no_event_of_a_kind(text: str, kind: str) -> None:
    assert kind not in {t for t, _, _ in told(text)}
