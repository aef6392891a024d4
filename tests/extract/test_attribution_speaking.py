"""Who speaks, where speaker, verb or words stand in less common places. No text here is from the seeds."""

import pytest

from known import known
from pipeline.extract import attribution
from pipeline.extract.article import Article


def hear(text):
    return attribution.read(Article(text, known(), None, None, "Mali"))


def names(text):
    return [s.name for s in hear(text).speakers()]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # dates, places and manners between the verb and what is said
        ("JNIM, a branch of al Qaeda, declared earlier this month that it held the road.", ["JNIM"]),
        ("An M23 spokesman, Luc Mutombo, posted on X that the town was free.", ["Luc Mutombo"]),
        ("The members of the Security Council condemned in the strongest terms the raid.", ["UN Security Council"]),
        ("Imam Ali Kone of the Grand Mosque appealed for calm.", ["Ali Kone"]),
        ("The ambassador questioned whether the force could hold the airport.", ["ambassador"]),
        ("Two soldiers accused of theft were freed.", []),
        # verbs that may be nouns, behind what describes their subject
        ("A Danish major posted at the airport notes that the road is mined.", ["A Danish major"]),
        ("Leaflets found in the market warn that the town will fall.", ["Leaflets found in the market"]),
        ("The town is quiet, so the governor claims, from dusk on.", ["governor"]),
        # what stands between the speaker and his verb, or between the verb and what he says
        ("The premier, Musa Bility, in a radio address on Monday accused the rebels of lying.", ["Musa Bility"]),
        ("The UPC declared, in a tract of 3 May, that the road was closed.", ["UPC"]),
        ("A Danish officer who trains it would only say that it has no fuel.", ["A Danish officer"]),
        # opinions of people without a name, worries, words put out
        ("A Danish diplomat in Dakar thinks 25 nearer the mark.", ["A Danish diplomat in Dakar"]),
        ("A nurse at the hospital worries about the wounded.", ["A nurse at the hospital"]),
        ("The army command put out that 30 men had died.", ["army command"]),
        ('"It is a prison," as one of the drivers put it.', ["one of the drivers"]),
        ("Two Danish officials told the papers that it was over.", ["Two Danish officials"]),
        ("About 400 people are on the road, according to the UN's migration agency.", ["IOM"]),
        ("Denmark, told to go, pulled its men out.", []),
        ("Denmark has pledged 70 soldiers.", []),
        ("In 2011 the contingent counted 4,250 soldiers.", []),
        # ranks that have been left, names from elsewhere, descriptions between a body and its name
        ("Colonel (retired) Luc Tarr said it was over.", ["Luc Tarr"]),
        ('Gen. (retd) Luc Tarr, who served with him, remembered a man "with no fear".', ["Luc Tarr"]),
        ("Colonel Luc Tarr, then the army's spokesman, used to call it a success.", ["Luc Tarr"]),
        ("UNMIL is in Liberia. Its commander, Ghana's Jo Hale, says it is over.", ["Jo Hale"]),
        ("A militia backed by Chad, the Lake Front, said it had fired.", ["Lake Front"]),
        ('An elder in Obo, reached by phone, was worried. "They are near," he said.', ["An elder in Obo"]),
        # figures with no verb of their own, denials in other words, records
        (
            "The committee counted 163 dead and nine hurt, tribal leaders more than 200.",
            ["committee", "tribal leaders"],
        ),
        ("Fifty were hurt, hospital records show.", ["hospital records"]),
        ('A retreat that Governor Luc Tarr played down ("a short move").', ["Luc Tarr"]),
        ("Doctors at Obo pronounced him dead on arrival.", ["Doctors at Obo"]),
        ("Human Rights Watch could confirm that two men had been shot.", ["Human Rights Watch"]),
        # outlets by the last word of their names
        ("The Lake Examiner says the town fell. Only the Examiner calls for calm.", ["Lake Examiner"]),
        ("The Lake Mirror says the town fell. The Mirror calls for calm.", ["Lake Mirror"]),
        ("The newspaper Le Sahel reported that the talks had failed.", ["Le Sahel"]),
        # ranks that are not those of whom was cited before, armies abroad
        ("The mayor said that ten had died. Colonel Tarr denied it.", ["mayor", "Tarr"]),
        ("Kenyan soldiers hold Obo. Two Kenyan officers fell. The army said so.", ["Kenyan army"]),
        ("Dakar spoke of two dead. On Friday the army said it was four.", ["Senegal", "Senegalese army"]),
        ("3/ NIGER: On the road\n\nThe army said it had lost two men.", ["Nigerien army"]),
        ("The M23, which according to UN experts has 4,000 men, denied it.", ["M23", "UN experts"]),
        # nobody speaks
        ("Hardly a newspaper took note.", []),
        ("Niger slammed the door on 2 December.", []),
        ("The force, told by its leaders last July to wind up, has left.", []),
        ("Ten attackers were killed there and so was a guard.", []),
        # a toll given to an outlet
        ("The toll was given to Radio Kivu on Friday by the administrator of the site, Lea Kor.", ["Lea Kor"]),
        ("The figures were provided to us by the mayor, Lea Kor.", ["Lea Kor"]),
        # statements posted somewhere, departments, what an office is for, members of a house, who advises
        ("Two men died, the Kenya Defence Forces said in a statement posted on X.", ["Kenya army"]),
        ("Two men died at Sake, the Department of Defence said at the time.", ["Department of Defence"]),
        ("Under-Secretary-General for Field Matters Lea Kor said it was over.", ["Lea Kor"]),
        ("Council members condemned the raid.", ["UN Security Council"]),
        ("Ilo Sand, a former minister who now advises the president, said he agreed.", ["Ilo Sand"]),
        ("Rear Admiral Prince Dlomo said nobody had given up.", ["Prince Dlomo"]),
        ("Luc Tarr, the islanders' leader, calls it a matter of aid and told the radio so.", ["Luc Tarr"]),
        ("UNMISS head Jo Hale called the raid utterly abhorrent.", ["Jo Hale"]),
        ('"We came in," said a driver, who asked to be called only Bashir.', ["Bashir"]),
        ("The government of Lakes denied that soldiers took part.", ["government of Lakes"]),
        ("Local elected officials in Gao report that they left.", ["Local elected officials in Gao"]),
        # whose words they are beside other names, and who is only told of
        ("The mission blamed the UPC. UNMISS had been shot at.", ["UNMISS"]),
        ("Ada, the Malian army says the camp has fallen.", ["Mali army"]),
        ("A company of 90 that it promised the force has yet to come.", []),
        ("A bomb killed a commander of JNIM, whom the group named as Abu Sako.", ["JNIM"]),
        ("Ghana's defence headquarters acknowledged 47 dead.", ["Ghana's defence headquarters"]),
        ("The announcement by the M23 that it would stop firing came late.", ["M23"]),
        ("President Ali Kone saluted each of the coffins.", []),
        ("President Ali Kone told the soldiers to their faces that they had failed.", ["Ali Kone"]),
        ("The M23 has gone. Its website said the war was over.", ["M23"]),
        ("The army lost ten men, its spokesman said. Colonel Ali Kone, the spokesman, said it was over.", ["Ali Kone"]),
        ("In the Central African Republic, the Mission, MINUSCA, says that it left.", ["MINUSCA"]),
        ("Residents of Goma report heavy shelling.", ["Residents of Goma"]),
        ("Elected officials in Goma and San say that it is over.", ["Elected officials in Goma"]),
        ("The daily quotes the chief of staff, General Ali Kone, as saying that it is over.", ["Ali Kone"]),
        ("A teacher said it was over. The same source said nobody was left.", ["A teacher"]),
        ("The M23 holds the army responsible for the bombing of Sake.", ["M23"]),
        ("The assertions of the army that it fled are propaganda, the M23 said.", ["Congolese army", "M23"]),
        # one person by office or without a name, and then by name
        ("The Secretary-General deplored it. UN Secretary-General Ban Ki-moon urged calm.", ["Ban Ki-moon"]),
        ("NATO Secretary-General Jens Holm urged it. The UN chief agreed.", ["Jens Holm", "UN Secretary-General"]),
        (
            'A UN spokesman said two had died. "It is grave," Luc Mande, spokesman for the UN mission, told us.',
            ["Luc Mande"],
        ),
        ("The government's then spokesman, Yaya Sidi, spoke of a lull.", ["Yaya Sidi"]),
        # words that say nothing, and those that say that nothing was
        ("Brigadier Jon Kalou said no soldier had been forced to go.", ["Jon Kalou"]),
        ("The mayor said no.", []),
        # subjects past what describes them, verbs of their own, words of surprise
        ("Two envoys briefed on the matter told Lake News that Peru would leave.", ["Two envoys"]),
        ("Uganda has a brigade in Mahagi, the administrator, Colonel Jack Disa, told us.", ["Jack Disa"]),
        ("Nonsense, said an officer who helped with the packing.", ["an officer"]),
        ('"I counted 30," said one of them, Halima Khater, a mother of four.', ["Halima Khater"]),
        ("A CODECO spokesman rang us to say it was wrong.", ["A CODECO spokesman"]),
        ("Reuters, quoting a hospital source, put the toll at 27.", ["Reuters", "a hospital source"]),
        # whose words a document holds
        ("The report, by the UN Panel of Experts, says that militants raised money.", ["UN Panel of Experts"]),
        ("A police statement denied that anybody had been hurt.", ["police"]),
        ("A video posted on Telegram shows men in uniform.", ["A video posted on Telegram"]),
        # who "he" is not
        (
            "The Secretary-General condemns it. One soldier was killed. He extends his condolences.",
            ["UN Secretary-General"],
        ),
        # people of several countries or houses, others beside them
        ("They left on Friday, U.S. and Afghan officials said.", ["U.S. and Afghan officials"]),
        (
            "Officials of the world body and local residents said so.",
            ["Officials of the world body", "local residents"],
        ),
        # other words for who has just spoken
        ("Amnesty International said it. The rights group called for calm.", ["Amnesty International"]),
        ("Rosa Keller, the head of the mission, came. She said so. It is over, the UN envoy said.", ["Rosa Keller"]),
        ("Nobody came, said Sister Rosa Kone. The nun said so.", ["Rosa Kone"]),
        ("Ann Lopo, an analyst at Crisis Group, said so. She believes that it is over.", ["Ann Lopo"]),
        # names that somebody gives, outlets, views, sources in brackets
        ("A driver, a father of two who gave only his first name, Seydou, said so.", ["Seydou"]),
        ("The Semuli Chronicle said so.", ["Semuli Chronicle"]),
        ("Minister for Defence Alan Kone told the house that it was over.", ["Alan Kone"]),
        ("Peru could take it, a Pentagon official who is not cleared to discuss it said.", ["a Pentagon official"]),
        ('"It is over," said Ali Kone, Joint Special Representative, who offered his condolences.', ["Ali Kone"]),
        ("He has let it be known that it was over. Ann Lopo, a cook, ruled this out.", ["Ann Lopo"]),
        ("UNMIL shut 12 of its camps, its latest progress report states.", ["UNMIL"]),
        ("The spokesman said the UN was appalled.", ["spokesman"]),
        ('The prefect came. Soldiers were there, he said. "They found it clean."', ["prefect"]),
        ("Airwars, which tracks harm, estimates that 14 died.", ["Airwars"]),
        ("For Luc Hale, of Crisis Group, the rebels were quick to return.", ["Luc Hale"]),
        ("Two men died at Beri (source: residents).", ["residents"]),
        ("He was sent to answer the army's assertion that nobody had fired.", ["army"]),
        # the army of the country that acts, agencies and offices told again
        ("Somalia is calm in Somalia.\n\nUganda will leave by May, the military said.", ["Ugandan military"]),
        ("The IOM counted 40. The UN agency put it at 50 a day later.", ["IOM"]),
        ("The U.N. peacekeeping chief said so. Luc Hale said that visas were refused.", ["Luc Hale"]),
        # one of a group, and one by name
        ('Officials scoffed and said no. "Let them try," one told Reuters.', ["Officials"]),
        ('Elders saw it differently. "Go," said one, Ali Kone.', ["Ali Kone"]),
        ("In a recording, a man identified as Abu Nour claimed the raid.", ["Abu Nour"]),
        # headings in capitals, "according to which", others of the same kind
        (
            "BRIEFING BY FARID HAQ, SPOKESPERSON\n\nThe Spokesperson said so. Mr. Haq said no word of it was true.",
            ["Farid Haq"],
        ),
        ("We reject the statement of the minister, Luc Hale, according to which men fired.", ["Luc Hale"]),
        (
            "Three residents said so. Residents of the village denied it.",
            ["Three residents", "Residents of the village"],
        ),
        # the clause of one who said
        ("A bus driver said he counted seven bodies.", ["A bus driver"]),
        ("The envoy, Ali Kone, said his office had documented 80 cases.", ["Ali Kone"]),
        ("A deputy, Ali Kone, and the governor, Luc Hale, announced it.", ["Ali Kone", "Luc Hale"]),
        # who is told of last before "which" or "who", and who is told of beside
        ("Ministers were angered by a leaked report which said that 40 villagers had died.", ["a leaked report"]),
        (
            "It left after a spokesman for Kenyan military intelligence hinted on the radio that it would.",
            ["a spokesman for Kenyan military intelligence"],
        ),
        ("Wagner itself, in a short note, conceded that it had lost men.", ["Wagner Group"]),
        ("In the camp outside town Sister Ann Lopo said the water had run out.", ["Ann Lopo"]),
        ("A crowd listened as the imam, Ali Kone, called for calm.", ["Ali Kone"]),
        ("Guests heard a colonel say that the road was mined.", ["a colonel"]),
        ("According to the bank's governor, the economist Ann Lopo, prices doubled.", ["Ann Lopo"]),
        # the clause goes on behind the speaker
        ("Two men died, said the mayor, Ali Kone, and two soldiers were hurt.", ["Ali Kone"]),
        ("Six men were hurt, according to the mayor, and two drivers.", ["mayor"]),
        # what a body has, and acts
        ("UNMISS counts some 9,000 soldiers.", []),
        ("The government denounced the treaty of 2014.", []),
        ("They asked for a year more, and the Council agreed.", []),
        ("The women came to ask for bread.", []),
        # what they read out, put, show, and had seen
        ("The colonel, Ali Kone, appeared on television to read a communiqué.", ["Ali Kone"]),
        ('"Not a shot was fired," was how one officer put it.', ["one officer"]),
        ("In photographs shared on Facebook they stand on the roof.", ["photographs shared on Facebook"]),
        ("A councillor reached by phone had seen ten bodies.", ["A councillor"]),
        ("He was given a week, a deadline that U.N. officials called absurd.", ["U.N. officials"]),
        ("The road is open again, the mayor reports; lorries are moving.", ["mayor"]),
        # set apart, sure, believed; nouns of speech with "is that"; where words come from
        ("It was Oslo, after a quarrel, that announced it would leave.", ["Norway"]),
        ("The governor was adamant that nobody had been held.", ["governor"]),
        ("Sixty men died, if the elders are to be believed.", ["elders"]),
        ("The hospital's version is that the bus was hit.", ["hospital"]),
        ("That number came from the governor, Ali Kone, on Monday.", ["Ali Kone"]),
        ('"No," was the answer of the governor, Ali Kone.', ["Ali Kone"]),
        ("Nine died, an aide claims; ten, insists the hospital.", ["an aide", "hospital"]),
        ("The ministry laid the blame on smugglers.", ["ministry"]),
        ("The prefect, for his part, maintained that the road was open.", ["prefect"]),
        ("Mali is calm.\n\nThe Dutch conceded that their aircraft had come late.", ["Netherlands"]),
        ("Shopkeepers are gloomy. Two told this paper that they would leave.", ["Shopkeepers"]),
        ("The elders put it at 30, the hospital at six, and the mayor at 17.", ["elders", "hospital", "mayor"]),
        ("The bishop said mass for the dead.", []),
        ("The prefect said through his spokesman that the road was open.", ["his spokesman"]),
        ("An analyst in Oslo, Ann Lopo, fears worse.", ["Ann Lopo"]),
        ("The hospital spoke of four dead. They never reached the 500 that had been planned.", ["hospital"]),
        ("The Swedish foreign minister said so. The minister, Ann Lind, said it was final.", ["Ann Lind"]),
        ("Photographs seen by this paper show graves.", ["Photographs seen by this paper"]),
        # silence
        ("Calls to the governor's office rang unanswered.", ["governor's office"]),
        ("Eighty men refused to give up their arms.", []),
        ("The ministry in Asmara offered no explanation.", ["ministry"]),
        ("The minister hinted at it, and refused to be drawn on numbers.", ["minister"]),
    ],
)
def test_who_speaks(text, speakers):
    assert names(text) == speakers


@pytest.mark.parametrize(
    ("text", "direct"),
    [
        ('"It is free," the mayor said.', True),
        ('The mayor replied: "Ask them."', True),
        ('The mayor called it "a shame".', False),
        ('The mayor said the police merely "repositioned."', False),
    ],
)
def test_a_word_that_the_article_borrows_is_no_quotation(text, direct):
    assert [c.direct for c in hear(text).citations] == [direct]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"We are gone," said Ann Lopo, a cook.\n\n"We shall not come back."', "Ann Lopo"),
        ('"They took it all, even the doors." Issa Dembele, a watchman, shook his head.', "Issa Dembele"),
    ],
)
def test_a_quotation_without_a_verb_is_that_of_whom_the_text_tells_beside_it(text, speaker):
    speech = hear(text)
    assert speech.voice_at(text.rindex('"') - 3).speaker == speaker
    assert {c.direct for c in speech.citations} == {True}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mission said there was no truth in reports that it would leave Beni.", "denial"),
        ("The army said claims that soldiers had fled were pure fantasy.", "denial"),
        ("The ministry said it was untrue that the base had been sold.", "denial"),
        ("The envoy said he could neither confirm nor deny it.", "no_comment"),
        ("The army neither confirmed nor denied the raid.", "no_comment"),
        ("The army said that false papers had been used.", "statement"),
    ],
)
def test_what_is_said_may_be_a_denial(text, stance):
    assert [c.stance for c in hear(text).citations] == [stance]


def test_a_post_on_a_channel_is_of_the_channel():
    (citation,) = hear("In a post on Facebook, the minister Ali Kone said it was over.").citations
    assert citation.medium == "Facebook"


def test_an_unlisted_body_is_armed_where_the_text_calls_its_people_fighters():
    (speaker,) = hear("On the 24th rebels of the KPRJ took the town. The KPRJ said that it was theirs.").speakers()
    assert speaker.sector == "armed_group"
