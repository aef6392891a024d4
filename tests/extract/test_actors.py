"""Who did it, by role, nation or office; who gives and who gets; whose guns they were; how firmly it is told."""

from datetime import date

import pytest

from known import known
from pipeline.extract.claims import Event
from pipeline.extract.reader import read

PUBLISHED = date(2019, 8, 14)  # a Wednesday


def events(text: str, kind: str) -> list[Event]:
    found = read("x", text, PUBLISHED, None, known(), None).event_reports
    return [e for e in found if e.event_type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        # by what they are called
        ("Jihadists attacked a convoy of lorries near Dori on Sunday.", "armed_attack", "Jihadists"),
        ("Al-Shabaab holds Bakool. On Monday the jihadists attacked Hudur.", "armed_attack", "al-Shabaab"),
        ("Guinea's coup leaders ordered the UN mission out of the country.", "withdrawal_order", "Guinea junta"),
        ("The air force of Chad bombed a column near Faya on Monday.", "air_strike", "Chad army"),
        ("The French air force bombed a column near Faya, in Chad, on Monday.", "air_strike", "France"),
        ("The American military carried out an air strike near Jilib in Somalia.", "air_strike", "United States"),
        ("In El Geneina residents looted the UNAMID camp on Sunday.", "looting", "residents"),
        ("The gunmen ambushed a bus near Gedeb, in Ethiopia, on Tuesday.", "armed_attack", "gunmen"),
        ("Since Friday 40 peacekeepers have been in the hands of the Taliban.", "abduction", "Taliban"),
        (
            "Hundreds of men from the Red Hawks coalition looted the UNMIL camp in Harper on Sunday.",
            "looting",
            "Red Hawks",
        ),
        ("Chad cancelled its defence agreement with France on 28 November 2018.", "agreement_breakdown", "Chad"),
        # who gives and who gets
        (
            "In Liberia the police received the keys of the camp at Harper from the Nigerian contingent of UNMIL.",
            "base_handover",
            "Nigeria",
        ),
        ("The Liberian army formally received the UNMIL base at Zwedru on Friday.", "base_handover", "UNMIL"),
        # whose guns
        ("Shells fired from positions of the Taliban hit a clinic in Sangin on Friday.", "shelling", "Taliban"),
        (
            "Jean Bakoma, a spokesman for the Seleka, said on Monday that his fighters had captured Bria.",
            "territory_takeover",
            "Séléka",
        ),
        ("An attack on Obo in which Seleka rebels killed nine people shocked Bria.", "armed_attack", "Séléka"),
        (
            "A suicide bomber killed four soldiers in Tagab, an attack for which the Taliban took responsibility.",
            "explosive_attack",
            "Taliban",
        ),
        # who has a say
        ("In Liberia the foreign minister told the Council that UNMIL must go.", "withdrawal_order", "Liberia gov"),
        ("In Niger, the putschists ordered the French troops out in August 2023.", "withdrawal_order", "Niger junta"),
        # past where it was, or in what comes after it
        (
            "UNMIL condemned the attack on a post in Tapeta (Nimba county), by suspected LURD elements.",
            "armed_attack",
            "LURD",
        ),
        ("A drone launched by Hezbollah hit an army camp near Safed in Israel.", "air_strike", "Hezbollah"),
        (
            "Ugandan troops came under attack on 1 April in Marka, where al-Shabaab set off two car bombs.",
            "armed_attack",
            "al-Shabaab",
        ),
        ("In Liberia UNMIL was set up by the Security Council in 2003.", "mission_established", "UNMIL"),
        ("Niger's junta, in power since a coup in July 2023, wants new partners.", "coup", "Niger junta"),
        (
            "The camp in Harper was given back on Monday by Ada Kor, head of UNMIL. It was time, she said.",
            "base_handover",
            "UNMIL",
        ),
        # whoever has an office
        (
            "Prime Minister Dan Eshel has called on the United Nations to move UNIFIL out of south Lebanon.",
            "withdrawal_order",
            "Dan Eshel",
        ),
        ("UNIFIL accused Israeli troops of firing at its headquarters in Naqoura last week.", "armed_attack", "Israel"),
        (
            "Government soldiers have for two weeks stopped UN patrols from leaving their camp in Yei, in South Sudan.",
            "access_restriction",
            "South Sudan army",
        ),
        # whoever is meant though not named beside it
        ("UNMIL will close its base at Foya on 31 May; that of Kolba closed on 30 April.", "base_withdrawal", "UNMIL"),
        ("In its first years UNMIL fought pitched battles with gangs in Harper.", "armed_clash", "UNMIL"),
        ("That led Britain to send paratroopers, who secured Lungi on 8 May 2000.", "territory_takeover", "United K"),
        ("The joint UN-AU mission, UNAMID, closed on 31 December 2020.", "mission_end", "UNAMID"),
        ("Niger's junta pushed out the French in December.", "troop_withdrawal", "France"),
        ("UNMIL is winding up. The last 404 soldiers flew home on Friday.", "troop_withdrawal", "UNMIL"),
        ("The al-Qaeda affiliate JNIM attacked Sevare on 4 May.", "armed_attack", "JNIM"),
        (
            "French soldiers have left Ayorou and Ouallam in Niger. The French army has no other base there. Tabarey, "
            "nearer the frontier, was evacuated a week later.",
            "base_withdrawal",
            "France",
        ),
        ("In Liberia soldiers shot at demonstrators in Harper on Monday.", "armed_attack", "Liberia army"),
        (
            "Nigeriens cheered. The generals who had seized power ordered the French troops out in August.",
            "withdrawal_order",
            "Niger",
        ),
        ("Almost 6,000 UNAMID soldiers had been repatriated by 30 June 2018.", "troop_withdrawal", "UNAMID"),
        ("A truce was signed in Doha on 19 April between Chad and rebels of the FACT.", "peace_agreement", "FACT"),
        # who is blamed
        ("An attack blamed on CODECO killed nine people near Bunia on 4 May.", "armed_attack", "CODECO"),
        ("Nine died near Bunia on 4 May in an attack attributed to CODECO militiamen.", "armed_attack", "CODECO"),
        ("CODECO is accused of the attack on a mining camp near Bunia on 4 May.", "armed_attack", "CODECO"),
        ("The army blamed CODECO for an attack on Bunia on 4 May.", "armed_attack", "CODECO"),
        ("The army in Congo denied claims by the M23 that it had captured Sake.", "territory_takeover", "M23"),
        # whose the guns, the camps and the men are
        ("An al-Shabaab suicide bomber blew himself up in Baidoa on 4 May.", "explosive_attack", "al-Shabaab"),
        ("Planes of the Sudanese air force bombed Zamzam on Tuesday.", "air_strike", "Sudan army"),
        ("Iran-aligned militiamen attacked Ain Issa on Sunday.", "armed_attack", "Iran-aligned militiamen"),
        ("The ADF is at large. On Sunday the Islamist group attacked Beni.", "armed_attack", "ADF"),
        ("Israel struck the town of Blida, in Lebanon, on Friday.", "air_strike", "Israel"),
        (
            "Israeli soldiers shelled Houla on Monday. On Tuesday a tank fired at a tower of the UN force in Maroun.",
            "shelling",
            "Israel",
        ),
        ("The army of Liberia lost Ganta. Government jets bombed a market in Harper.", "air_strike", "Liberia army"),
        ("An attack by suspected Sudanese armed elements near Birao killed one.", "armed_attack", "suspected Sud"),
        ("Monrovia's army captured Ganta in June 2003.", "territory_takeover", "Liberia army"),
        (
            "UNMIL is to leave Liberia. The camps at Harper and Zwedru were shut last month. In Greenville, where the "
            "Ghanaian battalion boarded its plane on 4 April, the yard has passed to the police.",
            "base_withdrawal",
            "UNMIL",
        ),
        ("The Nusra Front held Quneitra. The group had seized six men on 4 May.", "abduction", "Nusra"),
        ("Gunmen attacked Kati in Mali on 4 May; JNIM said on Monday that it had done it.", "armed_attack", "JNIM"),
        ("JNIM has lost ground in Mali. On 4 May its men ambushed a convoy near Kati.", "armed_attack", "JNIM"),
        ("A raid near Kati in Mali on 4 May, claimed by JNIM, left nine dead.", "armed_attack", "JNIM"),
        ("JNIM took Kati in Mali on 4 May. Eleven guards were captured.", "abduction", "JNIM"),
        # columns, bombers and letters do nothing of themselves
        (
            "French troops are leaving Niger. A column of French army trucks left their base at Ayorou on 6 May.",
            "base_withdrawal",
            "France",
        ),
        ("The US bombers that took off on 2 May struck a camp near Jilib, in Somalia.", "air_strike", "United States"),
        (
            "In Chad a letter from the foreign minister put an end to the defence agreement.",
            "agreement_breakdown",
            "Chad gov",
        ),
        ("In Kouki the UPC went into the attack on camps of the army on Monday.", "armed_attack", "UPC"),
        # whose plan, who is meant by several, who is only described
        (
            "The Council took note of the plan of UNMIL and of UNMIL's plan to hand over its camp in Harper in May.",
            "base_handover",
            "UNMIL",
        ),
        ("Burkina Faso gave the French soldiers a month, and they left Kaya on 4 May.", "base_withdrawal", "France"),
        ("Mali fears Ali Kone, a former student who took up arms in May 2018.", "uprising", "Ali Kone"),
        ("Under a deal signed with the M23 on 28 May, the army left Goma.", "peace_agreement", "M23"),
        # whose departure is asked for
        ("Monrovia, which had long wanted UNMIL gone, requested its exit in June 2016.", "withdrawal_order", "Liberia"),
    ],
)  # fmt: skip
def test_who_acts(text, kind, actor):
    found = [e.actor for e in events(text, kind)]
    assert found and (found[0] or "").startswith(actor), found


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("There is no truth in reports that Zwedru fell to the rebels on Saturday.", "territory_takeover", "denied"),
        ("He denied local media reports that UNMIL had abandoned its base at Zwedru.", "base_withdrawal", "denied"),
        ("She rejected the charge and said the army had shelled Harper on Monday.", "shelling", "asserted"),
        ("Harper should be handed over before the end of September by UNMIL.", "base_handover", "planned"),
        ("Reports that the base at Harper had been handed over by UNMIL were denied.", "base_handover", "denied"),
        (
            "UNMIL and the police discussed an agreement on the handover of its base in Harper.",
            "base_handover",
            "planned",
        ),
        ("No such protest took place in Harper, the police said.", "protest", "denied"),
        ("UNMIL rebuts claims that it has left Harper.", "base_withdrawal", "denied"),
        ("The rebels said they had nothing to do with the attack on Harper on 4 May.", "armed_attack", "claimed"),
    ],
)
def test_how_firmly_it_is_told(text, kind, modality):
    assert [e.modality for e in events(text, kind)] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "\"We are nobody's puppets,\" shot back the rebels' lawyer, Aru Bimba.",
        "A bomber killed four in Tagab in Afghanistan on Monday, an attack that the Taliban claimed.",
    ],
)
def test_what_is_no_further_attack(text):
    assert events(text, "armed_attack") == []


def test_who_says_that_it_did_it_claims_it():
    [attack] = events(
        "A bomb killed six in Kati, in Mali, on 4 May. JNIM said that it had done it.", "explosive_attack"
    )
    assert attack.claimed_by == "JNIM"


def test_who_is_kept_from_leaving_does_not_deny_it():
    assert events("Soldiers stopped the UNMIL patrols from leaving their camp in Zwedru.", "base_withdrawal") == []


def test_who_gets_a_base_is_its_target():
    [handover] = events("The Liberian police received the base at Harper from UNMIL on Friday.", "base_handover")
    assert (handover.actor, handover.target) == ("UNMIL", "Liberia police")


def test_who_left_one_base_is_not_the_one_who_took_it_over():
    text = (
        "French troops left Faya in Chad on 2 May and the Chadian army took over the camp. "
        "The base at Ati followed on 9 May."
    )
    assert [e.actor for e in events(text, "base_withdrawal") if e.place == "Ati"] == ["France"]


def test_the_mission_is_the_one_of_the_place():
    text = "UNMIL is fine, UNMIL says.\n\nMINUSCA was next.\n\nThe mission left its base in Bria on 4 May."
    assert [e.actor for e in events(text, "base_withdrawal")] == ["MINUSCA"]


def test_who_leaves_where_nobody_says_so_is_told_of_most():
    text = (
        "The last Danish soldiers to serve in Liberia landed at Aalborg on Monday. Danish units first went there with "
        "UNMIL in 2003. The Danish flag had been lowered in May. The base at Harper was handed over on 2 July."
    )
    assert [e.actor for e in events(text, "base_handover")] == ["Denmark"]


def test_nations_of_a_mission_do_not_leave_its_bases():
    text = (
        "UNMIL has 900 soldiers, says the mission. Its peacekeepers came from Denmark. The UN lost two Danish "
        "soldiers in May. The base at Harper was handed over on 2 July."
    )
    assert [e.actor for e in events(text, "base_handover")] == ["UNMIL"]


def test_whoever_leads_a_mission_is_no_part_of_its_name():
    [begun] = events(
        "The Kenya-led Multinational Security Support Mission began to deploy in Haiti on 25 June 2019.",
        "mission_established",
    )
    assert begun.actor == "Multinational Security Support Mission"
