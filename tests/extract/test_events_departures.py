"""Orders to leave, missions that begin and end, contingents that go home, roads that are shut, in everyday words."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2018, 5, 16)  # a Wednesday
LEAD = "UNMIL is the United Nations mission in Liberia. Ghana and Nepal sent soldiers. The LURD rebels fight the army."


def told(text: str) -> set[tuple[str, str, str | None]]:
    """Type, modality and first day of every event of a sentence that follows one about the mission."""
    found = read("x", f"{LEAD}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return {
        (
            e.event_type,
            "real" if e.modality in ("asserted", "claimed") else e.modality,
            e.when.date_start and e.when.date_start.isoformat(),
        )
        for e in found
        if e.start > len(LEAD)
    }


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The president told the Council in March that she would not renew her consent.", "2018-03-01"),
        ("The Council on 3 April set the end of the year as the limit for the mission.", "2018-04-03"),
        ("In February the government gave the mission a month to go.", "2018-02-01"),
        ("Monrovia asked the Security Council in March to bring forward the departure of the mission.", "2018-03-01"),
        ("Lawmakers voted on Monday to send the peacekeepers home.", "2018-05-14"),
        ("The mission was ordered out by the government in March.", "2018-03-01"),
        ("The Council adopted a resolution on 3 April that brings the mission to an end.", "2018-04-03"),
    ],
)
def test_orders_to_leave(text: str, event: str):
    assert ("withdrawal_order", "real", event) in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The mission, which opened in October 2003, shuts for good on 30 June.", ("planned", "2018-06-30")),
        ("The mission will cease operations on 30 June.", ("planned", "2018-06-30")),
        ("UNMIL's last day will be 30 June.", ("planned", "2018-06-30")),
        ("The deadline for the mission's departure is 30 June.", ("planned", "2018-06-30")),
        ("The mission must be gone by 30 June.", ("planned", "2018-06-30")),
        ("The mission completed its mandate on 30 March.", ("real", "2018-03-30")),
        ("The bloc terminated its mission on 30 March.", ("real", "2018-03-30")),
    ],
)
def test_missions_that_end(text: str, event: tuple[str, str]):
    assert ("mission_end", *event) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "UNMIL has watched over the ceasefire since October 2003.",
        "The mission dates from October 2003.",
        "The blue helmets arrived in October 2003.",
        "The mission took over from West African troops in October 2003.",
    ],
)
def test_missions_that_begin(text: str):
    assert ("mission_established", "real", "2003-10-01") in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Sixty Ghanaian soldiers landed in Accra on Monday.", ("real", "2018-05-14")),
        ("The last plane with Nepalese soldiers took off from Monrovia on Monday.", ("real", "2018-05-14")),
        ("The first convoy, nine trucks with Ghanaians, crossed into Ivory Coast on Monday.", ("real", "2018-05-14")),
        ("A chartered plane brought 90 Nepalese soldiers home on Monday.", ("real", "2018-05-14")),
        ("Ghana sent 300 men in January and took half of them home in March.", ("real", "2018-03-01")),
        ("The last Ghanaian soldier left Liberian soil on Monday.", ("real", "2018-05-14")),
        ("France ended its military presence in Liberia on Monday.", ("real", "2018-05-14")),
        ("The minister said that all Ghanaians would be back before 30 June.", ("planned", "2018-06-30")),
        ("Ghana's soldiers went home on Monday. Nepal is to follow by 30 June.", ("planned", "2018-06-30")),
    ],
)
def test_contingents_that_go_home(text: str, event: tuple[str, str]):
    assert ("troop_withdrawal", *event) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Foya airstrip has been closed to humanitarian flights by order of the prefect.",
        "Gunmen levy a tax on every boat that passes Foya.",
        "The rebels let no lorries through to the town.",
        "No food gets into the town.",
        "The town of Foya has been under siege since March.",
        "Traders said the last road out, to Foya, was cut on Sunday.",
        "Residents barred the way of a UNMIL patrol with their cars on Monday.",
        "The mission has been waiting for flight clearances for two weeks.",
    ],
)
def test_ways_that_are_shut(text: str):
    assert {e[0] for e in told(text)} == {"access_restriction"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The rebels walked into Foya, a town in the north, on Monday.", "territory_takeover"),
        ("The town of Foya is back in government hands.", "territory_takeover"),
        ("The army cleared Foya of rebels on Monday.", "territory_takeover"),
        ("The army pulled out of Foya on Monday and the rebels walked back in.", "territory_takeover"),
        ("The rebels no longer consider themselves bound by the ceasefire.", "agreement_breakdown"),
        ("The two sides agreed on Monday to lay down their arms.", "peace_agreement"),
        ("Soldiers said on Monday that they had dissolved the government.", "coup"),
        ("Crowds gathered outside the camp on Monday and chanted slogans against the mission.", "protest"),
        ("A crowd broke into the camp and left with chairs.", "looting"),
        ("The peacekeepers burned what they could not take with them.", "equipment_destruction"),
    ],
)
def test_other_turns(text: str, event: str):
    assert event in {e[0] for e in told(text) if e[1] == "real"}


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council on Friday extended the mandate of the mission for another year.",
        "The Council set the end of the year as the limit for the report.",
        "The mayor asked the traders on Monday to leave the market.",
        "The trade mission ended on Friday with a dinner.",
        "The mission has been under fire since March.",
        "It was one of the worst attacks on the mission since March.",
        "Nepalese soldiers landed in Monrovia on Monday to reinforce the mission.",
        "The wounded Ghanaian soldiers were flown home on Monday.",
        "Ghana's players flew home on Monday after the match.",
        "The road to Foya was closed on Monday because of a landslide.",
        "The army left Foya on Monday. Traders moved in the same evening.",
        "Foya remained in the hands of the army.",
        "The party lost the north in the vote on Monday.",
        "Ghana has no plans to withdraw its soldiers.",
    ],
)
def test_nothing_of_the_kind(text: str):
    kinds = {"withdrawal_order", "mission_end", "mission_established", "troop_withdrawal", "access_restriction"}
    assert not {e for e in told(text) if e[0] in kinds | {"territory_takeover"} and e[1] in ("real", "planned")}


def test_a_contingent_that_went_home_did_not_leave_each_base() -> None:
    text = "UNMIL is leaving Liberia. The Ghanaians flew home in May. The bases in Foya and Harper were closed in 2016."
    found = read("x", text, date(2018, 6, 1), None, known(), None).event_reports
    assert {e.actor for e in found if e.event_type == "base_withdrawal"} == {"UNMIL"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The mandate ended on 31 March, ten years after the war.", ("mission_end", "real", "2018-03-31")),
        ("On 30 June the mandate lapses.", ("mission_end", "planned", "2018-06-30")),
        ("The mission, created in September 2003, closes on 30 June.", ("mission_end", "planned", "2018-06-30")),
        ("It closed its doors on 30 March.", ("mission_end", "real", "2018-03-30")),
        ("UNMIL, told by the government last June to wind up, has gone.", ("withdrawal_order", "real", "2017-06-01")),
        ("The last Nepalese soldiers boarded a plane on Friday.", ("troop_withdrawal", "real", "2018-05-11")),
        ("The last 150 soldiers flew out on Friday.", ("troop_withdrawal", "real", "2018-05-11")),
        ("The Ghanaians were the first to leave, in March.", ("troop_withdrawal", "real", "2018-03-01")),
        (
            "It has been weaker since 2016, when Nepal took its battalion away.",
            ("troop_withdrawal", "real", "2016-01-01"),
        ),
        ("The mandate ran out on the last day of the year.", ("mission_end", "real", "2017-12-31")),
        ("The last of its people should be gone by July.", ("troop_withdrawal", "planned", "2018-07-01")),
        (
            "UNMIL has 9,000 men and women in uniform, of whom 900 must leave by 30 June.",
            ("troop_withdrawal", "planned", "2018-06-30"),
        ),
        (
            "A European Union monitoring mission has patrolled the border since October 2008.",
            ("mission_established", "real", "2008-10-01"),
        ),
        (
            "There is a UN mission, UNMIL, created in September 2003 to help.",
            ("mission_established", "real", "2003-09-01"),
        ),
        ("ECOMIG entered Gambia in January 2017.", ("mission_established", "real", "2017-01-01")),
        (
            "Nepal's soldiers left Foya on Monday and formally turned the post over to the police.",
            ("base_handover", "real", "2018-05-14"),
        ),
        ("By Monday his followers had also taken Foya.", ("territory_takeover", "real", "2018-05-14")),
        ("The mission, UNMIL, ends tomorrow.", ("mission_end", "planned", "2018-05-17")),
        ("Ghanaian and Liberian troops entered Foya on Monday.", ("territory_takeover", "real", "2018-05-14")),
        (
            "The bloc brought the mission to an end on 30 March.",
            ("mission_end", "real", "2018-03-30"),
        ),
        (
            "Rebels overran the UN camp at Foya on Sunday. The survivors were flown out on Monday.",
            ("base_withdrawal", "real", "2018-05-14"),
        ),
        (
            "UNMIL left its camp at Foya on Monday. We handed Zwedru over on Tuesday.",
            ("base_handover", "real", "2018-05-15"),
        ),
        ("Foya was left on Monday.", ("base_withdrawal", "real", "2018-05-14")),
        ("All Nepalese troops have to be out by 30 June.", ("troop_withdrawal", "planned", "2018-06-30")),
        ("The mission left the Kola gas plant, near Foya, on Monday.", ("base_withdrawal", "real", "2018-05-14")),
        ("The mission left Foya, Zwedru and Harper on Monday. Rebels hold all three.", ("base_takeover", "real", None)),
        ("The United Nations no longer has anybody in Foya.", ("base_withdrawal", "real", None)),
        ("The mission postponed its departure from Foya until July.", ("base_withdrawal", "planned", "2018-07-01")),
        (
            "The police took over the camp at Foya from the Ghanaians on Monday.",
            ("base_handover", "real", "2018-05-14"),
        ),
        ("Another police mission, MINUJUSTH, began work on Monday.", ("mission_established", "real", "2018-05-14")),
    ],
)
def test_ends_and_departures_in_plain_words(text: str, event: tuple[str, str, str]):
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The president's mandate ended on 31 March and he refused to go.",
        "Two weeks after the mandate expired, on 16 April, gunmen attacked Foya.",
        "UNMIL, established in 2003 to complete the work of another mission, is shrinking.",
        "The army captured 200 Nepalese, the last of whom came home in March.",
    ],
)
def test_no_end_and_no_departure(text: str):
    assert not {e for e in told(text) if e[0] in ("mission_end", "troop_withdrawal") and e[2]}


@pytest.mark.parametrize(
    "text",
    [
        "Four of them did not come home alive.",
        "Together they are home to about 1,100 of the peacekeepers.",
        "The minister is thinking about better protection and not about going home.",
        "Accra is flying in 600 men from Ghana.",
        "The mission would send home only non-essential staff.",
        "Planes bombed Foya, held by the rebels since the failed coup.",
        "There is no news of the nurse, Anna Weiss, who was taken from her home in May.",
        "The mission leaves its base only under escort.",
        "The mission said that no base would close before the end of next year.",
        "The camp at Foya has a lease until 2044 and nobody has asked it to close.",
    ],
)
def test_none_leaves_and_nothing_is_taken(text: str):
    assert not {e for e in told(text) if e[0] in ("troop_withdrawal", "territory_takeover", "base_withdrawal")}
