"""For whom a speaker speaks, by his office, his house and the words around his name. No text here is from the seeds."""

import pytest

from known import known
from pipeline.extract import attribution
from pipeline.extract.article import Article
from pipeline.extract.attribution.persons import role_in


def speaker(text):
    article = Article(text, known(), None, None, "Mali")
    (found,) = attribution.read(article).speakers()
    return found


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        # offices in capitals, before and after the name
        ("The Deputy Minister for Internal Security, Ali Farah, assured them of help.", "Ali Farah", "government"),
        ('"We stay," said Anita Gbo, the Officer-in-Charge.', "Anita Gbo", "un"),
        ("The Deputy Special Representative, Sam Ngcobo, hailed the police.", "Sam Ngcobo", "un"),
        ("ATMIS left. The Deputy Special Representative, Sam Ngcobo, hailed it.", "Sam Ngcobo", "international"),
        ("The UN Resident and Humanitarian Coordinator, Ines Prado, warned of hunger.", "Ines Prado", "un"),
        (
            "The African Union Commission chairperson, Musa Fakir, in a statement, said so.",
            "Musa Fakir",
            "international",
        ),
        ("Sudan's ambassador to the United Nations, Idris al-Haj, complained of it.", "Idris al-Haj", "international"),
        ("The former vice-president Solomon Bere said so.", "Solomon Bere", "government"),
        # who knows of it
        ("Three people familiar with the matter said so.", "Three people", "insider"),
        ("A person briefed on the plan said so.", "A person", "insider"),
        ("A person living by the road said so.", "A person", "local"),
        ("Parliament speaker Vita Kamba said so.", "Vita Kamba", "government"),
        # heads and officials are of the house that they head
        ("Marta Keller, the head of the mission, said so.", "Marta Keller", "un"),
        ("The head of the youth committee, Destin Mbika, said so.", "Destin Mbika", "local"),
        ("The provincial police chief, Karim Andar, said so.", "Karim Andar", "government"),
        ("Pierre Lou, director of the human rights group RNDDH, said so.", "Pierre Lou", "expert"),
        ("The health ministry spokesman, Ali Kone, said so.", "Ali Kone", "government"),
        ("The Deputy Spokesman, Farid Haq, told correspondents so.", "Farid Haq", "other"),
        ("An adviser to the governor of Mopti said so.", "An adviser to the governor of Mopti", "government"),
        ("Human rights officers documented 40 killings.", "Human rights officers", "un"),
        # sources
        ("A military source said so.", "A military source", "military"),
        ("A source close to the army said so.", "A source close to the army", "insider"),
        ("Diplomatic sources said so.", "Diplomatic sources", "international"),
    ],
)
def test_offices_tell_for_whom_somebody_speaks(text, name, sector):
    found = speaker(text)
    assert (found.name, found.sector) == (name, sector)


def test_a_body_known_by_its_initials_is_that_body():
    assert speaker("The interim security force there, known as UNISFA, reports that 27 people died.").name == "UNISFA"


def test_what_is_said_after_the_name_is_no_role():
    found = speaker("The chairman, Musa Fakir, in a statement issued on Sunday, deplored the deaths.")
    assert found.role == "chairman"


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Lebanon's caretaker prime minister, Najib Sala, said so.", "government"),
        ("Mr. Mbarga, who heads the customs service, said so.", "government"),
        ("Ann Kone, who runs the mission, said so.", "un"),
        ("Ann Kone, a retired customs officer, said so.", "government"),
        ("His aide came. The president's national security adviser, Ann Kone, said so.", "government"),
        ("Deputy Special Representative Ann Kone said so.", "un"),
        ("Ann Kone, a doctor at the headquarters of MINUSCA, said so.", "un"),
        ("Gang leader Izo Ba said so.", "armed_group"),
        ("Some of the displaced said so.", "local"),
        ("A person close to the talks said so.", "insider"),
    ],
)
def test_the_noun_that_counts_tells_the_sector(text, sector):
    assert speaker(text).sector == sector


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("The Head of Sector East, Mr.", "Head of Sector East"),
        ("the humanitarian coordinator there", "humanitarian coordinator"),
        ("a retired colonel who now runs a farm", "retired colonel"),
        ("Capt.", "Capt."),
        ("spokeswoman for the mission", "spokeswoman for the mission"),
    ],
)
def test_a_role_is_told_without_what_stands_around_it(words, role):
    assert role_in(words) == role
