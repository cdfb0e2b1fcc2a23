"""Where and when each count is, as the text gives it, and as of when."""

from __future__ import annotations

import pytest

from tally.extraction import extract
from tally.extraction.scope.places import find_places
from tally.extraction.scope.sites import Sites
from tally.extraction.text import read_text
from tally.lexicon import Entry, Lexicon, load
from tally.models import Claim, Document

LEXICON = load()
EVERY = Lexicon(LEXICON.entries.values(), "", telling=True)  # every entry makes hits
PLACE_KINDS = (
    "place_prep",
    "place_noun",
    "place_whole",
    "place_verb",
    "place_vague",
    "bare_noun",
    "known_place",
    "place_part",
    "place_small",
)
OTHER_KINDS = (
    "place_direction",
    "event_noun",
    "background",
    "superlative",
    "long_event",
    "running",
    "said_noun",
    "took_in",
    "health_place",
    "rising",
    "reviser",
)


def _claims(text: str, published: str | None = "2024-05-22") -> list[Claim]:
    claims = list(extract(Document(id="d", text=text, published=published)).claims)
    assert claims, text
    return claims


def _places(text: str) -> list[str | None]:
    return [claim.place for claim in _claims(text)]


@pytest.mark.parametrize(
    ("text", "places", "why"),
    [
        (
            "At least 27 people drowned when a ferry capsized on Lake Kosti on Saturday, police said, and scores were feared trapped.",
            ["Lake Kosti", None],
            "a voice between the two",
        ),
        (
            "Gunmen entered Karsan on Sunday, killing 40 people.",
            ["Karsan"],
            "what was entered",
        ),
        (
            "Jets struck a camp near Kosti, the army said. Nine people were killed.",
            ["near Kosti"],
            "who says so at the end does not stand there",
        ),
        (
            "In the last 24 hours Zambia recorded 18 deaths.",
            ["Zambia"],
            "behind a time without a comma",
        ),
        (
            "The director said yesterday in Karsan that cholera has killed 21 people in the province.",
            ["the province"],
            "where it was said",
        ),
        (
            "The minister said in a burnt valley in Karsan on Monday that more than 500 people had died.",
            [None],
            "however long the words are",
        ),
        (
            "Police said nine people in Karsan were killed.",
            ["Karsan"],
            "of the people themselves",
        ),
        (
            "Accidents are frequent in the pits of the Eastern Holm: in 2020 a blast in the same municipality killed 11 men.",
            ["the same municipality"],
            "the nearer place behind the colon",
        ),
        (
            "Four men burned in a fire in Karsan died at the Vell clinic.",
            ["the Vell clinic"],
            "where they died, not where they were hurt",
        ),
        (
            "Nine people killed in Karsan on Monday were buried in Vell on Tuesday.",
            ["Karsan"],
            "what they are counted for",
        ),
        (
            "Eighteen pilgrims died in a stampede at the Karsan ghat.",
            ["the Karsan ghat"],
            "steps on a river",
        ),
        (
            "About 80 people have died of cholera in the two districts so far.",
            ["the two districts"],
            "so far is no part of it",
        ),
        (
            "Our volunteers in the three affected districts report at least 61 people dead.",
            ["the three affected districts"],
            "which districts they are",
        ),
        (
            "Nine people had been shot before the attacker turned the gun on himself in a stairwell.",
            [None],
            "where that came to an end",
        ),
        (
            "Twelve people died before the fire in Karsan was put out.",
            ["Karsan"],
            "a name is where all of it was",
        ),
        (
            "Six Holmish soldiers were killed in firing from the Afghan side near Karsan on Friday.",
            ["near Karsan"],
            "where it came from is told by a side, not by a place",
        ),
        (
            "Gunmen on motorcycles raided Vell Girls' College, killing nine.",
            ["Vell Girls' College"],
            "the verb is no part of the name",
        ),
        (
            "Nine people died in the bombed Karsan school.",
            ["the bombed Karsan school"],
            "here it is",
        ),
        (
            "Nine Holmish soldiers were killed by shelling across the Holm Line at Kosti.",
            ["Kosti"],
            "across a line is on its other side",
        ),
        (
            "At least 30 people died when two buses met head-on between Vell and Karsan.",
            ["between Vell and Karsan"],
            "a stretch of road",
        ),
        (
            "Forty died in clashes between Vell and Karsan supporters.",
            [None],
            "two sides are no stretch",
        ),
        (
            "The 46 people aboard the ferry from Karsan to Vell are missing.",
            [None],
            "whence a vessel set out",
        ),
        (
            "Twelve people were evacuated from Karsan to Vell.",
            ["Karsan"],
            "whence people were taken",
        ),
        (
            "The number of people known dead in the Karsan landslide was 12.",
            ["Karsan"],
            "a hazard bears the name of its place",
        ),
        (
            "Nine people were killed by the Karsan floods.",
            ["Karsan"],
            "behind any preposition",
        ),
        (
            "Nine Holmish tourists died in the Boxing Day tsunami.",
            [None],
            "a day is no place",
        ),
        (
            "After the bus crash near Karsan, in which, the police say, nine people died, 12 drivers were arrested in Vell.",
            ["near Karsan", "Vell"],
            "over who says so",
        ),
        (
            "Protests in several cities left nine dead.",
            ["several cities"],
            "how many is not said",
        ),
        (
            "Nine died in several ways.",
            [None],
            "no places at all",
        ),
        (
            "Volunteers in 61 villages have reported 87 deaths.",
            ["61 villages"],
            "they count where they are",
        ),
        (
            "Officials in Karsan reported 87 deaths.",
            [None],
            "they may sit in the capital",
        ),
        (
            "A raid on the same town killed 11 people in 2021.",
            ["the same town"],
            "it points at a place",
        ),
        (
            "On the same slope 16 people lost their lives in 1998.",
            ["the same slope"],
            "of nature as well",
        ),
        (
            "In 2019, 23 recruits died when gunmen stormed the same school.",
            ["the same school"],
            "what was struck before",
        ),
        (
            "Since Monday the province has lost 38 people.",
            ["the province"],
            "the kind of place that has its dead",
        ),
        (
            "Since May the state has recorded 12 deaths in Karsan.",
            ["Karsan"],
            "the nearer place",
        ),
        (
            "Six of the dead were from one family in Karsan.",
            [None],
            "where a family is from",
        ),
        (
            "Since January 417 people have been abducted in this diocese.",
            ["this diocese"],
            "of a church",
        ),
        (
            "On Monday, in a fight in the Vell hills, the army said it killed 60.",
            ["the Vell hills"],
            "told before it speaks",
        ),
        (
            "In Vell, the army said it killed 60 raiders, while the raiders said 20 soldiers died.",
            ["Vell", "Vell"],
            "two sides tell of what the sentence opens on",
        ),
        ("Raids in the middle of Holm killed 14.", ["Holm"], "where in it tells no other place"),
        ("Nine died as the heat in Holm reached 42 degrees Celsius.", ["Holm"], "a measure is no place"),
        (
            "It recalled Perm, where nine died, and Vell Island, where 100 died.",
            ["Perm", "Vell Island"],
            "a name that ends in a place noun",
        ),
        (
            "Holm, some 60 miles south of Vell, has seen worse: a bomb there in May killed 12.",
            ["Holm"],
            "a distance tells where it is",
        ),
        (
            "In May 148 died at Holm, in Vell Province, and in the year fires took 400 lives.",
            ["Holm", None],
            "what holds it",
        ),
        ("Six died on Sunday, as many as died in the fire of 1933 in Holm.", [None], "where others died"),
        ("No deaths have been reported from Holm.", ["Holm"], "from where they are reported"),
        ("The toll in Peru's bread riots has risen to 20.", ["Peru"], "the land of what happened"),
        ("The toll in Peru's attack has risen to 20.", [None], "but not of what a land did"),
        ("Nine migrants died on the Atlantic.", ["the Atlantic"], "a sea, behind their fate"),
        ("A bomb in Holm, a port on the Atlantic, killed two.", ["Holm"], "where a port lies is not"),
        (
            "The heat killed nine at Holm Hill, four at VMC and two at Vell.",
            ["Holm Hill", "VMC", "Vell"],
            "initials in a list",
        ),
        ("The Kenya Red Cross put the injured at 38.", [None], "the name of a body"),
        ("Eight are missing, of whom two, from Vell, are confirmed.", [None, "Vell"], "the words of the part"),
        ("Twelve died: three in Holm and nine in Vell.", [None, "Holm", "Vell"], "the place of an item"),
        (
            "Twelve were trapped in a mill, in the north of the town, but police said crews had freed two cooks.",
            [None],
            "another voice, another place",
        ),
        ("The town has seen 10 of the 26 deaths in Peru.", ["Peru", "Peru"], "of the part and of the whole"),
        ("Holm district accounted for 12 deaths, Kelso for nine.", ["Holm district", "Kelso"], "whose share it is"),
        ("Twelve people were killed in Karsan.", ["Karsan"], "the preposition goes"),
        ("Twelve people were killed in the battle for Karsan.", ["Karsan"], "what a battle is for"),
        ("Twelve people died in the fight for the truth.", [None], "but no other good"),
        ("A fire at the Velgrad gasworks killed 12 people.", ["the Velgrad gasworks"], "works of a town"),
        ("Twelve people were hurt on Orla Heath.", ["Orla Heath"], "a heath by its name"),
        ("Twelve people died on the Karsan Bay ferry.", [None], "a boat that a bay names"),
        ("Gunmen burst into a mosque in Karsan, killing nine.", ["mosque in Karsan"], "what was forced"),
        ("He walked into a station in Vell after the flood killed nine.", [None], "where somebody went"),
        (
            "In Karsan, a clerk was shot dead while five others were hurt.",
            ["Karsan", "Karsan"],
            "the others of one place",
        ),
        ("In Karsan nine were killed while the army lost five men.", ["Karsan", None], "not of another clause"),
        ("Karsan was the town where two teachers were murdered.", ["Karsan"], "a name and what it was"),
        (
            "Most died in the blasts of Karsan, where county health officer Oto Brin confirmed at least nine deaths.",
            ["Karsan"],
            "a relative clause over who speaks",
        ),
        (
            "Ohio, Iowa and the Northern Territory have each recorded three deaths.",
            ["Ohio, Iowa and the Northern Territory"],
            "a list of lands as the subject",
        ),
        ("Police arrested 12 men accused of an attack on a mill in Karsan.", [None], "where another attack was"),
        ("Police arrested 12 men following a wave of attacks in Karsan.", [None], "nor where earlier ones were"),
        ("Twelve men died following an explosion in Karsan.", ["Karsan"], "what they died of was there"),
        (
            "Raiders struck a bus in Vell in which 10 people died, and two mills in Holm in which three people were hurt.",
            ["Vell", "Holm"],
            "each relative clause its own place",
        ),
        (
            "The mayor, blaming the army for raids that killed 25 men, sent a note to the camp in Vell.",
            [None],
            "the place of another thing",
        ),
        ("After a wave of raids in Vell, police banned the group and arrested 12 men.", [None], "where raids were"),
        ("Raiders killed 10 people in the West Bank raid.", ["West Bank"], "a known place before what happened there"),
        ("Nine people died and will be buried in Karsan.", [None], "what is still to come"),
        ("She lost her son and her daughter-in-law Alissa.", [None], "no preposition inside a word"),
        (
            "It is the worst raid since Karsan, where police had later spoken of nine dead.",
            ["Karsan"],
            "a relative clause, over its subject",
        ),
        (
            "Nine residents of Karsan were killed overnight.",
            ["Karsan"],
            "where people live, where no other place is told",
        ),
        ("Nine residents of Karsan were killed in Vell.", ["Vell"], "another place is"),
        ("Fever has struck 900 people in Karsan and infected 40, 90% of them in Vell.", ["Karsan"], "where a share is"),
        ("Twelve people were killed near Karsan.", ["near Karsan"], "near stays: it is not the place itself"),
        ("TWELVE PEOPLE WERE KILLED IN KARSAN ON MONDAY, POLICE SAID.", ["KARSAN"], "capitals tell nothing"),
        ("TWELVE PEOPLE WERE KILLED IN CLASHES, POLICE SAID.", [None], "a common noun in capitals is no name"),
        ("Twelve people were killed in fighting.", [None], "no place"),
        ("Twelve people are in custody in Karsan.", ["Karsan"], "custody is no place"),
        (
            "Nine wounded people were brought to clinics in Karsan.",
            ["clinics in Karsan"],
            "where the hurt are taken in",
        ),
        ("Nine people were killed on the way to Karsan.", [None], "but not where the dead had been going"),
        ("Ohio had 21 deaths, ahead of Iowa with nine.", ["Ohio", "Iowa"], "a name and a figure in a ranking"),
        (
            "A car bomb at a checkpoint north of Baquba killed nine people and wounded 14.",
            ["checkpoint north of Baquba"] * 2,
            "one subject, one place for both",
        ),
        ("Nine died in the village of Amara.", ["the village of Amara"], "a place noun and its name"),
        ("Nine miners were killed when a roof fell in at the Ashby pit.", ["the Ashby pit"], "a mine is a place"),
        (
            "Nine died in the districts of Kosti, Amara and Upper Vell, police said.",
            ["the districts of Kosti, Amara and Upper Vell"],
            "the names of a list",
        ),
        (
            "Nine died in Kosti, Amara and Vell districts.",
            ["Kosti, Amara and Vell districts"],
            "their noun behind them",
        ),
        ("In 2023, Panama saw 508 murders.", ["Panama"], "the subject behind a time"),
        ("In Lima, Chile reported nine deaths.", ["Lima"], "a place before it is no time"),
        ("On Monday, Chile confirmed nine deaths.", ["Chile"], "the subject behind a day"),
        (
            "The hardest hit district was Amara with 1,387 dead, while Kelso district reports 1,221.",
            ["Amara", "Kelso district"],
            "the worst by name, and the subject of its own clause",
        ),
        (
            "Peru suffered the most with four deaths, followed by two in Chile.",
            ["Peru", "Chile"],
            "who follows has a place of its own",
        ),
        ("The Amara region remains the worst-affected, losing at least 31 people.", ["Amara region"], "the worst hit"),
        ("Neighbouring Uganda hosts close to 70,000 refugees.", ["Uganda"], "where refugees are taken in"),
        (
            "Romania has reported seven deaths, Austria five and the Czech Republic three.",
            ["Romania", "Austria", "Czech Republic"],
            "a land with an article in a list",
        ),
        (
            "Kenya has not said how many soldiers died, but a rebel statement said more than 100 were killed.",
            [None],
            "a side that says nothing is no place",
        ),
        ("Mexico has yet to give a toll, but an official confirmed 23 deaths.", [None], "nor one that has yet to say"),
        ("Ukraine has called false a claim that hundreds of its men died.", [None], "nor one that calls it something"),
        ("Fifty people died trying to reach Europe.", [None], "where they never came"),
        ("Some 590 people from around the world are missing in Peru.", ["Peru"], "where they had come from"),
        (
            "About 30 people were displaced by the fire and are receiving help from the Holm Red Cross.",
            [None],
            "who helps",
        ),
        (
            "Six people died at the scene and two men are in a serious condition in Kelso hospitals.",
            [None, "Kelso hospitals"],
            "not where the hurt lie",
        ),
        (
            "Nine people were killed and 12 injured in a strike at Kelso hospital.",
            ["Kelso hospital"] * 2,
            "but a hospital that was struck",
        ),
        ("Kelso hospital received six wounded.", ["Kelso hospital"], "a hospital that took them in"),
        ("The hospital received six wounded.", [None], "a hospital without a name"),
        ("In Kelso police arrested six suspects.", ["Kelso"], "the police begin a new clause"),
        ("Six people died in Kelso police custody.", [None], "but not before a noun"),
        ("Floods killed nine people in Kosti, Amara and Vell.", ["Kosti, Amara and Vell"], "a list of bare names"),
        ("Floods killed nine people in Kosti, Amara, and Vell.", ["Kosti, Amara, and Vell"], "a comma before its and"),
        (
            "Nine died in the provinces of Kosti, Upper Taro, and Vell, police said.",
            ["the provinces of Kosti, Upper Taro, and Vell"],
            "a noun before the list, a comma before its and",
        ),
        ("Nine died in Kosti, Karsan, and Vell sent help.", ["Kosti"], "the last name begins a clause of its own"),
        (
            "Rescuers found four bodies in Holm, the National Rescue and Relief Council (NRRC) said.",
            ["Holm"],
            "a body that speaks is no place of the list",
        ),
        (
            "Nine died in the cities of Kosti, Amara and the mayor fled.",
            ["the cities of Kosti"],
            "a list that breaks off",
        ),
        ("In every clinic of Karsan province nine people died.", ["Karsan province"], "every one is the whole"),
        (
            "Storms along the Vell have killed nine people across the country.",
            ["the country"],
            "the whole country",
        ),
        ("Helpers from across the country found nine people dead in Kosti.", ["Kosti"], "where helpers come from"),
        (
            "Nine died in Logan County, four in Todd and three in Muhlenberg.",
            ["Logan County", "Todd", "Muhlenberg"],
            "each figure has its own",
        ),
        (
            "Forty died across the province, 12 of them in the capital.",
            ["the province", "the capital"],
            "the part has its own",
        ),
        (
            "At least nine people were killed and 64 injured when a quake struck eastern Turkey.",
            ["eastern Turkey"] * 2,
            "a clause about both",
        ),
        ("Nine were killed in a mine at Sanjdi.", ["mine at Sanjdi"], "an unnamed place and the name behind it"),
        ("Nine people were killed in Khuzdar, Balochistan.", ["Khuzdar"], "the innermost place"),
        ("A nurse at Karsan hospital said nine people were killed.", [None], "where the speaker is"),
        ("Nine people were killed, said a doctor in Karsan.", [None], "where the speaker is, behind"),
        ("In Kosti, she said, nine people died.", ["Kosti"], "what opens the sentence is where it happened"),
        ("Madina hospital said it had received 17 bodies.", [None], "no preposition, no name of a place apart"),
        (
            "Dr. Isse of Madina hospital said it had received 17 bodies.",
            ["Madina hospital"],
            "counted where they were taken in",
        ),
        (
            "A court in Berlin jailed him for the 2016 market attack that killed 13 people.",
            [None],
            "where a court sits",
        ),
        (
            "A blast at a mosque in Kabul killed six people, days after an attack in Kandahar killed 12.",
            ["mosque in Kabul", "Kandahar"],
            "a clause of its own",
        ),
        ("The Palestinian death toll in Gaza has reached 35,000.", ["Gaza"], "a people is no place"),
        ("The dead are nine men from Karsan.", [None], "where they came from"),
        ("Nine girls were abducted from a school in Karsan.", ["school in Karsan"], "where they were taken"),
        ("Illinois reported two deaths.", ["Illinois"], "a place that counts its own"),
        (
            "Most deaths were reported from Karsan at 11, followed by Sultanpur (7) and Chandauli (6).",
            ["Sultanpur", "Chandauli"],
            "names before brackets",
        ),
        (
            "Deaths were recorded in Karsan (12) and Upper Vell (7).",
            ["Karsan", "Upper Vell"],
            "a preposition and a bracket",
        ),
        ("Deaths by state: Karsan 12; Bayelsa 7.", ["Karsan", "Bayelsa"], "names before bare figures"),
        ("From 1 May to 2 June, Holm County recorded nine deaths.", ["Holm County"], "behind an opening time"),
        ("A driver who killed two girls was jailed for 11 years at Holm Crown Court.", [None], "where he was tried"),
        ("The collision of the Blue Heron with a tanker killed nine.", [None], "a ship is no place"),
        (
            "Twelve died and 20 were hurt, nine of them pupils, when a coach left the road at Holm.",
            ["Holm", "Holm", "Holm"],
            "a clause about all of it",
        ),
        ("Families of the 270 victims gathered in Karsan on Monday.", [None], "where the families are"),
        ("Families of 12 men killed in Karsan were told.", ["Karsan"], "where the men died"),
        ("The dead include 17 children, the spokesman told reporters in Karsan.", [None], "where it was told"),
        (
            "Some 900 people, including 40 children in Holm, have died.",
            [None, "Holm"],
            "the place of a part between commas",
        ),
        ("Some 1,830 people fled Karsan on Monday.", ["Karsan"], "what they fled"),
        (
            "Fires in Holm have killed two people and forced 17,000 from their homes, the largest evacuation in the province.",
            ["Holm", "Holm"],
            "over what a record is held",
        ),
        ("Nine migrants died near the border with Chad.", ["near the border with Chad"], "the land beyond"),
        ("Nine died near the border with heavy weapons.", ["near the border"], "no land"),
        ("A fire at a mill killed eight clerks and two guards in Holm.", ["Holm", "Holm"], "two objects of one verb"),
        ("Four co-workers were killed at the loading dock.", ["the loading dock"], "a place without a name"),
        ("Nine men died at the scene.", [None], "the scene is nowhere"),
        ("Nine people died nationwide.", ["nationwide"], "the whole"),
        ("Nine were killed in Cuba and the Bahamas.", ["Cuba and the Bahamas"], "two names, one count"),
        ("Nine people died on Mount Tandikat.", ["Mount Tandikat"], "on a mountain"),
        ("Nine people died in a drone strike on Kosti.", ["Kosti"], "what was struck, behind on"),
        ("Soldiers killed nine men in a raid on rebels.", [None], "who was struck"),
        ("NINE MEN WERE KILLED IN A COWARDLY FASHION.", [None], "a noun with its article in capitals"),
        ("A soldier fired at Pineda's vehicle and killed nine men.", [None], "what a person owns is no place"),
        ("Nine people died on television.", [None], "on is not always where"),
        ("The Galeen clinic was struck and nine people died.", ["The Galeen clinic"], "what was struck"),
        ("Holm was the worst-hit district with 26 deaths.", ["Holm"], "the subject that was hit"),
        (
            "Nine died in Vell, followed by Shangla, where 11 people died.",
            ["Vell", "Shangla"],
            "the name before 'where'",
        ),
        (
            "Some 212 people died, 140 of them in Holm district, and 526 are wounded.",
            [None, "Holm district", None],
            "the place of a part is no place of the next count",
        ),
        ("Two died at Holm hospital, pushing the death toll to 15.", ["Holm hospital", None], "no toll lies in a ward"),
        ("A man from Normanton escaped with bruises.", [None], "where he is from"),
        (
            "A clash was reported at Arl, in the Vell hills, where ten died.",
            ["Arl"],
            "the inner of two places before 'where'",
        ),
        ("One nurse was infected at Richard-Toll.", ["Richard-Toll"], "a hyphen inside a name"),
        ("Nine bodies are lying on the road to Amara.", ["the road to Amara"], "a road by its end"),
        ("Nine bodies were retrieved from a closed mine at Arl.", ["closed mine at Arl"], "where bodies lay"),
        (
            "Police found nine bodies. Two more had been taken to the morgue in Holm.",
            ["morgue in Holm"],
            "where the dead lie",
        ),
        ("A fisherman quoted by the local outlet Aden Coast put the dead at 90.", [None], "what names a voice"),
        ("It ended in the Black Saturday fires, which killed 173 people.", [None], "the name of a day"),
        (
            "Fourteen were killed while 20 others were seized by bandits who stormed Darun.",
            ["Darun", "Darun"],
            "what the attackers struck is the place of all",
        ),
        (
            "Ten died at once and two more died in Karsan hospital.",
            [None, "Karsan hospital"],
            "the hospital of those who died later",
        ),
        (
            "Nine people died: six drowned, two were burned to death in Ardon, and one was electrocuted.",
            [None, None, "Ardon", None],
            "each part with a fate of its own has a place of its own",
        ),
        (
            "Nine villagers were killed in an attack on neighbouring Gida Rano.",
            ["neighbouring Gida Rano"],
            "a neighbour is a place",
        ),
        ("Some 2,900 people have died on Kenyan roads.", ["Kenyan roads"], "a people's roads"),
        ("A tip slid onto Verfan, killing 40 people.", ["Verfan"], "what slid onto it"),
        ("Iran said its forces had killed 12 rebels.", [None], "a side that speaks"),
        ("The number of deaths from Typhoon Bising has climbed to 31.", [None], "the name of a storm"),
        ("Nine tourists died, one each from Spain and Peru.", [None, None], "where they came from"),
        (
            "Four are in the state of great distress after the blast, which hurt nine.",
            [None],
            "no state of a federation",
        ),
        ("Death toll in Karsan fires rises to 51", ["Karsan"], "a name before what happened there"),
        ("Nine killed in Kenya bus crash", ["Kenya"], "a known place before it"),
        ("Nine killed in Ryanair crash", [None], "whose crash it was"),
        ("UPDATE 2-Iran coal mine blast kills at least 14", ["Iran"], "a known place that opens the line"),
        ("Texas floods: 40 dead", ["Texas"], "before a colon"),
        ("Quake of magnitude 6.1 rattles Holm; nine hurt", ["Holm"], "a magnitude is no place"),
        (
            "By district - Karsan: nine dead, four missing; Vell: 22 and 11",
            ["Karsan", "Karsan", "Vell", "Vell"],
            "rows in one line",
        ),
        (
            "The worst days:\n\n* Karsan - 12 killed\n* Vell, 2019 - nine killed\n* Police - four killed",
            ["Karsan", "Vell", None],
            "the name that opens an item",
        ),
        ("Hostages: 4 freed; Soldiers: 9 killed.", [None, None], "labels that are no places"),
        (
            "KARSAN: As many as 43 people died and 31 were hurt as floods hit Buner.",
            ["Buner", "Buner"],
            "one hedge for two figures is one label",
        ),
        ("Nine guards were shot dead at the roadblock.", ["the roadblock"], "a place that men make"),
        (
            "Some 180 people died as a result of the heat in Ardon in May, up from 14 in 2024.",
            ["Ardon", "Ardon"],
            "what was the cause opens no clause",
        ),
        (
            "The killing of three medics, one of whom was a mother of four, in Bara on Saturday was denounced.",
            ["Bara", "Bara"],
            "behind the clause about one of them",
        ),
        (
            "In Vell district, three people were killed in Holm and one in Karsan, while 12 others were hurt.",
            ["Holm", "Karsan", "Vell district"],
            "a turn goes back to the frame",
        ),
        ("Nine deaths were recorded for Kelso and four for Holm.", ["Kelso", "Holm"], "counted for a place"),
        (
            "At least 52 people died in a fire in Holm in 2021; the mill blaze of November 2012 killed 112.",
            ["Holm", None],
            "another event behind a semicolon",
        ),
        (
            "Incidents\n\n* 17 July, Al-Karsan: four children died.\n\n* 2 August, Vell: nine people were hurt.",
            ["Al-Karsan", "Vell"],
            "a day before the name that opens an item",
        ),
        (
            "Luanda accounts for 43 deaths; Bengo, the worst hit province, reported 93, whereas no deaths occurred in Cabinda.",
            ["Luanda", "Bengo", "Cabinda"],
            "places that are subjects",
        ),
        ("Nine people died; the Vell ministry reported four deaths.", [None, None], "a ministry is no area"),
        (
            "Three people are being treated at Vell Hospital; a motorcyclist was also hurt.",
            ["Vell Hospital", None],
            "a hospital of some is not that of others",
        ),
        (
            "“She watched her two sisters drown,” said Omar Nur, the agency's representative in Yemen, where it has an office.",
            [None],
            "where the speaker works",
        ),
        (
            "Eleven people were killed in a drone attack by the Freedom Front (FF) on Kosti.",
            ["Kosti"],
            "who did it stands between",
        ),
        (
            "The search at the hotel in Linzhou concluded on Sunday, with 26 people confirmed dead.",
            ["hotel in Linzhou"],
            "a search that ends says nothing",
        ),
        (
            "Some thirty people, a girl from Vell among them, are missing after a boat sank off Holm.",
            ["off Holm", "off Holm"],
            "where one of them is from",
        ),
        (
            "A suspected gas explosion destroyed a house in Holm on Sunday, killing two.",
            ["Holm"],
            "what is suspected is the explosion",
        ),
        (
            "Police arrested two men suspected of an attack on a market in Holm.",
            [None],
            "where they are suspected to have struck",
        ),
        (
            "The trial of a nurse accused of murdering seven babies opened in Holm on Monday.",
            [None],
            "where the court sits",
        ),
        ("A service for the nine dead was held on Sunday in the cathedral.", [None], "where they are mourned"),
        ("Russia denies attacking the hospital in which 20 people died.", [None], "a side, not where it was"),
        (
            "Twenty people lost their lives in the sinking of the Blue Heron off Cape Rowan.",
            ["off Cape Rowan"],
            "a ship is no place",
        ),
        (
            "Across the border, a drone killed two people and injured eight in the Belgorod region.",
            ["the Belgorod region", "the Belgorod region"],
            "a side of the border is no place",
        ),
        (
            "Twenty-four migrants drowned in accidents off Cape Marlo and off Rova.",
            ["off Cape Marlo and off Rova"],
            "two places, one preposition twice",
        ),
        (
            "In Vell, four people drowned when their motorcycle was swept away by the flooded Holm river.",
            ["Vell"],
            "what swept them away",
        ),
        ("Another 29 people are missing, the minister told a press briefing in Holm.", [None], "where he spoke"),
        (
            "Hundreds gathered in Holm on Sunday to mark 75 years since the blast that killed 47.",
            [None],
            "where they remember",
        ),
        ("A coach overturned on the M25, injuring 23 schoolchildren.", ["the M25"], "a road by its number"),
        ("Four died on the A1(M) in County Durham.", ["the A1(M) in County Durham"], "a motorway, and where"),
        (
            "Two people died in a crash on Interstate 80 near Reno.",
            ["Interstate 80 near Reno"],
            "and the town beside it",
        ),
        ("Nine people died on board MS 12.", [None], "a ship's number is no road"),
        ("The Railways Department has said that eleven people died in the accident.", [None], "an office, no land"),
        ("Three of the dead hailed from Holm district.", [None], "where they were from"),
        (
            "Nine died when a bomb went off outside a police post in Holm on Friday.",
            ["police post in Holm"],
            "no saying",
        ),
        ("A quake shook a remote, mountainous corner of southern Vell, killing 14.", ["southern Vell"], "a part of it"),
        ("Nine people were killed in large swathes of eastern Karsan.", ["eastern Karsan"], "parts of it"),
        ("Nine people were killed as part of the Vell offensive.", [None], "part of no place"),
        (
            "A fire at a mill killed nine in 2019, and a flood in Vell in 2021 took 30 lives.",
            ["a mill", "Vell"],
            "each event with its own",
        ),
        ("The army said it killed four raiders and struck 15 Hezbollah arms depots.", [None], "what a force owns"),
        ("Five people were held in the inquiry launched by the Holm Prosecutor's Office.", [None], "who acts"),
        ("Rescuers, helped by helicopters from South Africa, have saved 900 people.", [None], "where help came from"),
        (
            "At least 45 people died and 111 are missing after boats carrying migrants from Yemen sank off Vell on Tuesday.",
            ["off Vell", "off Vell"],
            "where others came from",
        ),
        ("Helicopters evacuated 300 people from Holm on Monday.", ["Holm"], "where people were taken from"),
        ("The mission counted 37 civilian deaths on the Afghan side.", ["the Afghan side"], "a side"),
        ("Nine people died when the Kosti dam burst.", ["Kosti dam"], "what gave way"),
        ("After Holm Plaza collapsed in 2013, killing 900, rules were changed.", ["Holm Plaza"], "no word before it"),
        ("Two died at the provincial people's hospital in Holm.", ["hospital in Holm"], "the noun, not its owner"),
        ("A fire in Kosti, also in Vell province, claimed 38 lives.", ["Kosti"], "what holds it"),
        ("The raid on Alma al-Shaab killed five.", ["Alma al-Shaab"], "a name with a small word"),
        ("At least 45 people died in a collision on the Shitala.", ["the Shitala"], "a river"),
        (
            "France has reported seven deaths, Austria five.",
            ["France", "Austria"],
            "an elided list of lands",
        ),
        (
            "Some 900 people (210 families) are affected, of whom 40 are displaced in two camps in Vell.",
            [None, None, "two camps in Vell"],
            "of the part alone",
        ),
        (
            "Rain at Holm reached 90 mm, short of the record set in the floods of May 2023, in which 250 people died.",
            [None],
            "an earlier event",
        ),
        (
            "Nine people were killed, seven hurt and at least eight kidnapped, most of them drivers stopped on the Holm road.",
            [None, None, None],
            "what is told of a share",
        ),
        ("Nine people were killed, most of them women, in Holm.", ["Holm"], "behind the aside"),
        ("Two bombers attacked the Vell cantonment, killing 18.", ["the Vell cantonment"], "a soldiers' town"),
        ("Vell province: five people killed in a day", ["Vell province"], "a label that says what it is"),
        ("* South: 6 dead and 21 hurt\n* Kelso: 9 dead", ["South", "South", "Kelso"], "quarters as labels"),
        ("\u25aa\ufe0f Village of Podol: two women died.", ["Village of Podol"], "a mark with its variation selector"),
    ],
)
def test_place(text: str, places: list[str | None], why: str) -> None:
    assert _places(text)[-len(places) :] == places, why


@pytest.mark.parametrize(
    ("text", "whens", "why"),
    [
        (
            "An excess of 1,240 deaths was estimated, 8.9% above what is expected at this season.",
            [None],
            "what is expected then",
        ),
        (
            "The service raised to 16 late on Tuesday the number of inmates killed in the jail.",
            [None],
            "when the count changed, before what it counts",
        ),
        (
            "A teacher wounded on Tuesday died in hospital on Thursday.",
            ["Thursday"],
            "when she died, not when she was hurt",
        ),
        (
            "A man hurt in Monday's blast died overnight.",
            ["overnight"],
            "of one's own event as well",
        ),
        (
            "Nine people injured in the crash on Tuesday died of their wounds.",
            ["Tuesday"],
            "no other time is told",
        ),
        (
            "At 19:00 on Tuesday the number of dead was 12.",
            [None],
            "the hour of the count",
        ),
        (
            "At 6 a.m. a bomb killed 12.",
            ["6 a.m."],
            "the hour of the blast",
        ),
        (
            "Some 38 bodies had been recovered by noon on Monday.",
            [None],
            "up to when was counted",
        ),
        (
            "Five people died in the 24 hours till 8am yesterday.",
            ["till 8am yesterday"],
            "the end of a stretch",
        ),
        (
            "There are, with cut at 15:00, at least 12 prisoners dead.",
            [None],
            "as of that hour",
        ),
        (
            "Speaking on Sunday, the mayor said 41 passengers were saved by fishermen.",
            [None],
            "when he spoke",
        ),
        (
            "The ministry on Tuesday reduced its toll from the storm to 39 dead from 45.",
            [None, None],
            "when the count changed",
        ),
        (
            "A second blast on Tuesday raised the toll to 39.",
            ["Tuesday"],
            "when more died",
        ),
        (
            "Gunmen in their numbers on Sunday night stormed a school in Karsan, killing nine.",
            ["Sunday night"],
            "no numbers that are given out",
        ),
        (
            "The death toll from last week's mudslide has climbed to 64, as the search entered its last days.",
            ["last week"],
            "how far the search is",
        ),
        (
            "On Monday a block in Karsan came down before dawn, killing nine people.",
            ["Monday"],
            "the day tells more than its hour",
        ),
        (
            "Rescuers on Saturday reached the men trapped since Monday and found 12 dead.",
            ["Saturday"],
            "since when they had been trapped",
        ),
        (
            "Since 1 June, 37 people have died of heatstroke, according to the certificates sent to the department by Monday.",
            ["Since 1 June"],
            "when papers were sent",
        ),
        (
            "The committee visited the site on Monday. Twelve people had died in this collapse.",
            [None],
            "a visit sets no scene",
        ),
        (
            "In the first two months of the year, 807 troops were killed with 1,320 injured.",
            ["the first two months of the year"] * 2,
            "one stretch for both",
        ),
        ("Nine people were killed two weeks later and 12 were hurt.", ["two weeks later", None], "a day apart"),
        ("A raid that killed 19 people drew protests on Wednesday.", [None], "the day of an outcry"),
        ("Residents gathered on Sunday to remember the 12 people who died.", [None], "the day of those who remember"),
        ("Thousands marched in Holm on Monday after a raid killed 12 people.", [None], "the day of a march"),
        ("Nine people who marched on Monday were killed when police fired.", ["Monday"], "a march that was fired on"),
        ("Police fired on people who protested on Monday, killing nine.", ["Monday"], "a protest that was fired on"),
        ("Nine people were killed while visiting Holm on Monday.", ["Monday"], "a visit on which they died"),
        ("The mayor on Tuesday visited the town where 12 people were killed.", [None], "the day of a visit"),
        ("Crews searched the ruins on Wednesday after a blast killed 78 people.", [None], "the day of the search"),
        ("Rescuers who searched the ruins on Monday found nine bodies.", ["Monday"], "a search that found them"),
        ("Schools stayed closed on Monday after floods killed 12 people.", [None], "what stayed closed after it"),
        (
            "Officials on Thursday pored over records a day after a bus plunged off a bridge, killing eight people.",
            [None],
            "the day after",
        ),
        (
            "Nine died in Holm, in a blast that came after last week's bombing.",
            ["last week"],
            "after is of what came, not of the week",
        ),
        ("The blast came after Monday's fires, which killed nine people.", ["Monday"], "the day of what owns it"),
        ("Nine people were killed after Monday.", ["after Monday"], "a bound, where nothing is owned"),
        (
            "It was a deadlier year than in 2014, when nearly 3,300 people died.",
            ["2014"],
            "a yardstick of which more is told",
        ),
        (
            "From January 1 to June 20, the mission counted 4,853 dead, up 24 per cent over the same period in 2013.",
            ["From January 1 to June 20"],
            "what a change is measured by",
        ),
        (
            "From January to July 2017, more than 173,000 people were displaced, an increase of 5,400 since last week.",
            ["From January to July 2017"],
            "an increase of so many since then",
        ),
        ("A total of 54 cooks are held hostage, a 35% increase on last year.", [None], "an increase on a year"),
        (
            "Monitors counted 3,438 deaths, a decline from the record-high figure in 2016.",
            [None],
            "a decline from the figure of a year",
        ),
        ("Police spoke of a rise in attacks since Monday, with 12 people killed.", ["since Monday"], "no yardstick"),
        ("The toll was up to 15 on Monday.", ["Monday"], "the day, and no yardstick"),
        (
            "Between March 26, 2015, and Aug. 9, 2018, it has counted 17,062 dead.",
            ["Between March 26, 2015, and Aug. 9, 2018"],
            "commas behind both years",
        ),
        (
            "From 24 March 2022, which saw the war begin, to 5 May 2023, it counted 21,793 dead.",
            ["From 24 March 2022, which saw the war begin, to 5 May 2023"],
            "what is told of its first day",
        ),
        ("From Monday, when the storm came, nine people died.", ["Monday"], "no last day"),
        ("Floods killed 12 people, according to officials on Saturday.", [None], "the day of their word"),
        (
            "Floods killed 12 people within the last 24 hours, according to officials on Saturday.",
            ["the last 24 hours"],
            "the hours before their word, no mere length",
        ),
        ("In 2011, at least 140 people died when a ferry capsized at night.", ["2011"], "the year, not the hour of it"),
        ("Ten worshippers were killed during a Sunday service in 2016.", ["2016"], "a weekday of a year long gone"),
        ("A bus crash killed nine people on Monday, at night.", ["Monday, at night"], "an hour of a day"),
        (
            "More than 100 people have been killed since Vell stepped up its attacks in mid-May.",
            ["since Vell stepped up its attacks in mid-May"],
            "a beginning told by what was done",
        ),
        (
            "More than 100 people have been killed since the army ramped up its raids on Holm.",
            ["since the army ramped up its raids"],
            "with what was begun",
        ),
        (
            "Holm, May 9: Two guards died and three raiders were killed in a clash in the forest, officials said.",
            [None, None],
            "a dateline with a colon tells the day of writing",
        ),
        (
            "In Vell, where five have died, a boy was hurt on Sunday.",
            [None, "Sunday"],
            "the clause is closed before it",
        ),
        ("Some 1,570 people died of drugs in the year 2000.", ["the year 2000"], "named as a year"),
        ("The toll is 145, five fewer than at the same time last year.", [None], "what it is held against"),
        ("The toll this year is 31, higher than in the same period last year.", ["this year"], "its own time stays"),
        ("From May onwards, 12 people died.", ["From May onwards"], "a beginning"),
        ("Holm declared its first outbreak since 2008 after a trader died.", [None], "since when it is the first"),
        ("Holm, May 9: Two dead", ["May 9"], "a line of a list tells its own"),
        ("Nine people were hurt on the noon ferry on Monday.", ["Monday"], "an hour that only names the boat"),
        ("Nine people were hurt by Monday's squall.", ["Monday"], "who did it, and no bound"),
        (
            "Crowds followed the hearse on Tuesday. Nine people were killed by the shell.",
            [None],
            "a day of mourning sets no scene",
        ),
        (
            "Traders came back for their scales on Tuesday. Nine people were hurt in the fire at the old market.",
            [None],
            "an event named in full is not that of the sentence before",
        ),
        (
            "A tram left the rails on Tuesday. Nine people were hurt in the crash.",
            ["Tuesday"],
            "one that goes back to it is",
        ),
        (
            "The search ended on Saturday and nobody is missing.",
            [None],
            "how things are now has no day of what was done",
        ),
        (
            "Nine died on Friday and 12 are missing.",
            ["Friday", "Friday"],
            "one day for what is told in one breath",
        ),
        (
            "Nine people were killed on Monday, police said on Tuesday.",
            ["Monday"],
            "the day it was said is not the day",
        ),
        (
            "The police spokesman, in a statement on Monday, said nine people had died.",
            [None],
            "the day of a statement",
        ),
        ("At a meeting on Monday, nine people were shot.", ["Monday"], "a meeting is no document"),
        (
            "A list posted by the council on its website at 9 p.m. on Monday showed nine dead.",
            [None],
            "when a list was posted",
        ),
        ("A coach fell, killing nine people, an inquest heard yesterday.", [None], "when a court heard it"),
        (
            "The toll has climbed to 26, up from the 17 given at midday.",
            [None, "midday"],
            "when the earlier figure was given",
        ),
        (
            "Six people died in a crash at Holm, a bend where 52 people were killed in June 2023.",
            [None, "June 2023"],
            "what is told of the place",
        ),
        ("A woman born in 1958 died.", [None], "when she was born"),
        ("Families on Monday commemorated the 301 miners who died.", [None], "when they were remembered"),
        ("I lost two brothers in a single afternoon.", [None], "how fast"),
        ("Three people drowned over the long weekend.", ["over the long weekend"], "a weekend with a name"),
        ("It ended in the Black Saturday fires, which killed 173 people.", [None], "a day in a name"),
        (
            "Deaths in fires fell to 30 from 41 a year earlier.",
            [None, "a year earlier"],
            "of the figure it is held against",
        ),
        (
            "Losses from February 24, 2022, to August 20, 2025, amounted to 900 men.",
            ["from February 24, 2022, to August 20, 2025"],
            "a comma behind the year",
        ),
        ("Police said on Tuesday that nine people were killed.", [None], "only said on Tuesday"),
        ("The ministry on Monday reported nine deaths.", [None], "reported on Monday"),
        ("Saturday's bulletin had listed 13 dead.", [None], "the bulletin's day"),
        ("Sunday's crush killed 13 people.", ["Sunday"], "the crush's day"),
        ("Nine people were killed and 12 injured on Monday.", ["Monday", "Monday"], "one day for both"),
        ("Nine people died on Sunday and 12 on Monday.", ["Sunday", "Monday"], "each its own"),
        ("As of 6 p.m. the death count was 57.", [None], "as of goes to as_of alone"),
        ("The unit, for 30 days on duty, lost nine men.", [None], "a length is no time"),
        ("The coroner cut the toll from 51 to 24 on Thursday.", [None, None], "the day of the count"),
        ("The toll from Sunday's crush rose from nine to 13 on Monday.", ["Sunday", "Sunday"], "the crush has its day"),
        ("The toll of the crush rose to 13 on Monday.", ["Monday"], "the only day there is"),
        ("A bomb went off on Monday, police saying that 12 people died.", ["Monday"], "to say is not to raise"),
        ("A bomb went off on Monday, taking 12 lives.", ["Monday"], "to take lives is not to take a toll to 12"),
        (
            "A mudslide, which killed 13 people, was the third there since 2010.",
            [None],
            "since when slides are counted",
        ),
        (
            "The search ended on Monday with nine people dead, up from six on Sunday.",
            [None, "Sunday"],
            "the search's day",
        ),
        ("A boy was found dead on Monday, raising the toll of the slide from four to five.", [None, None], "his day"),
        (
            "The number of those killed since Monday has risen to 90, including 70 farmers.",
            ["since Monday", "since Monday"],
            "a part is no new toll",
        ),
        ("At least 184 people died, the worst flood since 1962.", [None], "the older record's year"),
        ("A driver who killed three people was jailed on Monday.", [None], "the day of what came of it"),
        ("A man was charged on Monday with murdering three women.", [None], "the day of the charge"),
        ("The agency, in a statement issued after sunset, gave 27 dead.", [None], "when it was given out"),
        ("Nine died in Karsan, where a dyke gave way at night.", [None], "the hour of what happened to the dyke"),
        (
            "The toll rose to 26 on Friday, up from 19 the day before, after seven more bodies were found.",
            ["Friday", "the day before", None],
            "the time of a figure that is replaced goes no further",
        ),
        (
            "Divers on Sunday recovered six more bodies, bringing the toll from Friday's sinking to 19.",
            ["Sunday", "Friday"],
            "whose noun stands behind what raises the toll",
        ),
        (
            "May 21 (Northern Wire) - Nine people were killed on Monday.",
            ["Monday"],
            "the day on which the story was sent",
        ),
        ("In week 31, measles killed nine children.", ["week 31"], "a week of the year"),
        ("The 2014-16 epidemic killed 11,300 people.", ["2014-16"], "a stretch of years"),
        ("The famine of 1932\u20131933 killed 900 people.", ["1932\u20131933"], "with a dash"),
        ("Nine people were killed in the third attack in six weeks.", [None], "over what time attacks are numbered"),
        (
            "During the reporting week, 1,204 suspected cases of measles and 29 deaths were notified.",
            ["the reporting week", "the reporting week"],
            "a time shared over an adjective of a hedge",
        ),
        ("KARSAN. May 21. Nine people were killed in a fire.", [None], "the day of a dateline"),
        (
            "The worst dam failures:\n\n* BRAZIL, 2015 - A dam gave way, killing 19.\n\n* PERU, 1970 - 300 people died.",
            ["2015", "1970"],
            "the year that opens an item",
        ),
        (
            "Collapses of bridges:\n\nMarch 2011: A footbridge fell, killing 19.\n\n1998, Vell: 30 people died.",
            ["March 2011", "1998"],
            "lines that open with their time",
        ),
        (
            "Nine people died in a fire.\n\nUpdate 2023: three people were killed.",
            [None, None],
            "one such line is no list",
        ),
        ("Cholera kills 40 in a week in Karsan", ["a week"], "an article counts the week"),
        (
            "(Vell, May 14, 2025) – Raiders killed 48 people, nine of them children, when they overran Holm in early May.",
            ["early May", "early May"],
            "the day of a dateline in brackets is none of the count",
        ),
        (
            "A guard was killed in Karsan on Tuesday, a day after nine clerks died in Vell.",
            ["Tuesday", None],
            "the day before",
        ),
        (
            "Talks to end the fighting, which has killed 10,000 people, collapsed last month.",
            [None],
            "what lasts has no day of what is told of it",
        ),
        ("The blast that killed nine people last month was an accident.", ["last month"], "what happened once has"),
        (
            "The latest report of the ministry, issued on Thursday, put the toll of the war at 4,305.",
            [None],
            "the day of a report, behind its comma",
        ),
        ("The arrest of five suspected hitmen on Monday led them there.", ["Monday"], "'suspected' says nothing"),
        ("Rebels hit a bus carrying guards in May, in which nine were killed.", ["May"], "nor does a load"),
        (
            "Troops killed seven rebels while losing two men in Vell yesterday.",
            ["yesterday", "yesterday"],
            "one clash told from both sides",
        ),
        (
            "The army, which has fought there since April 2023, said that none of its troops were hurt.",
            [None],
            "what is told of who speaks has its own time",
        ),
        (
            "The count, which has grown by 60 in a year, rests on files; the clinic gives 265 deaths.",
            [None],
            "so has what is told of a count",
        ),
        (
            "The strike, which hit the town on Monday, killed 12 people, police said.",
            ["Monday"],
            "what is told of the event is its time",
        ),
        (
            "In a letter to Justice Watch on September 2, the minister conceded six deaths.",
            [None],
            "when a letter was sent",
        ),
        (
            "In a letter sent to the council on Monday, the minister said six people had died.",
            [None],
            "behind the one it was sent to",
        ),
        (
            "In the 2018 bombing of the station, 14 people died and 112 were wounded.",
            ["2018", "2018"],
            "one event for both",
        ),
        (
            "Ten years after the ferry sank with the loss of 61 lives, its bell was rung on Tuesday.",
            [None],
            "what an anniversary looks back to",
        ),
        (
            "A collision off Holm in 1977 hurt 30 passengers but claimed no lives.",
            ["1977", "1977"],
            "one subject for two verbs",
        ),
        (
            "Holm (VT), Jul 29 (PTI) At least 14 people were killed in a stampede early Monday.",
            ["early Monday"],
            "a dateline with a district",
        ),
        (
            "He said the photographs were of the 2021 disaster, in which 51 people were killed.",
            ["2021"],
            "a year that names an event is not when it was said",
        ),
        (
            "In May, 942 cases, of which 201 were laboratory-confirmed, and 35 deaths of cholera were reported.",
            ["May", "May", "May"],
            "a participle tied to a noun says nothing",
        ),
        (
            "Four died. Two of the men, whose packs had expired in 2019, were found dead.",
            [None],
            "a clause about what they had",
        ),
        (
            "It was the rebels, whose men had on Saturday overrun a base, killing ten soldiers.",
            ["Saturday"],
            "a clause that goes on",
        ),
        (
            "In the week to Sunday, 37 new deaths were notified, a fall of 12% compared with the preceding week.",
            ["the week to Sunday"],
            "a yardstick",
        ),
        (
            "Since 26 June, floods have claimed 347 lives across the country, while 712 people have been injured.",
            ["Since 26 June", "Since 26 June"],
            "a beginning that opens a sentence counts all of it",
        ),
        (
            "Since 26 June, floods have claimed 347 lives, while 12 people are missing after a slide.",
            ["Since 26 June", None],
            "how things stand is not counted since",
        ),
        (
            "Since the fall of the old provincial council on 8 May, the group has verified 1,206 deaths, 61% of them in the first "
            "month.",
            ["Since the fall of the old provincial council on 8 May"],
            "the time of a share is no time of the whole",
        ),
        (
            "In the summer of 2019, a fire at the plant killed nine workers.",
            ["the summer of 2019"],
            "a season of a year",
        ),
        ("The inquest into the deaths of four climbers opened on Tuesday.", [None], "when the inquest began"),
        (
            "The number of deaths climbed to 219 on Wednesday after 11 more patients died overnight.",
            ["Wednesday", "overnight"],
            "the day of a total, the hour of those added",
        ),
        (
            "Hundreds gathered in Holm on Sunday to mark 75 years since the blast that killed 47.",
            [None],
            "when they remember",
        ),
        (
            "Nine died and another 14 went missing on 9 April when a boat overturned off Holm.",
            ["9 April", "9 April"],
            "one accident",
        ),
        ("Some 14,000 people were left homeless ahead of the winter.", [None], "what is still to come"),
        (
            "In January 2023, 72 died when a flight crashed near Holm, the country's deadliest in 30 years.",
            ["January 2023"],
            "over what time it is the worst",
        ),
        ("The attack on Monday killed 12, the highest toll in ten years.", ["Monday"], "a rank"),
        (
            "An earthquake in 2007 killed 500 in Holm, and a 2001 quake there left 75 dead.",
            ["2007", "2001"],
            "each event with its own year",
        ),
        (
            "Vell, ruled by a junta since 2020, has been fighting rebels who have killed 900 people.",
            [None],
            "since when the subject is what it is",
        ),
        ("Vell, besieged since May, has lost 900 people.", ["since May"], "since when it happens"),
        (
            "Since 9 May 2023, when two gangs went to war, 1,744 people have been murdered.",
            ["Since 9 May 2023"],
            "what goes on",
        ),
        ("It is the worst attack since 2015, when bombers killed 60 people.", ["2015"], "the day of what follows"),
        ("At least 73 fighters were killed in 24 hours.", ["24 hours"], "a day and a night"),
        ("Some 300 mm of rain fell in 24 hours, killing nine people.", [None], "the rain's"),
        ("It was the second attack in 48 hours, killing nine.", [None], "a rank"),
        ("The council counted 53 dead between October 5 and 8.", ["between October 5 and 8"], "both days"),
        ("Ten people died in the week of 28 April to 3 May.", ["the week of 28 April to 3 May"], "the days of a week"),
        ("Ten people were killed on Friday April 8.", ["Friday April 8"], "a weekday and its date"),
        (
            "The toll since the start of the rains on 1 May has reached 124, with 99 people hurt.",
            ["since the start of the rains on 1 May"] * 2,
            "the day of a beginning",
        ),
        ("Last year's fighting killed 60; some 1,150 families are still in camps.", ["Last year", None], "its owner's"),
        ("Twelve people have died since the last update.", ["since the last update"], "what bulletins count from"),
        (
            "Vell's war erupted in April 2023. It has killed tens of thousands of people.",
            [None],
            "when a war began is not when it killed",
        ),
    ],
)
def test_when(text: str, whens: list[str | None], why: str) -> None:
    assert [c.when for c in _claims(text)][-len(whens) :] == whens, why


def test_days_are_resolved_against_publication() -> None:
    claim = _claims("Nine people have been killed since Thursday.")[0]
    assert (claim.when, claim.when_from, claim.when_to) == ("since Thursday", "2024-05-16", "2024-05-22")


def test_without_publication_a_dateline_tells_the_day() -> None:
    claim = _claims(
        "SAN SALVADOR, 3 JAN 90 -- [TEXT] NINE SOLDIERS WERE KILLED YESTERDAY IN USULUTAN DEPARTMENT.", None
    )[0]
    assert (claim.when_from, claim.as_of_date) == ("1990-01-02", "1990-01-03")


@pytest.mark.parametrize(
    ("text", "words", "day", "basis", "why"),
    [
        ("As of Monday 57 people had died.", "Monday", "2024-05-20", "stated", "the words say it"),
        ("As of 6 p.m. 57 people had died.", "6 p.m.", "2024-05-22", "stated", "an hour of the day of publication"),
        (
            "The ministry said on Tuesday that 57 people had died.",
            "Tuesday",
            "2024-05-21",
            "stated",
            "the day it was said",
        ),
        ("57 people died.", None, "2024-05-22", "published", "nothing said"),
    ],
)
def test_as_of(text: str, words: str | None, day: str, basis: str, why: str) -> None:
    claim = _claims(text)[0]
    assert (claim.as_of, claim.as_of_date, claim.as_of_basis) == (words, day, basis), why


def test_as_of_a_report_holds_for_its_text() -> None:
    head = "Situation Report No. 4 (as of 18 May 2024, 18:00 local time)"
    text = f"{head}\n\nHIGHLIGHTS\n\u2022 38 people have died.\n\u2022 21 people are missing."
    assert {claim.as_of_date for claim in _claims(text)} == {"2024-05-18"}


def test_unknown_is_unknown() -> None:
    claim = _claims("57 people died.", None)[0]
    assert (claim.as_of_date, claim.as_of_basis, claim.when_from) == (None, "unknown", None)


def test_rows_have_the_place_of_their_first_cell_and_the_time_of_their_heading() -> None:
    head = "CASUALTIES \u2013 KARSAN GOVERNORATE \u2013 JANUARY 2024"
    text = f"{head}\n\nDistrict     Killed   Injured\nTolva     4   9\nMazar     1   6\nTOTAL     5   15"
    found = {(c.number, c.outcome): (c.place, c.when) for c in _claims(text)}
    assert found["4", "killed"] == ("Tolva", "JANUARY 2024")
    assert found["6", "injured"] == ("Mazar", "JANUARY 2024")
    assert found["5", "killed"] == ("KARSAN GOVERNORATE", "JANUARY 2024")


def test_items_have_the_place_of_their_label() -> None:
    text = "What regional heads reported:\n\n\u2022 TOLVA: 2 killed, 9 wounded.\n\u2022 MAZAR: 1 dead."
    assert [c.place for c in _claims(text)] == ["TOLVA", "TOLVA", "MAZAR"]


def test_a_first_count_has_the_scene_set_before_it() -> None:
    claim = _claims("A coach left the road near Tolva before dawn on Monday. Seventeen people were killed.")[0]
    assert (claim.place, claim.when) == ("near Tolva", "before dawn on Monday")
    assert "carried_over" in claim.flags


def test_container_is_kept_beside_the_place() -> None:
    text = "Nine people were killed in Manni (Burkina Faso)."
    claim = _claims(text)[0]
    assert claim.place == "Manni"
    assert text[slice(*claim.evidence["container"])] == "Burkina Faso"


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        pytest.param(e, t, id=f"{e.kind}.{e.id}: {t}")
        for e in LEXICON.entries.values()
        if e.kind in PLACE_KINDS
        for t in e.counterexamples
    ],
)
def test_counterexample_is_in_no_place(entry: Entry, text: str) -> None:
    surface = read_text(text, "text", LEXICON)
    covered = {i for p in find_places(Sites(surface), 0, len(surface.words), set()) for i in range(p.lead, p.last)}
    assert not any(h.entry is entry and set(range(h.first, h.last)) & covered for h in surface.hits.get(entry.kind, ()))


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        pytest.param(e, t, id=f"{e.kind}.{e.id}: {t}")
        for e in LEXICON.entries.values()
        if e.kind in OTHER_KINDS
        for t in e.counterexamples
    ],
)
def test_counterexample_holds_no_word_of_its_entry(entry: Entry, text: str) -> None:
    assert entry not in {h.entry for h in read_text(text, "text", EVERY).hits.get(entry.kind, ())}


def test_one_endless_sentence_takes_linear_work() -> None:
    """A text without full stops is cut, so that no list of its figures is walked for each of them."""
    text = "in Karsan on Monday nine people were killed, " * 2000
    claims = _claims(text)
    assert sum(claim.place == "Karsan" for claim in claims) > 0.9 * len(claims)
