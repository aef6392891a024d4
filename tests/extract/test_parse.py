"""The shallow parse: who does what to whom, in the forms that news text takes."""

import pytest

from known import known
from pipeline.extract.article import Article
from pipeline.extract.phrases import Verb
from pipeline.extract.sentence import Sentence


def parse(text: str) -> Sentence:
    return Article(text, known()).sentence(0)


def verb(text: str, lemma: str) -> Verb:
    return next(v for v in parse(text).verbs if v.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "voice", "subject", "objects"),
    [
        ("The rebels attacked the convoy near Halgan.", "attack", "active", "The rebels", ["the convoy"]),
        ("Two soldiers were wounded by a mine.", "wound", "passive", "Two soldiers", []),
        ("More than 170 peacekeepers killed in combat lie there.", "kill", "passive", "More than 170 peacekeepers", []),
        ("The blast, which injured four guards, shook the town.", "injure", "active", "The blast", ["four guards"]),
        ("The blast, which injured four guards, shook the town.", "shake", "active", "The blast", ["the town"]),
        ("Gunmen stormed the post, killing two people.", "kill", "active", "Gunmen", ["two people"]),
        ("The army entered Kidal and seized the camp.", "seize", "active", "The army", ["the camp"]),
        ("The junta ordered the mission to leave Mali.", "leave", "active", "the mission", ["Mali"]),
        ("The mission planned to leave Mali.", "leave", "active", "The mission", ["Mali"]),
        ("Amina Diop, a spokeswoman for the force, said nothing.", "say", "active", "Amina Diop", ["nothing"]),
        ("The rebels who held the bridge fled.", "flee", "active", "The rebels", []),
        ("Camps in Gao, Timbuktu and Bamako were looted.", "loot", "passive", "Camps", []),
        ("He said the troops had left the base.", "leave", "active", "the troops", ["the base"]),
        ("A bomb hit the bus.", "hit", "active", "A bomb", ["the bus"]),
        ("Nobody was hurt in the raid.", "hurt", "passive", "Nobody", []),
        ("Kenyans left their forward operating base.", "leave", "active", "Kenyans", ["their forward operating base"]),
        ("A company operating base was overrun.", "overrun", "passive", "A company operating base", []),
        ("UNMIL, set up when the war was over, is closing a base.", "close", "active", "UNMIL", ["a base"]),
        ("At the opening of the clinic gunmen shot a nurse.", "shoot", "active", "gunmen", ["a nurse"]),
        ("Near the old camp armed men shot a nurse.", "shoot", "active", "armed men", ["a nurse"]),
        ("In Ituri province rebel fighters burned a mill.", "burn", "active", "rebel fighters", ["a mill"]),
        ("Rebels entered the town and burned it, said the mayor of Para.", "say", "active", "the mayor", []),
        ("They went out, said nothing and left.", "say", "active", "They", ["nothing"]),
        ("When Camp Acorn was shut, they left.", "shut", "passive", "Camp Acorn", []),
        ("They came in 1999 as an observer mission and took the name in 2010.", "take", "active", "They", ["the name"]),
        ("Ten died, two women among them; villagers say twelve.", "say", "active", "villagers", ["twelve"]),
        ("Jets bombed the port of Ona, and a drone dropped leaflets.", "drop", "active", "a drone", ["leaflets"]),
        ("A nurse at Leer, which was looted in May, spoke of ten dead.", "speak", "active", "A nurse", []),
        ("Police stopped boats loaded with food and seized them.", "seize", "active", "Police", ["them"]),
        (
            "Guards shot at a crowd that was trying to get in and killed two men.",
            "kill",
            "active",
            "Guards",
            ["two men"],
        ),
        ("Youths broke into the camp and looted equipment.", "loot", "active", "Youths", ["equipment"]),
        ("Forty men, among them guards in uniform, stormed the jail.", "storm", "active", "Forty men", ["the jail"]),
        ("The council, which ousted President Diallo, met.", "oust", "active", "The council", ["President Diallo"]),
        ("Shells hit the slowly advancing column.", "hit", "active", "Shells", ["the slowly advancing column"]),
        ("The mission is quickly closing bases.", "close", "active", "The mission", ["bases"]),
        ("The rebels, still holding the town of Kati, fired at it.", "fire", "active", "The rebels", []),
        ("Ada Kone, head of the office in Lira, signed for the UN.", "sign", "active", "Ada Kone", []),
        ("The envoys, when they met in Abuja, kept the border shut.", "keep", "active", "The envoys", ["the border"]),
        ("Soldiers killed in the raid that shook Lira were buried.", "bury", "passive", "Soldiers", []),
        ("The raid on a convoy that left Lira was claimed by them.", "claim", "passive", "The raid", []),
        ("The talks planned for Tuesday did not take place.", "take", "active", "The talks", ["place"]),
        ("In that attack three soldiers were killed.", "kill", "passive", "three soldiers", []),
        ("The escort returned fire and the attackers fled.", "flee", "active", "the attackers", []),
        ("Troops left to reinforce Lira, and the base closed.", "close", "active", "the base", []),
        ("In the hills above Lira, rebels and soldiers traded fire.", "trade", "active", "rebels", ["fire"]),
        ("The camp at Lira, Mr Otim told us, had been hit.", "hit", "passive", "The camp", []),
        ("Residents said they heard two explosions.", "hear", "active", "they", ["two explosions"]),
        ("The union says the kidnappers want money.", "want", "active", "the kidnappers", ["money"]),
        ("The mission is due to quit its camps.", "quit", "active", "The mission", ["its camps"]),
        ("Police plan to increase patrols.", "plan", "active", "Police", []),
        ("A mortar round fell near the gate.", "fall", "active", "A mortar round", []),
        ("The number of injured rose to eight.", "rise", "active", "The number", []),
        ("In reply to this, the guards left the hill.", "leave", "active", "the guards", ["the hill"]),
        ("Flames caught two hijacked fuel tankers.", "catch", "active", "Flames", ["two hijacked fuel tankers"]),
        ("The army has since early May been hunting them.", "hunt", "active", "The army", ["them"]),
        ("Rebels seized on Monday the town of Lira.", "seize", "active", "Rebels", ["the town"]),
        ("The UN handed over to the army on May 3 its camp.", "hand", "active", "The UN", ["its camp"]),
        ("Guards hurt on Monday the mission said were flown out.", "hurt", "passive", "Guards", []),
        ("Men who tried to enter the camp fled.", "flee", "active", "Men", []),
        ("Men loyal to Kony attacked overnight and held the post.", "attack", "active", "Men", []),
        ("Left by the guards, the base was looted.", "leave", "passive", "the base", []),
        ("The mission has not yet handed over its base.", "hand", "active", "The mission", ["its base"]),
        ("The rebels accused the army of shelling Lira.", "shell", "active", "the army", ["Lira"]),
        ("It's closed now, the elders say.", "close", "passive", "It", []),
        ("The governor would not clear the drones to fly.", "clear", "active", "The governor", ["the drones"]),
        ("The guard kept a list, too, drawn up by the mayor.", "draw", "passive", "a list", []),
        ("Tuareg rebels sign a truce.", "sign", "active", "Tuareg rebels", ["a truce"]),
        ("They acted on reports that armed men were near.", "be", "active", "armed men", []),
    ],
)
def test_roles(text: str, lemma: str, voice: str, subject: str, objects: list[str]) -> None:
    found = verb(text, lemma)
    assert found.voice == voice
    assert found.subject is not None and found.subject.text() == subject
    assert [o.text() for o in found.objects] == objects


def test_lists_share_their_preposition() -> None:
    nouns = parse("The bases in Gao, Timbuktu and Bamako will close.").nouns
    assert [n.prep for n in nouns if n.text() in ("Gao", "Timbuktu", "Bamako")] == ["in", "in", "in"]


def test_negation_modal_and_condition() -> None:
    assert verb("The troops did not leave the camp.", "leave").negated
    assert verb("The camp could collapse within days.", "collapse").modal == "could"
    assert verb("The army will act if the camp falls.", "fall").condition == "if"


def test_nouns_that_may_be_verbs() -> None:
    assert [v.lemma for v in parse("Attacks on the base wounded five.").verbs] == ["wound"]
    assert [v.lemma for v in parse("Rebels attack the base.").verbs] == ["attack"]


def test_new_names_are_read_from_capitals() -> None:
    sentence = parse("Yesterday the Coalition of Patriots for Change captured the town of Bakouma.")
    assert [u.value.name for u in sentence.units if u.kind == "M"] == ["Coalition of Patriots for Change", "Bakouma"]


def test_short_names_hold_from_their_introduction_on() -> None:
    article = Article("The Northern Defence League (NDL) attacked. On Friday the NDL withdrew.", known())
    assert article.aliases["NDL"].name == article.aliases["Northern Defence League"].name


@pytest.mark.parametrize(
    ("text", "lemma", "voice"),
    [
        ("The town of Para held out for two days.", "hold", "active"),
        ("They were forced to give up their weapons and taken hostage.", "take", "passive"),
        ("The army will convert the camp into a school.", "convert", "active"),
        ("Rebels pound the town with mortars.", "pound", "active"),
        ("The council abolishes the tax.", "abolish", "active"),
        ("He recalled the ceasefire agreed in Paris on 3 May.", "agree", "passive"),
        ("In Paris the ministers agreed on Monday.", "agree", "active"),
        ("The widows who marched through Para spoke of sixty dead.", "march", "active"),
        ("Schools were set on fire and houses stripped.", "strip", "passive"),
        ("The troops shot up and burned a lorry.", "shoot", "active"),
    ],
)
def test_verbs_are_seen_for_what_they_are(text: str, lemma: str, voice: str) -> None:
    found = verb(text, lemma)
    assert found.voice == voice
