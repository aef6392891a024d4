"""Who says what, over kinds of sentence and whole articles in different styles. No text here is from the seeds."""

import tomllib
from pathlib import Path

import pytest

from known import known
from pipeline.extract import attribution
from pipeline.extract.article import Article
from pipeline.extract.attribution.quotes import Quotations


def hear(text, publisher=None):
    article = Article(text, known(), None, publisher, "Mali")
    return attribution.read(article)


def names(text, publisher=None):
    return [s.name for s in hear(text, publisher).speakers()]


# ---------------------------------------------------------------------------------------------------- kinds of sentence
@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # said, told, inverted, split
        ("The mission left Kitchanga on Friday, UNMISS said.", ["UNMISS"]),
        ('"We saw nothing," said Abdou Kone, a driver.', ["Abdou Kone"]),
        ('"We heard shots," a baker told Reuters by phone. "Then it was quiet."', ["a baker"]),
        ("The camp, Colonel Ali Diarra added, was empty.", ["Ali Diarra"]),
        ("Before leaving, she said, they burned the tents.", []),
        # according to, in the view of, by the account of
        ("According to OCHA, some 300 families have fled.", ["OCHA"]),
        ("Nine people died, according to two officers at the base.", ["two officers at the base"]),
        ("MONUSCO left early. By its own account it destroyed nothing.", ["MONUSCO"]),
        ("By the army's account five people were killed in Mali.", ["Mali army"]),
        # any verb of communication
        ("UNIFIL condemned the attack and expressed its condolences.", ["UNIFIL"]),
        ("France accused Russia of spreading lies.", ["France"]),
        ("JNIM claimed responsibility for the ambush.", ["JNIM"]),
        ("The attack was claimed by JNIM.", ["JNIM"]),
        ("The World Food Programme warned of hunger.", ["World Food Programme"]),
        ("Amnesty International put the toll at 36.", ["Amnesty International"]),
        ("The UN counted 23 bodies.", ["United Nations"]),
        ("Paris called it a mistake.", ["France"]),
        ("Germany announced that its soldiers would leave.", ["Germany"]),
        ("MINUSMA closed the road, saying it was mined.", ["MINUSMA"]),
        ("A minister was quoted as saying that nothing was lost.", ["A minister"]),
        ("Le Monde quoted a diplomat as saying that talks had failed.", ["a diplomat"]),
        # several who speak, past what describes the first
        ("Men fled to Nyala, Darfur, medics at the camp and witnesses have said.", ["medics at the camp", "witnesses"]),
        ("A nurse at the clinic and a trader said so.", ["A nurse at the clinic", "a trader"]),
        ("A group of U.N. experts said so.", ["A group of U.N. experts"]),
        ("Our colleagues at UNICEF tell us that schools are shut.", ["UNICEF"]),
        # clauses far from their verb, verbs in asides, ellipsis
        ("M23 charged on its Telegram account that the army had fired.", ["M23"]),
        ("A trader, a father of six, said he saw the men leave.", ["A trader"]),
        ("The minister, Ali Baiki, acknowledged security challenges.", ["Ali Baiki"]),
        ("More than 50,000 have left the town, OCHA estimates.", ["OCHA"]),
        ("France condemned the raid, as did Germany.", ["France", "Germany"]),
        ("UNIFIL said it was calm. So did a mayor.", ["UNIFIL", "a mayor"]),
        ("A charge repeated last week by UNMISS.", ["UNMISS"]),
        ("Shots were fired, an AFP journalist saw.", ["an AFP journalist"]),
        ("The Secretary-General is deeply concerned by the fighting.", ["UN Secretary-General"]),
        ("Violence fell, its director, Luc Vidal, announced.", ["Luc Vidal"]),
        ('"We grieve," its chairman, Paul Lam, wrote in a book opened on Monday.', ["Paul Lam"]),
        ("Men woke one morning, an elder recalled when I met him, to find it empty.", ["an elder"]),
        ("The mayor, Amos Wol, shot back that it was a lie.", ["Amos Wol"]),
        ("Claims by exile groups that men were sent home are false.", ["exile groups"]),
        ("State radio said a bridge was hit, citing two officers.", ["State radio", "two officers"]),
        ("Ann Lopo, who runs the Centre for Peace, or CFP, said so.", ["Ann Lopo"]),
        ("UNMISS calls on all to keep calm. UNMISS wishes to state that it stays.", ["UNMISS"]),
        ("I spoke to a teacher in Sake. He told me that boys had died.", ["a teacher in Sake"]),
        ("PRESENTER: Good evening. He told me that.", []),
        ("Ann Lopo, a trader in Fizi, said the men numbered about thirty.", ["Ann Lopo"]),
        ("He went out to meet elders who said that war was over.", ["elders"]),
        ("Ann Lopo, 43, whose son was killed in 1999, fears that they will come back.", ["Ann Lopo"]),
        ("Makolo qualified the claim as ridiculous.", ["Makolo"]),
        ("The army chief, General Sam Kone, appeared on television to appeal for calm.", ["Sam Kone"]),
        ('They have, in the words of one driver, "finally gone in".', ["one driver"]),
        ("The crowd, where, according to the police, two men died, has gone.", ["police"]),
        ('Ann Lopo, of Crisis Group, sees a war of attrition ahead. Ann Lopo sees "a long war".', ["Ann Lopo"]),
        ("A clerk, who fears for her job, said staff learned of it late.", ["A clerk"]),
        ("Elders, who met the commander, Don Kone, on Monday, insisted that none was armed.", ["Elders"]),
        ("They did, replies the mission's spokesman in Bunia, Luc Okala: a patrol came.", ["Luc Okala"]),
        ("Sixty died, a figure given by prosecutor Luc Okala.", ["Luc Okala"]),
        ('For the spokesman, Luc Okala, "nothing can justify the attack".', ["Luc Okala"]),
        ("Ann Lopo met him. According to her, they shot the driver.", ["Ann Lopo"]),
        ('"Why now?" asked Ann Lopo. "I have children," explains this mother of three.', ["Ann Lopo"]),
        ("The head of the peoples' office, Ann Lopo, agreed.", ["Ann Lopo"]),
        ('Ann Lopo, the envoy, disagreed: "That was long ago."', ["Ann Lopo"]),
        ("Superintendent Ann Lopo used the occasion to appeal for calm.", ["Ann Lopo"]),
        ("The general sent us to the embassy, which did not comment.", ["embassy"]),
        (
            "Peru's foreign ministry, in a long reply, said Chad's statement distorts reality.",
            ["Peru's foreign ministry"],
        ),
        ("Its acting spokesman, Luc Okala, pointed out that patrols would go on.", ["Luc Okala"]),
        ('"It is over," declared Peru\'s defence minister, Luc Okala, at the base.', ["Luc Okala"]),
        ("Mogadishu wrote to the Council asking for a pause of three months.", ["Somalia"]),
        ("Ann Lopo fled. Her husband stayed behind. She said she had no news.", ["Ann Lopo"]),
        ("The al-Qaida-linked JNIM said so.", ["JNIM"]),
        # documents, pictures, broadcasts
        ("Photos posted on Facebook showed men in the camp.", ["Photos posted on Facebook"]),
        ("Hospital registers listed 14 dead.", ["Hospital registers"]),
        ("On Monday state television showed the governor of Gao in Mali.", ["Mali's state television"]),
        ("A UNMISS statement said that the road was open.", ["UNMISS"]),
        # no comment
        ("Officials in Manila declined to comment.", ["Philippines"]),
        ("The army did not respond to requests for comment in Mali.", ["Mali army"]),
        ("A spokesman for the ministry could not be reached.", ["A spokesman for the ministry"]),
        ("There was no immediate comment from UNISFA.", ["UNISFA"]),
        ("Calls to the embassy went unanswered.", ["embassy"]),
        ("Neither UNMISS nor M23 responded to questions.", ["UNMISS", "M23"]),
        ("A colonel hung up when called.", ["A colonel"]),
        ("M23 will not be drawn.", ["M23"]),
        ("The State Department had no comment Thursday.", ["State Department"]),
        # nobody speaks here
        ("No group has claimed responsibility.", []),
        ("The government ordered the mission to leave.", []),
        ("The junta told the mission to go.", []),
        ("He asked not to be named.", []),
        ("The attack claimed 14 lives.", []),
        ("The figures tell a story.", []),
        ("If the mission says so, we will go.", []),
        ("The mission will announce a date soon.", []),
        ("The council called its soldiers home.", []),
        ("Rebels want the mission to stay.", []),
        ("Germany will stay, provided that Kabul asks for it.", []),
        ("A row has broken out over who told whom to go.", []),
        ("Men who claimed to want peace came.", []),
        ("The Humanitarian Aid Commission has denied aid flights to the east.", []),
        ("The government declared a state of emergency.", []),
        ("Soldiers stopped the convoy, denying it passage.", []),
        ("Residents are worried. Aid workers fear hunger.", []),
        ("Neither UNMISS nor M23 gave a figure.", []),
    ],
)
def test_who_is_cited(text, speakers):
    assert names(text) == speakers


@pytest.mark.parametrize(
    ("text", "name", "kind", "sector", "named"),
    [
        ("A nurse at a clinic said it was calm.", "A nurse at a clinic", "person", "local", False),
        ("Residents of Ber said it was calm.", "Residents of Ber", "group", "local", False),
        ("Security analysts said war was near.", "Security analysts", "group", "expert", False),
        ("A Western diplomat said war was near.", "A Western diplomat", "person", "international", False),
        ("Two sources close to the talks said so.", "Two sources close to the talks", "group", "insider", False),
        ("A UNIFIL officer said it was calm.", "A UNIFIL officer", "person", "un", False),
        ("An army spokesman said it was calm.", "An army spokesman", "person", "military", False),
        ("A spokesman for JNIM said it was calm.", "A spokesman for JNIM", "person", "armed_group", False),
        ("Dr. Awa Ba, a surgeon, said it was calm.", "Awa Ba", "person", "local", True),
        ("Lt. Gen. Sam Okiding said it was calm.", "Sam Okiding", "person", "military", True),
        ("Defence Minister Ana Cruz said it was calm.", "Ana Cruz", "person", "government", True),
        ("The Secretary-General deplored the attack.", "UN Secretary-General", "person", "un", True),
        (
            "The French defence ministry said so in Mali, Mali.",
            "French defence ministry",
            "organisation",
            "international",
            True,
        ),
        ("A group calling itself Dawn of Sahel said so.", "Dawn of Sahel", "organisation", "other", True),
        ("U.N. spokesman Luis del Prado said so.", "Luis del Prado", "person", "un", True),
        ("County Superintendent Amos Weah said so.", "Amos Weah", "person", "government", True),
        ("The army chief of staff General Ali Daoud said so.", "Ali Daoud", "person", "military", True),
        (
            "The Collectif pour la Paix, an advocacy group, said so.",
            "Collectif pour la Paix",
            "organisation",
            "other",
            True,
        ),
        ("Bill Roggio said so.", "Bill Roggio", "person", "local", True),
        (
            "The Special Representative and Chief Mediator Ali Ibn Said said so.",
            "Ali Ibn Said",
            "person",
            "international",
            True,
        ),
        ("A nurse, Fadimata walet Ahmadou, said so.", "Fadimata walet Ahmadou", "person", "local", True),
        ("The opposition group, the SLFP, said so.", "SLFP", "organisation", "other", True),
        ("The Lebanese Red Cross said so.", "Lebanese Red Cross", "organisation", "other", True),
        (
            "The Abyei special administration said so.",
            "Abyei special administration",
            "organisation",
            "government",
            True,
        ),
        ("The US military said so.", "US military", "organisation", "military", True),
        ("The two armies said so.", "two armies", "organisation", "military", False),
        ("A joint statement by the Quartet condemned the raid.", "Quartet", "organisation", "other", True),
    ],
)
def test_speakers_are_classed(text, name, kind, sector, named):
    (speaker,) = hear(text).speakers()
    assert (speaker.name, speaker.kind, speaker.sector, speaker.named) == (name, kind, sector, named)


def test_a_spokesperson_is_a_person_of_whom_they_speak_for():
    (speaker,) = hear("Guy Fontaine, a spokesman for MONUSCO, said the camp was closed.").speakers()
    assert (speaker.name, speaker.sector, speaker.affiliation) == ("Guy Fontaine", "un", "MONUSCO")
    assert "spokesman" in speaker.role


# ---------------------------------------------------------------------------------------------------- short forms
@pytest.mark.parametrize(
    "later",
    [
        '"Nothing is left," Ndiaye said.',
        '"Nothing is left," she said.',
        '"Nothing is left," the mayor said.',
        '"Nothing is left," the woman said.',
        "Nothing was left, Ms. Ndiaye added.",
        '"Nothing is left."',
    ],
)
def test_a_short_form_is_the_speaker_named_before(later):
    assert names(f"Awa Ndiaye, mayor of the town, said the troops had gone. {later}") == ["Awa Ndiaye"]


def test_it_is_the_body_spoken_of():
    assert names("UNDOF left the post at dawn. It said that nobody was hurt.") == ["UNDOF"]


def test_the_group_is_the_body_named_last():
    text = "Human Rights Watch said 40 had died. The group put the number of wounded at 100."
    assert names(text) == ["Human Rights Watch"]


def test_another_body_of_the_same_kind_is_another_speaker():
    text = "The Peruvian foreign ministry said it knew nothing. The health ministry put the toll at five."
    assert names(text) == ["Peruvian foreign ministry", "health ministry"]


def test_one_of_them_is_the_group_cited_before():
    text = 'Two aid workers said that many were hurt. "Most are children," one of them said.'
    assert names(text) == ["Two aid workers"]


def test_the_mission_is_the_one_of_the_paragraph():
    text = (
        "LEBANON. UNIFIL said that shots were fired; UNIFIL recorded 20.\n\n"
        "SOUTH SUDAN. The UN peacekeeping mission reports that a village was burned down."
    )
    assert names(text) == ["UNIFIL", "UNMISS"]


def test_its_spokesman_speaks_for_the_body_before():
    text = "M23 rejected the report. Its deputy spokesman, Col. Sam Gati, said soldiers had fired first."
    assert [s.sector for s in hear(text).speakers()] == ["armed_group", "armed_group"]


def test_a_government_is_one_source_under_all_its_names():
    text = "Burkina Faso's military government said it was calm in Burkina Faso. The government denied the rest."
    assert names(text) == ["Burkina Faso junta"]


def test_a_title_after_the_name_in_full_is_the_same_person():
    text = (
        'The Special Representative in Mali, Ann Lopo, condemned it. "I am appalled," said the Special Representative.'
    )
    assert names(text) == ["Ann Lopo"]


def test_a_mayor_is_nobody_told_of_without_that_office():
    assert names("Nzacko was empty. According to the mayor, men looted the clinic.") == ["mayor"]


def test_his_group_is_his_own_voice():
    text = "Ann Lopo said her group had confirmed nine deaths."
    assert names(text) == ["Ann Lopo"]


def test_a_priest_by_his_first_name():
    text = "Father Pierre Rahi rang the bells. Eight families have left, reckons Father Pierre."
    assert names(text) == ["Pierre Rahi"]


def test_a_title_told_before_the_name_is_the_same_person():
    text = (
        "The base has been given up, the province's military governor told reporters.\n\n"
        "A few staff remain, General Luc Mbuyi said."
    )
    assert names(text) == ["Luc Mbuyi"]


def test_the_subject_beside_a_pronoun_in_an_aside_is_not_the_speaker():
    text = "Maria Achan sells tea. Her son was among the dead, she said."
    assert names(text) == ["Maria Achan"]


# ---------------------------------------------------------------------------------------------------- rows
def test_a_row_tells_the_words_the_medium_and_the_recipient():
    (row,) = hear("Jean Alam told Reuters in a statement on Monday that staff were safe.").citations
    assert (row.cue, row.recipient, row.medium) == ("told", "Reuters", "statement")
    assert row.attribution.startswith("Jean Alam told")
    assert not row.direct


def test_stances():
    rows = hear("Hezbollah denied any part in it. Israel declined to comment. UNIFIL confirmed it.").citations
    assert [r.stance for r in rows] == ["denial", "no_comment", "statement"]


def test_interested_parties_claim():
    rows = hear("M23 said it had taken Goma. UNICEF said 30 children were hurt.").citations
    assert [r.modality for r in rows] == ["claimed", "asserted"]


def test_several_statements_of_a_sentence_are_several_rows_with_their_own_clause():
    text = "UNIFIL said one man was hurt; Hezbollah said that two had died."
    one, two = hear(text).citations
    assert text[one.start : one.end] == "UNIFIL said one man was hurt"
    assert text[two.start : two.end] == "Hezbollah said that two had died."


def test_publishers_do_not_cite_themselves():
    assert names("AFP reported on Monday that the camp was empty.", "AFP") == []


# ---------------------------------------------------------------------------------------------------- voices
def voice(text, words):
    speech = hear(text)
    found = speech.voice_at(text.index(words))
    by_key = {s.key: s.name for s in speech.speakers()}
    return by_key.get(found.speaker), found.modality


@pytest.mark.parametrize(
    ("text", "words", "speaker", "modality"),
    [
        ("The camp was attacked. UNMISS said nine soldiers died.", "attacked", None, "asserted"),
        ("The camp was attacked. UNMISS said nine soldiers died.", "died", "UNMISS", "asserted"),
        ("Nine soldiers died, UNMISS said.", "died", "UNMISS", "asserted"),
        ("Nine soldiers died, according to M23.", "died", "M23", "claimed"),
        ("UNMISS denied that its men had fired.", "fired", "UNMISS", "denied"),
        ('"They came at dawn. They burned the huts," said Ann Lopo.', "came", "Ann Lopo", "asserted"),
        ('"They came at dawn," said Ann Lopo. "They burned the huts."', "burned", "Ann Lopo", "asserted"),
        ('Ann Lopo was there. "They burned the huts to the ground."', "burned", "Ann Lopo", "asserted"),
        ("UNMISS said one man was hurt; M23 said two died.", "hurt", "UNMISS", "asserted"),
        ("UNMISS said one man was hurt; M23 said two died.", "died", "M23", "claimed"),
        ("M23 has denied flights to Goma, UNMISS tells us.", "flights", "UNMISS", "asserted"),
        ("The mayor went on: shots were fired, he told the radio.", "fired", "mayor", "asserted"),
        ("In the camp where, according to M23, nine men died, it is calm.", "died", "M23", "claimed"),
        ("Earlier in the day, said Ann Lopo, a patrol was stoned.", "stoned", "Ann Lopo", "asserted"),
        ("Israel's military said Hezbollah had fired the rockets.", "fired", "Israeli military", "claimed"),
        ('It is a lie, according to Ann Lopo. "The first car came at noon."', "came", "Ann Lopo", "asserted"),
    ],
)
def test_a_claim_inherits_its_speaker(text, words, speaker, modality):
    assert voice(text, words) == (speaker, modality)


# ---------------------------------------------------------------------------------------------------- quotation marks
@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('He said: "We left. It was hard." Then "ok".', ['"We left. It was hard."', '"ok"']),
        ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
        ("‘We can’t go,’ he said of the rebels’ camp.", ["‘We can’t go,’"]),
        ("'We won't go,' he said. The rebels' camp stood.", ["'We won't go,'"]),
        ('"First.\n\n"Second," he said.', ['"First.\n\n"Second,"']),
        ('"Left open\n\nNext paragraph.', ['"Left open']),
        ("It was the soldiers' camp in the '90s.", []),
    ],
)
def test_quotation_marks(text, quotations):
    assert [text[q.start : q.end] for q in Quotations(text).spans] == quotations


# ---------------------------------------------------------------------------------------------------- whole articles
ARTICLES = tomllib.loads((Path(__file__).parent / "cited.toml").read_text(encoding="utf-8"))["article"]


@pytest.mark.parametrize("article", ARTICLES, ids=[a["text"].strip()[:40] for a in ARTICLES])
def test_whom_an_article_cites(article):
    assert names(article["text"].strip()) == article["cited"]


@pytest.mark.parametrize("article", ARTICLES, ids=[a["text"].strip()[:40] for a in ARTICLES])
def test_rows_are_verbatim(article):
    text = article["text"].strip()
    speech = hear(text)
    keys = {s.key for s in speech.speakers()}
    for row in speech.citations:
        assert 0 <= row.start < row.end <= len(text)
        assert row.attribution in text
        assert row.speaker in keys
