"""What kind of furniture a line is, and which lines that look like it are text."""

import pytest

from pipeline.ingest.furniture import is_bare_caption, kind_of, phrases_in, without_sign_off


def kind(line: str) -> str | None:
    low = line.casefold()
    return kind_of(line, phrases_in(low, set(low.split())))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Read: Mali junta carries out air strikes", "link"),
        ("READ MORE: Poppy appeal launched at the library", "link"),
        ("Read also - Ten things to know", "link"),
        ("Related: Ten things to know about the city", "link"),
        ("Also in this section: Goma water shortage enters third week", "link"),
        ("Listen again: the 7 p.m. bulletin | Frequencies", "link"),
        ("Related stories", "link"),
        ("Share this article: Facebook | X | WhatsApp", "tags"),
        ("Facebook | Twitter | WhatsApp", "menu"),
        ("Home > Africa > Mali", "menu"),
        ("top of page", "menu"),
        ("Forward this email · Unsubscribe · © WAMB", "menu"),
        ("14 comments", "menu"),
        ("Grey Facebook Icon", "appeal"),
        ("Follow The Outlet for more updates:", "appeal"),
        ("Sign up for our daily newsletter.", "appeal"),
        ("Tags: Mali, Minusma | Comments (14)", "tags"),
        ("Filed under: Peacekeeping, Rwanda", "tags"),
        ("© 2023 Some Outlet. All rights reserved", "legal"),
        ("Copyright 2016 The Outlet. This material may not be published, broadcast, rewritten.", "legal"),
        ("Reporting by Jane Doe in Gao; Editing by John Roe", "credit"),
        ("(Reporting by Wire staff in Bamako and Dakar)", "credit"),
        ("Additional reporting by Jane Doe", "credit"),
        ("Associated Press writer Jane Doe in Dakar contributed to this report.", "credit"),
        ("(FRANCE 24 with AFP)", "credit"),
        ("Source: Xinhua", "credit"),
        ("Media contacts: Public Information Office, Bamako", "contact"),
        ("dessables@example.org", "contact"),
        ("Advertisement", "ad"),
        ("- ADVERTISEMENT -", "ad"),
        ("FILE PHOTO: Peacekeepers outside Ber, October 27, 2018. Mission handout", "caption"),
        ("PICTURED: Troops on patrol. Photo: supplied", "caption"),
        ("Soldiers patrolling a desert in Mali. PHOTO | AFP", "caption"),
        ("A drone is readied at Camp Castor on 8 March 2021. Photo: archive", "caption"),
        ("Malian soldiers patrol near Kidal [File: Some Name/AFP]", "caption"),
        ("Three people were shot at a home. (WFSB photo)", "caption"),
        ("A convoy near Gao. Picture taken February 16, 2017. MINUSMA/Some Name via REUTERS/File Photo", "caption"),
        ("Image source, AFP", "caption"),
        ("In this file photo, rebels walk through Gao in May 2012.", "caption"),
        ("In this Saturday, May 3, 2014 photo, a man walks past a tank.", "caption"),
        ("This handout picture shows peacekeepers near Naqoura.", "caption"),
    ],
)
def test_furniture(line, expected):
    assert kind(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Reports from Kidal said that 14 civilians had been killed.",
        "Read out on television, the statement gave no figures.",
        "Follow-up strikes killed two more people, the army said.",
        "Like the other bases, Kidal had an airstrip.",
        "Photos posted on social media appeared to show locals loading trucks.",
        "Pictures of the camp were shared on Facebook, Twitter and WhatsApp.",
        "A photo taken by a satellite showed smoke above the camp.",
        "The camp is empty. Images taken on 3 May by a satellite show lorries at the gate and smoke above the tents.",
        "Share prices fell after the coup, traders said on Monday.",
        "Home to 13,000 people, the town fell on Tuesday.",
        "The generators were powered by diesel that never arrived.",
        '"They left ten minutes ago," he said.',
        "“Stay with us,” the soldiers were told.",
        "A spokesman told Agence France-Presse (AFP).",
        "It fought the militants of ISIL/Daesh.",
        "The mission gave no comment. The army, contacted by AFP, did not answer.",
        "Contact was lost with the convoy near Anefis on Friday.",
        "Most people in the town sleep outdoors.",
        "Video of the raid shows men in uniform.",
        "AMBUSH NEAR PARA. The spokesperson confirmed that seven peacekeepers were killed.",
        "What happened",
        "CIVILIANS",
    ],
)
def test_text(line):
    assert kind(line) is None


def test_bare_caption():
    assert is_bare_caption("UN vehicles at Kigali airport, 9 August 1994.")
    assert is_bare_caption("Peacekeepers pull a vehicle from Gao to Kidal, Mali February 17, 2017.")
    assert not is_bare_caption("The base was closed on 9 August 1994.")
    assert not is_bare_caption("Peacekeepers left for Gao on Tuesday.")


@pytest.mark.parametrize(
    ("line", "text", "credit"),
    [
        (
            "He said no. (Reporting by Jane Doe; editing by John Roe)",
            "He said no.",
            "Reporting by Jane Doe; editing by John Roe",
        ),
        ("It gave no details. (AFP)", "It gave no details.", "AFP"),
        ("It gave no details. Enditem", "It gave no details.", "Enditem"),
        ("The group (JNIM) said so.", "The group (JNIM) said so.", None),
        ("He spoke to Agence France-Presse (AFP).", "He spoke to Agence France-Presse (AFP).", None),
    ],
)
def test_sign_off(line, text, credit):
    assert without_sign_off(line) == (text, credit)
