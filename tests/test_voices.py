"""Whose figure it is: chains, roles, certainty, carry-over. Rows of (text, number, chain, why); names as the text
writes them.
"""

from __future__ import annotations

import pytest

from tally.extraction.text import read_text
from tally.extraction.voices import Attribution, find_voices
from tally.lexicon import Entry, Lexicon, load
from tally.models import Document

LEXICON = load()
EVERY = Lexicon(LEXICON.entries.values(), "", telling=True)  # every entry makes hits


def _said(text: str, number: str, publisher: str | None = "The Karsan Post", occurrence: int = 1) -> Attribution:
    """What the voices of `text` say of the number written `number`."""
    at = -1
    for _ in range(occurrence):
        at = text.index(number, at + 1)
    surface = read_text(text, "text", LEXICON)
    first = surface.first_at(at)
    last = surface.first_at(at + len(number) - 1) + 1
    sentence = surface.sentence(first)
    near = [h for h in surface.hits.get("outcome", ()) if sentence.first <= h.first < sentence.last]
    what = min(
        ((h.first, h.last) for h in near), key=lambda r: abs(r[0] - first) + (3 if r[0] < first else 0), default=None
    )
    voices = find_voices(surface, Document(id="x", text=text, publisher=publisher))
    return voices.speak(first, last, what)


CHAINS = [
    ("Vell and Arl recorded six deaths each, the coroner said.", "six", ["coroner"], "places that record so many each"),
    ("Vell and Arl recorded six deaths each.", "six", [], "and nobody else"),
    ("The hospital and the clinic recorded six deaths each.", "six", ["hospital and the clinic"], "but houses do"),
    ("Vell Province notified 312 cases of cholera.", "312", [], "where they fell ill"),
    (
        "Nine people died, the Rescue Office (RO) in Vell said.",
        "Nine",
        ["Rescue Office"],
        "over the initials inside a name",
    ),
    (
        "Nine people died, two army sources and a village elder said.",
        "Nine",
        ["army sources and a village elder"],
        "two sorts of voices, the first counted",
    ),
    (
        "A farmer who fled, and who asked not to be named, said he had buried 22 bodies.",
        "22",
        ["farmer"],
        "over a second relative clause",
    ),
    (
        "Nine people died, said the priest there, Omar Bala, on Monday.",
        "Nine",
        ["Omar Bala"],
        "over a word for where he is",
    ),
    ("Omar Said gave no toll, but Ana Ruiz said nine died.", "nine", ["Ana Ruiz"], "a verb that is a surname"),
    (
        "The police first gave the number of deaths as 12, SSP Omar Ali explained.",
        "12",
        ["police"],
        "an officer explains what his house counted",
    ),
    ("The inquiry was told that nine people had died.", "nine", ["inquiry"], "where nobody is named who told it"),
    ("The inquiry was told by Ana Ruiz that nine had died.", "nine", ["Ana Ruiz"], "and where somebody is"),
    ("The minister was told that nine people had died.", "nine", [], "whoever is told elsewhere says nothing"),
    ("Police had spoken at the time of eight deaths.", "eight", ["Police"], "at the time"),
    (
        "Police spoke at the time of the attack, which killed eight people.",
        "eight",
        [],
        "when they spoke, and not of how many",
    ),
    (
        'The chief denied it, an account the mayor, Ana Ruiz, rejected. "Nobody saw nine die," she said.',
        "nine",
        ["Ana Ruiz"],
        "who rejects an account speaks next",
    ),
    (
        "Vell police said five died. Vell, a town of 8,000, has had 23 killings this year.",
        "23",
        [],
        "the place of a force is not the force",
    ),
    (
        "The police put the toll at 45, residents at more than 60 and the opposition at 100.",
        "100",
        ["opposition"],
        "and a third",
    ),
    (
        "The police put the toll at 45, residents at more than 60 and the opposition at 100.",
        "60",
        ["residents"],
        "a bound before the second figure",
    ),
    ("The minister, when asked about the toll, said 45 had died.", "45", ["minister"], "over how it came to be said"),
    ("Police records show that 12 people died there.", "12", ["Police"], "records that show"),
    ("The inquiry, headed by Ana Lopez, said that 12 people had died.", "12", ["inquiry"], "over who leads it"),
    ("The mayor, Ana Ruiz, put at 12 the number of dead.", "12", ["Ana Ruiz"], "but not where she puts it"),
    ("The toll, put at 201 by officials on the first night, rose.", "201", ["officials"], "an aside with its figure"),
    ("The mayor, Ana Ruiz, said at a briefing 12 people had died.", "12", ["Ana Ruiz"], "nor behind an apposition"),
    (
        "The chief, who is leading the search, said at a briefing that 12 people had died.",
        "12",
        ["chief"],
        "'at a briefing' is no figure",
    ),
    ("The hospital counted 24 dead and Provea 25.", "24", ["hospital"], "and changes nothing before it"),
    ("The hospital counted 24 dead and Provea 25.", "25", [], "a name of which nothing is known may be a place"),
    ("The hospital counted 24 dead and the fire service 25.", "25", ["fire service"], "a second who counted"),
    (
        "The BBC named nine dead. Moscow has given no figures since May, when it acknowledged 59 deaths.",
        "59",
        ["Moscow"],
        "the state that opens the sentence",
    ),
    (
        "The reply went to Ada Brin, who had said 400 soldiers were dead.",
        "400",
        ["Ada Brin"],
        "behind a preposition as well",
    ),
    (
        "Brin was answering Oto Kerr, who had said 400 soldiers were dead.",
        "400",
        ["Oto Kerr"],
        "who has a clause of his own",
    ),
    (
        "Five people were killed, among them the mayor, whose death was confirmed by police.",
        "Five",
        [],
        "what is confirmed of one of them",
    ),
    (
        "The agency IRNA, which quoted a doctor, said nine people had died.",
        "nine",
        ["doctor", "agency IRNA"],
        "who quotes in a relative clause passes on",
    ),
    (
        "A spokesman for the Syrian Democratic Forces, Farhad Shami, said five had died.",
        "five",
        ["Farhad Shami"],
        "the name beside an office of forces",
    ),
    (
        "Officials said 20 bodies were found, and survivors said at least 30 others were missing.",
        "20",
        ["Officials"],
        "'at least' closes nothing",
    ),
    (
        "Twelve men believed drowned were found, police said.",
        "Twelve",
        ["police"],
        "who is believed drowned believes nothing",
    ),
    ("Police said casualties had risen to 40.", "40", ["Police"], "a noun of outcome after a verb of saying"),
    (
        "The ministry said survivors told police that 60 had drowned.",
        "60",
        ["survivors", "ministry"],
        "people who are named by what became of them",
    ),
    ("Local reports of 300 deaths reached the capital.", "300", [], "what is local is nobody"),
    (
        "The militia claimed it had killed 13 soldiers, a figure the minister has called fantasy.",
        "13",
        ["militia"],
        "nor who comments on it",
    ),
    (
        "The militia claimed it had killed 13 soldiers, which the army denied.",
        "13",
        ["militia"],
        "who denies it passes nothing on",
    ),
    (
        "An eyewitness, Adam Rijal, counted 27 bodies, he told the BBC.",
        "27",
        ["Adam Rijal", "BBC"],
        "to whom he told it",
    ),
    (
        "The number of dead was put at 140 by aid workers and at 85 by the government.",
        "140",
        ["aid workers"],
        "the first of them",
    ),
    (
        "The number of dead was put at 140 by aid workers and at 85 by the government.",
        "85",
        ["government"],
        "two who put it, in the passive",
    ),
    (
        "Estimates of the dead ranged from 85 (government) to 140 (aid workers).",
        "140",
        ["aid workers"],
        "each bracket has a voice",
    ),
    (
        "The chief, who gave only one name, Rashid, said nine had died.",
        "nine",
        ["Rashid"],
        "a name within what is told of him",
    ),
    ("A letter from two hospitals said 44 people had died.", "44", [], "a letter is no people"),
    ("Mothers of two of the children said three more were hurt.", "three", ["Mothers"], "and not those they are of"),
    ("A cousin of one of the victims said seven had died.", "seven", ["cousin"], "over whose they are"),
    ("Doctors at two hospitals said they had received 44 bodies.", "44", ["Doctors"], "people, over where they are"),
    (
        "Sheikh Hamdan, whose tribe lives there, said his men had buried 34 people.",
        "34",
        ["Hamdan"],
        "over what is told of his",
    ),
    (
        "Figures from the Observatory of Conflicts show 212 deaths.",
        "212",
        ["Observatory of Conflicts"],
        "a verb is no part of a name",
    ),
    ("Ethiopian Broadcasting said nine had died.", "nine", ["Ethiopian Broadcasting"], "a participle within a name"),
    (
        "State television said crews had recovered 29 bodies, citing the mayor's office.",
        "29",
        ["mayor's office", "State television"],
        "what stands before 'citing' passes nothing on",
    ),
    ("Two of the survivors said nine had died.", "nine", ["survivors"], "some of those who were there"),
    (
        "One of the survivors, Jose Perez, told Radio Vell that nine had died.",
        "nine",
        ["Jose Perez", "Radio Vell"],
        "one of them, named behind",
    ),
    ("The number of police killed stood at 44.", "44", [], "not who is counted"),
    (
        "The count of the regional health directorate stood at 44 dead.",
        "44",
        ["regional health directorate"],
        "the body behind its count",
    ),
    (
        "State TV quoted a statement from the army as saying nine had died.",
        "nine",
        ["army", "State TV"],
        "whose statement is quoted",
    ),
    ("The mine operator, Glencore, said 19 men had been killed.", "19", ["Glencore"], "the name beside a company"),
    (
        "Villagers say the toll is higher; one, Malam Aliyu, said ten had died.",
        "ten",
        ["Malam Aliyu"],
        "one of them, by name",
    ),
    (
        "The ministry's tally of dead rose to 51, according to its spokesman Tariq Aziz.",
        "51",
        ["Tariq Aziz"],
        "who speaks for the house is one voice with it",
    ),
    ("The ministry announced compensation for the families of the 13 killed.", "13", [], "a grant is no count"),
    ("The family learned that nine people had died.", "nine", [], "not what somebody heard"),
    ("The Delta Herald understands that nine people died.", "nine", ["Delta Herald"], "what an outlet found out"),
    (
        "The spokesman declined to comment on reports that 89 soldiers had died.",
        "89",
        [],
        "reports behind a preposition are no verb",
    ),
    ("A letter seen by Reuters says nine people died.", "nine", [], "nor where nobody's it is"),
    ("Police documents seen by the BBC show that nine people died.", "nine", ["Police"], "whose document it is"),
    (
        "A ministry report seen by AFP says 243 detainees died.",
        "243",
        ["ministry"],
        "who has seen a document says nothing of it",
    ),
    ("Nine people had been shot, the police replied.", "Nine", ["police"], "but this is"),
    (
        "Officers responded to a call for nine people who had been shot.",
        "nine",
        [],
        "to respond to a call is no answer",
    ),
    (
        "The sheriff said one man listed as dead by a medic was among nine survivors.",
        "nine",
        ["sheriff"],
        "nor does who is listed list",
    ),
    (
        "Dr Felix Amadi said six of the survivors admitted there had died.",
        "six",
        ["Felix Amadi"],
        "who is admitted admits nothing",
    ),
    ("Nine people died, the mayor told the BBC around 9:00pm.", "Nine", ["mayor", "BBC"], "an hour does"),
    (
        "The army said it lost 14 men, and local sources reported around 40 deaths.",
        "14",
        ["army"],
        "a number behind 'around' closes nothing",
    ),
    ("Local authorities, whose own count stands at 38 dead, met as 40 others died.", "40", [], "within its clause"),
    (
        "Local authorities, whose own count stands at 38 dead, denied it.",
        "38",
        ["Local authorities"],
        "whose count it is",
    ),
    (
        "Police came. Rumours were denied by the force, which said nine were hurt.",
        "nine",
        ["Police"],
        "a force that spoke before",
    ),
    (
        '"It was dark," said a nurse reached by phone, who counted 16 bodies.',
        "16",
        ["nurse"],
        "who said so, over what hangs on it",
    ),
    (
        "Brin said troopers counted four dead at first, but nine men had died.",
        "four",
        ["troopers", "Brin"],
        "and not before",
    ),
    (
        "Brin said troopers counted four dead at first, but nine men had died.",
        "nine",
        ["Brin"],
        "what others counted ends at 'but'",
    ),
    ("A coroner ruled that the nine men were shot.", "nine", ["coroner"], "what a court finds"),
    (
        "An inquest heard that nine crew members died, according to counsel Ruth Okan.",
        "nine",
        ["Ruth Okan"],
        "or who told it there",
    ),
    ("An inquest heard that nine crew members died.", "nine", ["inquest"], "what a court heard"),
    (
        "The figure of 60 dead soldiers claimed by the rebels was high.",
        "60",
        ["rebels"],
        "who claims it stands behind its people",
    ),
    ("Neither the army nor the police confirmed the deaths of 12 men.", "12", [], "neither of them says it"),
    (
        "Police came. The governor, Ana Ruiz, toured the site, where she said nine had died.",
        "nine",
        ["Ana Ruiz"],
        "not one who spoke before",
    ),
    (
        "The information ministry blamed a leak for the blast, which it said had killed four.",
        "four",
        ["information ministry"],
        "the one who opens the sentence",
    ),
    (
        "Citing hospital sources, the Anadolu agency reported that 13 people were hurt.",
        "13",
        ["hospital sources", "Anadolu agency"],
        "who cites at the opening passes on",
    ),
    (
        "Nine people died, a doctor told Karsan Herald Metro.",
        "Nine",
        ["doctor", "Karsan Herald Metro"],
        "not that of another",
    ),
    (
        "Nine people died, a doctor told Karsan Post Metro.",
        "Nine",
        ["doctor"],
        "a desk of the publication is the publication",
    ),
    (
        "Nine people died, a doctor told the Irish Times.",
        "Nine",
        ["doctor", "Irish Times"],
        "and one that holds a land",
    ),
    (
        "Nine people died, a doctor told BBC Radio 4.",
        "Nine",
        ["doctor", "BBC Radio 4"],
        "and one whose name holds a number",
    ),
    (
        "Nine people died, a doctor told the Sunday Times.",
        "Nine",
        ["doctor", "Sunday Times"],
        "an outlet whose name holds a day",
    ),
    (
        "Of the injured, 31 are still in care, the victims' association V14 said.",
        "31",
        ["victims' association V14"],
        "a name of a letter and a number",
    ),
    ("Nine people died in Lurin, police said, while in Holm a storm killed 12.", "12", [], "not one of another place"),
    (
        "Nine people died, police said, while another 12 were hurt.",
        "12",
        ["police"],
        "a clause beside it that goes on with the count",
    ),
    (
        "The two drivers were not among the victims, whose number prosecutors raised to 14.",
        "two",
        [],
        "of that clause alone",
    ),
    (
        "The victims, whose number prosecutors raised from 13 to 14, are named.",
        "14",
        ["prosecutors"],
        "and 'whose number' as well",
    ),
    (
        "The toll, which the governor raised to 40 on Monday, may rise.",
        "40",
        ["governor"],
        "the toll stands before its clause",
    ),
    (
        "The rebels denied losing any men and mourned only 12 martyrs.",
        "12",
        ["rebels"],
        "what a force mourns is its count",
    ),
    (
        "The fire service (LFS), which put the toll at 14, has left Lurin.",
        "14",
        ["fire service"],
        "over initials in brackets",
    ),
    ("Help came from the governor, Ewa Nowak: 12 people were pulled out.", "12", [], "help is no document"),
    (
        "Here is an update from the Lodz governor, Ewa Nowak: 12 people have died, she says, and 64 are hurt.",
        "64",
        ["Ewa Nowak"],
        "and who goes on as 'she'",
    ),
    (
        "Here is an update from the Lodz governor, Ewa Nowak: 12 people have died.",
        "12",
        ["Ewa Nowak"],
        "whose document a colon opens",
    ),
    (
        "Twelve were confirmed killed by the health ministry.",
        "Twelve",
        ["health ministry"],
        "nor does a ministry of health kill",
    ),
    ("The toll was estimated to be 40 by the rescue agency.", "40", ["rescue agency"], "but who estimates it does"),
    ("Nine villagers are believed to have been killed by the army.", "Nine", [], "nor does who did it"),
    (
        "Four people are feared to have been swept away by the Nayar river, the mayor said.",
        "Four",
        ["mayor"],
        "what did it says nothing",
    ),
    (
        "The blast, which police said killed 12 people, hit a market.",
        "12",
        ["police"],
        "in the middle of a clause of the blast",
    ),
    (
        "The toll, which the mayor put at 19, stood at 22, according to the fire service.",
        "22",
        ["fire service"],
        "its clause is over",
    ),
    (
        "The army rejected the toll of 30 given by residents and said 12 died.",
        "12",
        ["army"],
        "a voice behind 'by' lends none",
    ),
    (
        "The mayor denied the 40 deaths reported by doctors, adding that 12 died.",
        "12",
        ["mayor"],
        "the same over a participle",
    ),
    ("No group has claimed the attack, which killed nine people.", "nine", [], "nobody says it"),
    ("Nine people died in an attack no faction admitted.", "Nine", [], "nobody, behind its noun"),
    ("No 10 said nine people had died.", "nine", ["No 10"], "a house by its number"),
    ("Doctors spoke of 31 dead, the ministry of 23.", "23", ["ministry"], "the same verb, by another"),
    ("Doctors spoke of 31 dead, the ministry of 23.", "31", ["Doctors"], "and the first"),
    (
        "The bomber set off his belt, killing nine people, police said.",
        "nine",
        ["police"],
        "what he set off is no toll",
    ),
    ("Nine people died, the mayor told the weekly press briefing.", "Nine", ["mayor"], "a meeting relays nothing"),
    ("Blood tests showed that nine people had died of gas.", "nine", [], "tests are no voice"),
    (
        '"It was a bad year," said Ana Brin of the Red Cross, which counts 40 dead.',
        "40",
        ["Red Cross"],
        "a body is 'which'",
    ),
    (
        "The army and the police, both of which sent men, said nine died.",
        "nine",
        ["army and the police"],
        "an aside on both",
    ),
    ("Officials whom Norway has named said that nine died.", "nine", ["Officials"], "who named them tells nothing"),
    ("Nine people died, the weavers' trust said.", "Nine", ["weavers' trust"], "a body of no list right before 'said'"),
    ("The sewing circle says nine women were killed.", "nine", ["sewing circle"], "the same at the head"),
    ("Nine people died, the pumping works said.", "Nine", ["pumping works"], "whatever else the noun could be"),
    ("Nine people died, the sign said.", "Nine", [], "a sign is no body"),
    (
        "Nine people died, the mayor said on Friday as she closed the bridge.",
        "Nine",
        ["mayor"],
        "what the speaker did meanwhile",
    ),
    (
        "Nine people died, the brotherhood of St Ode said in a notice in its own dialect.",
        "Nine",
        ["brotherhood of St Ode"],
        "one manner behind another",
    ),
    ("The harbour police's toll of the sinking stands at 31.", "31", ["harbour police"], "a toll that a body owns"),
    ("The cyclone's toll stands at 31.", "31", [], "a storm owns its toll, and says nothing"),
    (
        "The lifeboat station gave the number drowned in the wreck of the old ferry as 31.",
        "31",
        ["lifeboat station"],
        "'gave ... as' over a long phrase",
    ),
    ("The ministry of works gives 31 for the same weeks.", "31", ["ministry of works"], "a bare figure before 'for'"),
    ("The clinic trimmed its number of injured to 31.", "31", ["clinic"], "trimmed as lowered"),
    ("Nine died, a police spokeswoman said.", "Nine", ["police"], "a person for a body is the body"),
    ("Nine died, said the army spokesman.", "Nine", ["army"], "the same behind its verb"),
    ("This newspaper reported that 31 people had died.", "31", [], "the publication itself"),
    ("The mayor told the Post that 31 people had died.", "31", ["mayor"], "the publication by its last word"),
    ("Ana Reyes, who lost her nine sons, says she is content.", "nine", [], "an aside on who speaks"),
    ("The aide says a statement will come. Nine people died in a fire in Vell.", "Nine", [], "no figure before it"),
    ("The march for the nine dead began at 9:30pm local time.", "nine", [], "the sign of a time of day"),
    ('"We lost one friend who was killed," said Elsie May, a nurse.', "one", ["Elsie May"], "no verb behind a name"),
    (
        "Aid men say it is cold. Nine sick girls were in need of help.",
        "Nine",
        [],
        "what they said was of something else",
    ),
    (
        "Police say 12 died. Meanwhile, the court sat. Nine people were hurt.",
        "Nine",
        [],
        "another story stands between",
    ),
    ("The army denied any role in the killing of nine villagers.", "nine", [], "a part is denied, not the deaths"),
    ("A doctor, held at Vell since May, claims he was beaten.", "A", [], "who speaks does not count himself"),
    ("The mayor's statement comes as Karsan buries six girls who were killed.", "six", [], "a time, no statement"),
    ("The storm killed 23 people, the authorities said.", "23", ["authorities"], "with their article"),
    (
        "Nine pupils are ill, said Ana Brin, who heads the Vell health bureau.",
        "Nine",
        ["Ana Brin"],
        "whatever she heads",
    ),
    ("Heat related deaths rose to 12 in Holm.", "12", [], "'related' says nothing"),
    ("Men carried bodies down the hill, and nine were killed.", "nine", [], "who carries bodies passes nothing on"),
    ("Families in the camps now number 900, and nine children died.", "nine", [], "they are counted and count nobody"),
    (
        "Two died before the frost, which by the weather service's count began on Monday.",
        "Two",
        [],
        "a count of something else",
    ),
    ("Towns in three WHO regions notified 372 new cases of cholera.", "372", [], "what regions they lie in"),
    ("The mayor declared a state of emergency after floods killed 12 people.", "12", [], "what led to the act"),
    ("The mayor announced an inquiry after nine people died.", "nine", [], "another act"),
    ("The mayor announced the death of nine miners.", "nine", ["mayor"], "the count is what is announced"),
    ("The army declared 12 men dead.", "12", ["army"], "so it is here"),
    (
        "The director of nursing at Vell hospital says no one was hurt.",
        "no one",
        ["director of nursing at Vell hospital"],
        "a post of a house",
    ),
    ("The envoy to Karsan, Ana Reyes, said two men died.", "two", ["Ana Reyes"], "one who is sent"),
    ("Akbar Jan, a trader, says 12 men died.", "12", ["Akbar Jan"], "a name that is a month's"),
    ("Kerala and Tamil Nadu have recorded 12 deaths.", "12", [], "lands count nothing themselves"),
    ("An army post called in fire which killed three raiders.", "three", [], "what is called in is not said"),
    (
        '"No one could stay. "We lost it all," Ana Reyes said. The town took in 40 hurt men.',
        "40",
        [],
        "a mark that opens what is open goes on with it",
    ),
    (
        'He spoke of fear." The flood, said "Old Tom" Reyes, was high. It left 40 hurt.',
        "40",
        [],
        "one that closes nothing says nothing",
    ),
    ("The clinic, which has 600 beds, was hit and 12 people died.", "12", [], "beds are no figure of its own"),
    ("The mayor, who has three sons, was shot and two guards were hurt.", "two", [], "nor are sons"),
    ("The ministry said it could not confirm nine deaths.", "nine", [], "who does not confirm a figure gives none"),
    ("Police declined to confirm that 12 died.", "12", [], "nor who declines to"),
    (
        "The clinic could not verify reports by farmers that 12 died.",
        "12",
        ["farmers"],
        "those whose reports they are do",
    ),
    ("Police would not confirm the cause. Nine died, they said.", "Nine", ["Police"], "a cause is no figure"),
    ("Police can confirm that two people died.", "two", ["Police"], "what one can confirm one does"),
    ("Villagers spoke of 14 dead, but police could only confirm three deaths.", "three", ["police"], "and no more"),
    ("The 50 deaths claimed by the rebels were disputed.", "50", ["rebels"], "a participle behind its figure"),
    ("The 50 deaths confirmed by the ministry do not count soldiers.", "50", ["ministry"], "'do' is a verb here"),
    ("The 31 wounded accused the army.", "31", [], "whoever is accused does not speak"),
    ("The ministry counted 60 dead; the Red Cross, 71.", "71", ["Red Cross"], "a second voice behind a semicolon"),
    ("The ministry counted 60 dead; the Red Cross, 71.", "60", ["ministry"], "and the first"),
    ("Nine dead in mill fire, per Vell county coroner.", "Nine", ["Vell county coroner"], "'per' behind a sign"),
    ("The rate was 12 deaths per hospital.", "12", [], "a rate has no voice"),
    ("The agency is aware of 27 burn injuries.", "27", ["agency"], "what a body knows of"),
    ("The ministry said 90 died, 31 of whom the army says were fighters.", "31", ["army"], "who tells of the part"),
    ("The ministry said 90 died, 31 of whom the army says were fighters.", "90", ["ministry"], "and who of the whole"),
    ("Police had 35 dead. The council gave 32.", "32", ["council"], "a figure at the end of its clause"),
    ("The WHO said 12 people died.", "12", ["WHO"], "in capitals no pronoun"),
    ("THE MAN WHO KILLED 12 DIED", "12", [], "among capitals it is one"),
    ("IS said it had killed 12 soldiers.", "12", ["IS"], "nor a verb"),
    (
        "UN spokesman Amar Lee said nine were hurt. Some 3,600 have died since May, according to UN figures.",
        "3,600",
        ["UN"],
        "the house and not its man",
    ),
    (
        "Twelve people died, per the interior ministry.",
        "Twelve",
        ["interior ministry"],
        "'per the' as 'according to the'",
    ),
    ("Nine hostages were freed per the terms of the deal.", "Nine", [], "terms say nothing"),
    (
        '"We lost 11 men," a commander told the BBC on condition of anonymity.',
        "11",
        ["commander", "BBC"],
        "the condition is no part of a name",
    ),
    (
        "Some 340 people drowned on the route, the Sea Watch Project recorded, more than ever.",
        "340",
        ["Sea Watch Project"],
        "a count set behind its figure",
    ),
    (
        "The flood was the worst the town has recorded, and nine people died.",
        "nine",
        [],
        "what a town has recorded is no voice",
    ),
    (
        "Nine persons died, informed the Secretary of Health.",
        "Nine",
        ["Secretary of Health"],
        "a verb before its subject, behind a comma",
    ),
    ("He found nine bodies, informed the police and fled.", "nine", [], "who was informed"),
    ("Some 12,000 people were displaced (source: VEMA); nine died.", "12,000", ["VEMA"], "a source in brackets"),
    ("Some 12,000 people were displaced (source: VEMA); nine died.", "nine", [], "which tells nothing of what follows"),
    ("VTSA data show 2,900 people died on the roads.", "2,900", ["VTSA"], "initials at the head of a sentence"),
    ("COVID data show 40 people died.", "40", [], "a disease says nothing"),
    (
        "A baker who helped at the burial said she believed 20 had died.",
        "20",
        ["baker"],
        "a relative clause without commas",
    ),
    ("One nurse whose brother works there put the dead at 20.", "20", ["nurse"], "told of by 'whose'"),
    ("A man who killed 12 people said he was sorry.", "12", [], "what the clause tells is not what he says"),
    (
        "Nine people died, the ministry said in a statement posted on its website.",
        "Nine",
        ["ministry"],
        "what became of a statement is no part of what it says",
    ),
    (
        "Nine people died, the governor said in a letter dated 3 March.",
        "Nine",
        ["governor"],
        "nor is the day of a letter",
    ),
    (
        "The army said in a note read on state radio that nine people died.",
        "nine",
        ["army"],
        "the clause behind it is",
    ),
    (
        "The Front for the Liberation of the Coast said nine people died.",
        "nine",
        ["Front for the Liberation of the Coast"],
        "a front with what it is for",
    ),
    ("The Victims' Register said nine people died.", "nine", ["Victims' Register"], "a register that speaks is a body"),
    ("Forty people died, police said.", "Forty", ["police"], "the verb closes the sentence"),
    ("Police said forty people died.", "forty", ["Police"], "the verb opens it"),
    ("Forty people, the mayor said, died.", "Forty", ["mayor"], "the verb stands in the middle"),
    ("Forty people died, the mayor said this Friday in a bulletin.", "Forty", ["mayor"], "'this Friday' behind it"),
    ("The Ministry of Health has notified 418 deaths.", "418", ["Ministry of Health"], "what a register takes in"),
    ("The company has always counted 26 dead.", "26", ["company"], "a body that counts"),
    ("The Union of Dockers, however, put the dead at 17.", "17", ["Union of Dockers"], "a body that puts a toll"),
    ("Six people died, police said; the town council has nine.", "nine", ["town council"], "a body that has a figure"),
    ("He debunked as a lie a report that 15 people died.", "15", [], "nobody is he"),
    (
        "The institute said 61 died. The health office sees it otherwise: few fell ill, and it says nine died.",
        "nine",
        ["health office"],
        "'it' is the body that opens the sentence",
    ),
    ("Forty people died, said the mayor.", "Forty", ["mayor"], "the subject stands behind its verb"),
    ("According to the ministry, 38 people died.", "38", ["ministry"], "a frame without a verb"),
    ("Nine died, according to a balance of the National Police.", "Nine", ["National Police"], "a document of a body"),
    ("Nine died, by the committee's count.", "Nine", ["committee"], "a count and its owner"),
    (
        "The mayor told Radio Lurin that 40 people had died.",
        "40",
        ["mayor", "Radio Lurin"],
        "an outlet is told, and relays",
    ),
    ("The mayor told reporters that 40 people had died.", "40", ["mayor"], "an audience relays nothing"),
    ("The mayor told the Post that 40 people had died.", "40", ["mayor"], "the publication itself is not listed"),
    ("Radio Lurin, citing the mayor, said 40 people died.", "40", ["mayor", "Radio Lurin"], "the one who cites relays"),
    (
        "Local media, citing police, reported that nine people were killed.",
        "nine",
        ["police", "Local media"],
        "citing before the verb",
    ),
    (
        "Radio Lurin quoted the governor as saying 40 people were dead.",
        "40",
        ["governor", "Radio Lurin"],
        "the object is quoted",
    ),
    (
        "Halden Wire reported that the ministry had counted 40 dead.",
        "40",
        ["ministry", "Halden Wire"],
        "one report inside another",
    ),
    (
        "The ministry said 40 people died, as quoted by the Delta Observer.",
        "40",
        ["ministry", "Delta Observer"],
        "a relay at the end",
    ),
    (
        "The governor, in an interview with Radio Lurin, said ten people died.",
        "ten",
        ["governor", "Radio Lurin"],
        "told in an interview",
    ),
    ("A Halden Wire tally shows 40 people dead.", "40", ["Halden Wire"], "an outlet's own count"),
    (
        "A Halden Wire count based on official figures shows 40 dead.",
        "40",
        ["official figures", "Halden Wire"],
        "a tally of official figures",
    ),
    (
        "Halden Radio relays Russian claims of killing 60 militants.",
        "60",
        ["Russia", "Halden Radio"],
        "an adjective names a state",
    ),
    ("Forty people died, police and medics said.", "Forty", ["police and medics"], "a joint source is one name"),
    ("The mayor posted on X that 40 people had died.", "40", ["mayor"], "a platform is no relay"),
    (
        "Residents contacted by phone put the number of dead at 20.",
        "20",
        ["Residents"],
        "a participle behind the subject",
    ),
    ("The number of dead was put at 20 by residents.", "20", ["residents"], "a passive with its agent"),
    ("12 killed in Karsan bombing, say rebels; army says 3", "12", ["rebels"], "headline style, inverted"),
    ("12 killed in Karsan bombing, say rebels; army says 3", "3", ["army"], "the second source of a headline"),
    ("12 killed in Karsan bombing: police", "12", ["police"], "a source behind a colon"),
    ("2 killed, 9 wounded (governor's office).", "9", ["governor's office"], "a source in brackets"),
    ("@KarsanFire: 12 people dead on Main Street.", "12", ["@KarsanFire"], "a handle is a voice"),
    ("RT @kreed: hospital says 14 people dead.", "14", ["hospital", "@kreed"], "a nested handle is a relay"),
    (
        "PARLIAMENT WAS TOLD LITTLE. THE ARCE BATTALION COMMAND HAS REPORTED THAT ABOUT 50 PEASANTS WERE KILLED.",
        "50",
        ["ARCE BATTALION COMMAND"],
        "capitals tell nothing",
    ),
    (
        "The army said 20 soldiers were killed, while the rebels put the figure at more than 100.",
        "100",
        ["rebels"],
        "a contrast changes the voice",
    ),
    (
        "The government said 40 people died; campaigners say 200 were killed.",
        "40",
        ["government"],
        "what follows does not reach back",
    ),
    (
        "The storm killed 12 people. The ministry said roads were cut.",
        "12",
        [],
        "a source does not govern the sentence before it",
    ),
    (
        "No group has claimed responsibility for the attack, which killed 12 people.",
        "12",
        [],
        "a claim of responsibility counts nobody",
    ),
    ("The storm claimed 12 lives in the north.", "12", [], "a storm is no voice"),
    (
        "Nine died, according to the mayor, Ana Ruiz, who read a list.",
        "Nine",
        ["Ana Ruiz"],
        "the name of an office's holder",
    ),
    ("According to the mayor, Karsan had 12 dead.", "12", ["mayor"], "no name between commas"),
    ("Nine died, by the Rail Ministry's revised count.", "Nine", ["Rail Ministry"], "a count that was revised"),
    ("The number of bodies identified after the fire has reached 30.", "30", [], "a number identifies nobody"),
    (
        "The mission counts 20 dead. It takes its figures from clinics. Over 300 fled.",
        "300",
        [],
        "where figures come from",
    ),
    ("Twelve died, the mayor said on Monday: nine were miners.", "Twelve", ["mayor"], "a day before the colon"),
    ("The governor repeated on Monday that 17 miners had died.", "17", ["governor"], "a verb of saying again"),
    ("The raiders repeated an attack that had killed 12 people.", "12", [], "what is repeated is no clause"),
    ("The office informs the public that nine had died.", "nine", ["office"], "those who are told stand between"),
    ("Police visited the informed families of the 12 dead.", "12", [], "who was told says nothing"),
    (
        "The clinic has nine dead, while Homes Beyond Rivers reports 14 dead.",
        "14",
        ["Homes Beyond Rivers"],
        "a preposition in a name",
    ),
    (
        "Nine people died, said Farmers Against Hunger.",
        "Nine",
        ["Farmers Against Hunger"],
        "farmers are no witnesses in a name",
    ),
    ("Pratapur reported 11 deaths.", "11", [], "a place of which nothing is known is no voice"),
    ("Our correspondent has counted six bodies.", "six", [], "the publication speaks for itself"),
    ("Five hostages were released by the militia and two were killed.", "two", [], "people are released, not figures"),
    (
        "Local papers gave death tolls of 12.",
        "12",
        ["Local papers"],
        "a noun of dying behind the verb is what is counted",
    ),
    (
        "The ministry more than doubled its toll to 90 dead.",
        "90",
        ["ministry"],
        "an adverb of two words before the verb",
    ),
    ("The health ministry attributed 12 deaths to the heat.", "12", ["health ministry"], "what is put down to a cause"),
    (
        "The governor, Olan Synek, was giving a figure of 38 dead.",
        "38",
        ["Olan Synek"],
        "a verb in the past progressive",
    ),
    ("Nine died, according to a study published on Monday by doctors.", "Nine", ["doctors"], "over when it came out"),
    ("The body of one woman was found by a drone crew.", "one", [], "who finds says nothing"),
    ("Nine died, the fire office said in its report No. 2.", "Nine", ["fire office"], "over the number of a report"),
    ("“Nine died,” commander Jon Mutis said at the scene.", "Nine", ["Jon Mutis"], "over where it was said"),
    (
        "Radio Lurin, quoting a doctor, on Monday reported 30 killed.",
        "30",
        ["doctor", "Radio Lurin"],
        "the verb of the one who cites",
    ),
    (
        "Police sources say that the clinic has received 90 bodies.",
        "90",
        ["Police sources"],
        "what a house receives is told by who says so",
    ),
    (
        "We have heard from the Home Office in Arl, which says two tourists have died.",
        "two",
        ["Home Office"],
        "what a comma sets apart may hang on a preposition",
    ),
    (
        "The broadcaster TV Arl is quoting the mayor, Ana Ruiz, as saying 26 people died.",
        "26",
        ["Ana Ruiz", "broadcaster TV Arl"],
        "who is quoting relays",
    ),
    ("That contradicts the mayor, who spoke this morning of 15 missing.", "15", ["mayor"], "spoke, then of what"),
    (
        "The Harbour Lawyers, a rights group, put the toll at 61. It said 13 of one family had died.",
        "13",
        ["Harbour Lawyers"],
        "a body that bears the name of many",
    ),
    (
        'The mayor said the bus had no lights.\n\n"The driver and 12 pupils are dead," she told pressmen.',
        "12",
        ["mayor"],
        "whom she tells of is not she",
    ),
    (
        "A list posted by the council on its website at noon showed 36 dead.",
        "36",
        ["council"],
        "a document by who posted it",
    ),
    (
        "The number of dead, announced as 201 by then ministry officials, climbed to 282.",
        "201",
        ["ministry officials"],
        "a figure between commas by its agent",
    ),
    (
        "The number of dead, announced as 201 by then ministry officials, climbed to 282.",
        "282",
        [],
        "who says no more than stands there",
    ),
    ("Conflict-related violence killed 214 people in Arl.", "214", [], "half of a compound says nothing"),
    (
        "The Arl Observatory met survivors. It received credible reports that eight men had been shot.",
        "eight",
        ["Arl Observatory"],
        "what others told those who count",
    ),
    (
        'Coroner Ivo Lenk said a fifth man died later. A doctor had found a weak heart. "We have four deaths," he said.',
        "four",
        ["Ivo Lenk"],
        "what somebody had found is background",
    ),
    ("Ambulance Velgrad put its figure at 48 hurt.", "48", ["Ambulance Velgrad"], "a name that has its own figure"),
    (
        "A radio report that two guards died was false, the ministry said.",
        "two",
        ["ministry"],
        "whoever rejects a figure",
    ),
    (
        "Ambassador-at-large Ivo Lenk said 29 people had died.",
        "29",
        ["Ivo Lenk"],
        "an office of three words",
    ),
    ("Gas plant blast kills at least 14 -state radio", "14", ["state radio"], "a dash set against the source"),
    (
        "River Front: 60 killed in raid, dozens missing - governor",
        "60",
        ["governor"],
        "what the line is about says nothing",
    ),
    ("Nine were hurt, the brigade's morning report said.", "Nine", ["brigade"], "a report named by its hour"),
    ("Nine were hurt, the ministry's evening summary said.", "Nine", ["ministry"], "the same in other words"),
    (
        "Road crashes killed 300 people last year, police figures show.",
        "300",
        ["police"],
        "figures that close the clause",
    ),
    (
        "Nine people died in cells, interior ministry data showed on Monday.",
        "Nine",
        ["interior ministry"],
        "with a day behind them",
    ),
    (
        "Troops killed eight raiders, including a commander identified as Abu Hilal, the army said.",
        "eight",
        ["army"],
        "who is identified says nothing",
    ),
    ("A hiker was carried down on a stretcher.", "A", [], "a person who is carried is no statement"),
    ("DRC declares three new deaths from Ebola", "three", ["DRC"], "a country under the name that is written"),
    ("The Keldry hospital received 27 patients with burns.", "27", [], "what a hospital does is nobody's word"),
    ("Hospitals in Vell have treated 412 people since June.", "412", [], "nor is it in the plural"),
    ("The Keldry hospital said it had received 27 patients.", "27", ["Keldry hospital"], "unless it speaks"),
    (
        "The mayor of Ardon told Radio Vell he had nine bodies in the morgue.",
        "nine",
        ["mayor of Ardon", "Radio Vell"],
        "what he has, he told them",
    ),
    (
        "Ask the governor's office, which this afternoon announced 26 dead.",
        "26",
        ["governor's office"],
        "over a time without a preposition",
    ),
    (
        "A study by researchers in Vell, not yet published, puts the deaths in Holm at 230.",
        "230",
        ["researchers"],
        "over an aside",
    ),
    ("Relatives have given the names of 39 people who remain missing.", "39", ["Relatives"], "who gives a list"),
    (
        "The army reported 64 deaths; the mission was able to verify 39 of those deaths.",
        "39",
        ["mission"],
        "what one was able to confirm",
    ),
    ("The mayor put the dead at 11, the hospital at 14.", "14", ["hospital"], "a second voice shares the verb"),
    ("Police put the toll at nine and the rebels at 30.", "30", ["rebels"], "behind 'and' as well"),
    ("The ministry put the toll at nine, and at noon at 12.", "12", ["ministry"], "no second voice"),
    (
        "Nine people died in Holm, the authorities said, in the worst raid this year.",
        "Nine",
        ["authorities"],
        "an article is no part of the word",
    ),
    (
        "Two clerks suspected of theft were shot and nine porters were arrested, state media reported.",
        "nine",
        ["state media"],
        "the suspected say nothing",
    ),
    (
        "Nine people died, says the advocacy group Vell Miners Alliance (VMA).",
        "Nine",
        ["advocacy group Vell Miners Alliance"],
        "a bracket behind",
    ),
    ("Lam Tor, one of the villagers, said nine people died.", "nine", ["Lam Tor"], "one of many, between commas"),
    (
        "Oto Brin said the Arl Group, Inc., which owns the mine, estimated its losses. He said nine miners died.",
        "nine",
        ["Oto Brin"],
        "a firm is not he",
    ),
    (
        '"Nine bodies were found", said the army in a press release.',
        "Nine",
        ["army"],
        "where it was said is no part of a name",
    ),
    ("Nine people died, said the mayor in a brief statement.", "Nine", ["mayor"], "nor in a statement"),
    ("Nine people were held, a police press release said.", "Nine", ["police"], "a press release is a document"),
    (
        "Nine guards died, according to a new toll published on Monday, March 3 by the army.",
        "Nine",
        ["army"],
        "over the day of the document",
    ),
    ("Initial reports of the Arl Police said nine people died.", "nine", ["Arl Police"], "reports of somebody"),
    ("Early reports said nine people died.", "nine", [], "reports of nobody"),
    (
        "A Northern Wire reporter saw nine bodies in a garden.",
        "nine",
        ["Northern Wire reporter"],
        "whoever saw and counted them",
    ),
    (
        "Displaced villagers spoke. Lam Tor, one of the villagers, said nine people died.",
        "nine",
        ["Lam Tor"],
        "not those who spoke before",
    ),
    (
        "Nine people died, said the advocacy group Vell Miners Alliance.",
        "Nine",
        ["advocacy group Vell Miners Alliance"],
        "people within the name of a body",
    ),
    (
        '"We fled at noon," said Oto Brin, a clerk.\n\n"They killed nine men."',
        "nine",
        ["Oto Brin"],
        "a further paragraph of what is quoted",
    ),
    (
        '"We fled at noon," said Oto Brin.\n\n"They killed nine men," a witness said.',
        "nine",
        ["witness"],
        "with a voice of its own",
    ),
    (
        "\u201eNine bodies were found\u201c, said the army. It had spoken of 12 dead.",
        "12",
        ["army"],
        "a mark that closes as in German copy",
    ),
]


@pytest.mark.parametrize(("text", "number", "chain", "why"), CHAINS)
def test_chain(text: str, number: str, chain: list[str], why: str) -> None:
    assert [speaker.name for speaker in _said(text, number).chain] == chain, why


CARRIED = [
    (
        "The mayor, Ana Ruiz, announced aid for the families of the dead. A panel will report in 15 days. Three men were held.",
        "Three",
        [],
        "not over a sentence that counts nobody",
    ),
    (
        'Shells hit Vell.\n\nSource: Ana Ruiz, head of the district administration, on Telegram\n\nQuote: "Nine people died."',
        "Nine",
        ["Ana Ruiz"],
        "a line that names the voice of the quotation under it",
    ),
    (
        "Source: Ana Ruiz, head of the district administration\n\nDetails: Nine people died.",
        "Nine",
        [],
        "but of no other paragraph",
    ),
    (
        "The rebels said they had placed the bomb. Five of the men died where they sat.",
        "Five",
        [],
        "what was placed is no count",
    ),
    (
        "The mine operator, Glencore, said 19 men had died. In an earlier statement it had put the number at 36.",
        "36",
        ["Glencore"],
        "a company is 'it'",
    ),
    (
        '"They made us lie down," a 34-year-old teacher said. "I counted 22 bodies."',
        "22",
        ["34-year-old teacher"],
        "on either side",
    ),
    (
        '"They made us lie down," said a 34-year-old teacher who fled. "I counted 22 bodies."',
        "22",
        ["34-year-old teacher"],
        "an age before the one who is quoted",
    ),
    (
        "UN teams counted 2,870 displaced people. The number of displaced people in the north is 450.",
        "450",
        ["UN teams"],
        "but of the same",
    ),
    (
        "UN teams counted 2,870 displaced people. The number of deaths rose to 119.",
        "119",
        [],
        "who counts some does not tell the toll of others",
    ),
    (
        "Nine people died, police said. A total of 1,054 died on the roads last year.",
        "1,054",
        [],
        "years back is background",
    ),
    (
        "Fog was not the cause, the mayor claimed. A total of 12 people lost their lives.",
        "12",
        [],
        "to claim a cause counts nobody",
    ),
    (
        'The army spokesman, Brigadier Omar Kerr, came.\n\nThe brigadier said:\n\n"Nine raiders died.\n\n"In Vell 12 were hurt."',
        "12",
        ["Omar Kerr"],
        "a line of its own leads in what he said, over its paragraphs",
    ),
    (
        "The toll by town, according to the prison service:\n\nTown | Dead\nVell | 37\nHolm | 34",
        "34",
        ["prison service"],
        "a line that ends with a colon stands above the heads of the table",
    ),
    (
        "Nine people died, said Omar Kerr, a doctor. According to him, 12 pupils were taken ill.",
        "12",
        ["Omar Kerr"],
        "the one who has just spoken",
    ),
    (
        "The mayor spoke of nine dead. According to her office, 12 people were hurt.",
        "12",
        ["mayor"],
        "her office is hers",
    ),
    (
        "Nine died at the hall, where locals say it is hot. All 40 guests were hurt.",
        "40",
        [],
        "what was said by the way is not in force",
    ),
    (
        "Some 900 were displaced (source: VEMA).\n\nThe Vell Emergency Management Agency (VEMA) said 30 people died.",
        "30",
        ["VEMA"],
        "initials whose name is told later are one voice",
    ),
    (
        "22:50 The mayor, Ada Brin, said 19 people were killed.\n\n22:40 Brin: sixteen dead.",
        "sixteen",
        ["Ada Brin"],
        "a post whose label is one who speaks elsewhere",
    ),
    (
        "22:50 Fans broke down a gate.\n\n22:40 Red Cross: 9 dead.\n\n22:30 Police: four dead.",
        "9",
        ["Red Cross"],
        "each post of a live page has a label of its own",
    ),
    ("The ministry said nine people died. It said 30 were hurt.", "30", ["ministry"], "a pronoun"),
    (
        "The Lurin Rights Group said nine people died.\n\nThe group counted 30 wounded.",
        "30",
        ["Lurin Rights Group"],
        "a definite repeat over a paragraph break",
    ),
    (
        "The Search Agency said nine people died.\n\nThirty people were hurt in a fire in June.",
        "Thirty",
        [],
        "nothing is handed over a paragraph break",
    ),
    (
        "Nine people died, the mayor said. Another 30 were hurt.",
        "30",
        ["mayor"],
        "the next sentence goes on with the count",
    ),
    ("Nine people died, the mayor said. In 2013 a fire killed 30.", "30", [], "another time is another matter"),
    (
        '"We have nine bodies. Thirty more are missing," the doctor said.',
        "nine",
        ["doctor"],
        "a quotation that runs over sentences",
    ),
    ('"Nine are dead," the doctor said. "Thirty are hurt."', "Thirty", ["doctor"], "a quotation that goes on"),
    (
        "Ana Reed lost her brother. \u201cThey killed nine people here.\u201d",
        "nine",
        ["Ana Reed"],
        "the subject of the sentence before speaks the quotation",
    ),
    (
        "The Lurin Observatory for Civil Rights said 44 died.\n\nLOCR said nine of them were children.",
        "nine",
        ["Lurin Observatory for Civil Rights"],
        "initials without an introduction",
    ),
    (
        "The Disaster Council (DC) said 44 people died.\n\nDC said nine of them were children.",
        "nine",
        ["Disaster Council"],
        "initials introduced in brackets",
    ),
    ("The ministry said nine died. The statement added that 12 were hurt.", "12", ["ministry"], "its statement"),
    ("Gen. Ana Ruiz said nine died.\n\nRuiz said 12 were hurt.", "12", ["Ana Ruiz"], "a name by its last part"),
    (
        "The mayor told Radio Lurin nine people died. She said 12 were hurt.",
        "12",
        ["mayor", "Radio Lurin"],
        "what was told goes on being relayed",
    ),
]


@pytest.mark.parametrize(("text", "number", "chain", "why"), CARRIED)
def test_carried(text: str, number: str, chain: list[str], why: str) -> None:
    assert [speaker.name for speaker in _said(text, number).chain] == chain, why


@pytest.mark.parametrize(
    ("text", "role", "why"),
    [
        ("Ambulance crews said 40 people had died.", "rescue", "crews"),
        ("OCD Administrator Ana Ruiz said 40 people died.", "rescue", "whose administrator she is"),
        ("The administrator, Ana Ruiz, said 40 people died.", "local_official", "and where nothing tells"),
        ("The Vell Disaster Mitigation Agency (BPBD) said 40 people died.", "rescue", "what known initials tell"),
        ("The Vell Disaster Mitigation Agency (VDA) said 40 people died.", "government", "and unknown ones do not"),
        (
            "Vell Emergency Presidency (AFAD) head Omar Tek said 40 people died.",
            "rescue",
            "the house before its initials",
        ),
        ("Vell police came. Chief Ana Ruiz said 40 people died.", "police", "the chief of the force named before"),
        ("Chief Ana Ruiz said 40 people died.", "other", "and of none"),
        ("40 were hurt, according to its emergency chief, Dr. Ana Ruiz.", "health", "a doctor leads no rescuers"),
        ("The emergency chief, Ana Ruiz, said 40 people died.", "rescue", "but others do"),
        ("Her organisation, Arl Watch, said 40 people died.", "monitor", "a name that ends as theirs do"),
        ("The night watch said 40 people died.", "other", "and no name"),
        (
            "The chairman of the council, Omar Bala, who disclosed this yesterday, said 40 people died.",
            "local_official",
            "an office before a name with a clause of its own",
        ),
        ("Area OCPD Omar Bala said 40 people died.", "police", "a rank of the police of Kenya"),
        ("NTSA data show that 40 people died.", "government", "an agency for the roads"),
        ("NEMA's head of operations, Zainab Saidu, said 40 people had died.", "rescue", "an agency by its initials"),
        ("Raed Saleh, of the same village, said 40 people had died.", "other", "a village is no body"),
        ("Raed Saleh, of the White Helmets, said 40 people had died.", "rescue", "whose man he is, between commas"),
        ("The Foreign Office said 40 people died.", "government", "a ministry by another name"),
        ("A lawyer, Ana Ruiz, said 40 people died.", "other", "a lawyer alone"),
        (
            "The Emergency Lawyers, a rights group, said 40 people died.",
            "monitor",
            "what stands beside a name tells more than 'lawyers'",
        ),
        ("A local said 40 people died.", "witness", "but a local is"),
        ("The local council's office said 40 people died.", "local_official", "what is local is no witness"),
        ("The SP said 40 people died.", "police", "a rank of the police"),
        ("The Ruiz Foundation said 40 people died.", "monitor", "a charity"),
        (
            "The press service of the Emergencies Ministry said 40 people died.",
            "rescue",
            "they speak for the body beside them",
        ),
        ("Captain Omar Diallo of the coastguard said 40 people died.", "rescue", "a captain is of a service, too"),
        (
            "Police and soldiers came. Cpl. Dana Reeves said 40 people died in the flood.",
            "military",
            "and in one that tells of an army",
        ),
        ("Highway police came. Cpl. Dana Reeves said 40 people died.", "police", "a rank, in a text of police alone"),
        ("Local chief Moussa Keita said 40 people died.", "local_official", "a chief of a village"),
        ("The head of the hospital's emergency department said 40 people died.", "health", "a ward"),
        ("A deputy said 40 people died.", "local_official", "and holds a seat elsewhere"),
        ("Police spokeswoman Ana Ruiz came. Her deputy said 40 people died.", "police", "a deputy is of the same body"),
        ("A woman said 40 people died.", "witness", "somebody of whom nothing else is told"),
        ("The papers said 40 people had drowned.", "media", "the papers of a town"),
        ("The mayor's driver said 40 people died.", "witness", "who is somebody's witness is one"),
        (
            "Forty people died, the factory owners' association said.",
            "other",
            "whose association it is tells no witness",
        ),
        ("Forty people died, said Colonel Ana Brin, who heads the rescue service.", "rescue", "in a relative clause"),
        (
            "Forty people died, said Lt Col Ana Brin, director (operations) of the Fire Service and Civil Defence.",
            "rescue",
            "the service that an officer leads, over a bracket",
        ),
        ("The National Orientation Agency said 40 people died.", "government", "of the nation by its name"),
        ("The Municipal Works Office said 40 people died.", "local_official", "of a town by its name"),
        ("Omar Kerr, spokesman for the province, said 40 people died.", "local_official", "he speaks for a province"),
        (
            "40 people died, said Omar Shaikh, who directs the disaster agency.",
            "government",
            "a title that ends a name",
        ),
        ("The army said 40 rebels died in the offensive.", "belligerent", "an army that fights"),
        ("Police and witnesses said 40 people died.", "police", "the first of two"),
        ("Witnesses and police said 40 people died.", "witness", "whichever that is"),
        ("Official and reliable sources said 40 people died.", "unnamed", "an adjective is none of two"),
        ("A Swiss officer said 40 people died in the flood.", "military", "an officer of a state"),
        (
            "According to Oto Brin, chief of the Arl Military Administration, 40 people died.",
            "local_official",
            "between commas",
        ),
        ("The Arl Resistance Committees said 40 people died.", "monitor", "those who count"),
        ("The army said 40 people died in the flood.", "military", "an army that helps"),
        (
            "An envoy told the radio on condition of anonymity that 40 died.",
            "unnamed",
            "who has no name, told behind it",
        ),
        ("A nurse said on condition of anonymity that 40 died.", "health", "what service she is of stays"),
        ("Stallholders said 40 people were hurt.", "witness", "who was there"),
        ("The works inspectorate said 40 people were hurt.", "government", "who inspects"),
        ("The health ministry said 40 people died.", "health", "the more telling word"),
        ("The interior ministry said 40 people died.", "government", "a ministry"),
        ("A hospital spokesman said 40 people died.", "health", "the institution gives the role"),
        ("The police chief said 40 people died.", "police", "an office of the police"),
        ("The mayor said 40 people died.", "local_official", "contract, ruling 11"),
        ("The county coroner said 40 people died.", "local_official", "contract, ruling 11"),
        ("Residents said 40 people died.", "witness", "contract, ruling 11"),
        ("The fire service said 40 people died.", "rescue", "contract, ruling 11"),
        ("The U.N. rights mission said 40 people died.", "un", "initials with stops"),
        ("UNHCR said 40 people died.", "un", "an agency by its initials"),
        ("The Lurin Observatory said 40 people died.", "monitor", "one that counts"),
        ("A security source said 40 people died.", "unnamed", "an unnamed source"),
        (
            "Forty people died, said an official who declined to be named.",
            "unnamed",
            "anonymity is said behind the name",
        ),
        ("The rebels said 40 people died.", "belligerent", "a party"),
        ("The Islamic State group said 40 people died.", "belligerent", "the name weighs more than 'group'"),
        ("Reuters said 40 people died.", "media", "an agency"),
        ("Eastmere Fire and Rescue said 40 people died.", "rescue", "a brigade by its short name"),
        ("Traffic enforcement officer Ben Oduya said 40 people died.", "police", "an officer of the road police"),
        ("The health protection agency said 40 people died.", "health", "an agency of health, whatever it protects"),
    ],
)
def test_role(text: str, role: str, why: str) -> None:
    number = "Forty" if text.startswith("Forty") else "40"
    assert _said(text, number).chain[0].role == role, why


@pytest.mark.parametrize(
    ("text", "number", "certainty", "stance", "why"),
    [
        ("Police initially said seven people had been shot.", "seven", "stated", "superseded", "the first word on it"),
        ("Police said seven people had initially been shot.", "seven", "stated", "asserted", "and not of the act"),
        (
            "She had earlier spoken of three dead, but one of the women was alive.",
            "one",
            "stated",
            "asserted",
            "what follows 'but' stands",
        ),
        ("Eight people reported missing were found, police said.", "Eight", "stated", "asserted", "who was looked for"),
        ("Eight people were reported missing, police said.", "Eight", "reported", "asserted", "but a report is one"),
        (
            "Nine people died in the fire, according to police reports.",
            "Nine",
            "stated",
            "asserted",
            "reports of somebody",
        ),
        ("Nine people died in the fire, according to reports.", "Nine", "reported", "asserted", "hearsay"),
        (
            "The ministry called the deaths of 300 people a tragedy.",
            "300",
            "stated",
            "asserted",
            "called something else",
        ),
        ("A report of nine deaths was called baseless by the ministry.", "nine", "denied", "denied", "in the passive"),
        (
            "The ministry called reports of 300 deaths grossly exaggerated.",
            "300",
            "denied",
            "denied",
            "called exaggerated",
        ),
        (
            "Reports of 300 deaths were dismissed by the health ministry.",
            "300",
            "denied",
            "denied",
            "dismissed in the passive",
        ),
        (
            "The army rejected claims by the militia that 13 soldiers had died.",
            "13",
            "denied",
            "denied",
            "claims behind a rejection are no outcome",
        ),
        (
            "The militia claimed it had killed 13 soldiers, which the army denied.",
            "13",
            "claimed",
            "asserted",
            "whose claim it is",
        ),
        (
            "The mayor put the number of dead at 200; police could not confirm the cause.",
            "200",
            "stated",
            "asserted",
            "of what was told only",
        ),
        (
            "Posts put the number of dead at 200; we are not in a position to verify them.",
            "200",
            "unconfirmed",
            "asserted",
            "over a semicolon",
        ),
        (
            "The army said it killed 40 rebels. Police could not confirm the cause of the fire.",
            "40",
            "stated",
            "asserted",
            "nor is a cause a claim",
        ),
        (
            "The army said it killed 40 rebels. Reuters could not verify the identity of a tenth man.",
            "40",
            "stated",
            "asserted",
            "another matter",
        ),
        (
            "The army said it killed 40 rebels. The claim could not be independently verified.",
            "40",
            "unconfirmed",
            "asserted",
            "in the passive",
        ),
        (
            "The army said it killed 40 rebels. Reuters could not verify the claim.",
            "40",
            "unconfirmed",
            "asserted",
            "the next sentence doubts it",
        ),
        (
            "The council said 18 of the deaths are subject to validation.",
            "18",
            "unconfirmed",
            "asserted",
            "which may yet be struck off",
        ),
        (
            "The rebels denied that their men had come to Lurin and killed 12 people.",
            "12",
            "denied",
            "denied",
            "which may go on with what is denied",
        ),
        (
            "The rebels denied losing any men and mourned only 12 martyrs.",
            "12",
            "stated",
            "asserted",
            "a denial ends before the next verb",
        ),
        (
            "Two people were confirmed dead and 186 are missing.",
            "186",
            "stated",
            "asserted",
            "confirmed is said of the dead",
        ),
        ("The rebels claimed to have killed 20 soldiers.", "20", "claimed", "asserted", "a claim"),
        ("The rebels admitted losing 20 men.", "20", "stated", "asserted", "an admission is stated (ruling 8)"),
        ("The mission verified 20 deaths.", "20", "confirmed", "asserted", "verified"),
        ("Twenty are reportedly dead.", "Twenty", "reported", "asserted", "an adverb"),
        ("The raid is said to have killed 20.", "20", "reported", "asserted", "a passive that names nobody"),
        ("Fourteen people are presumed dead.", "Fourteen", "feared", "asserted", "presumed"),
        ("The clinic refused to confirm nine deaths.", "nine", "unconfirmed", "asserted", "a refusal to confirm"),
        ("There was no independent confirmation of the nine deaths.", "nine", "unconfirmed", "asserted", "nor a noun"),
        (
            "Police would not confirm the cause of the crash, which killed nine.",
            "nine",
            "stated",
            "asserted",
            "a cause",
        ),
        ("Police did not confirm how many of the 12 dead were boys.", "12", "stated", "asserted", "how many of them"),
        ("The mission was only able to confirm nine deaths.", "nine", "confirmed", "asserted", "only able to"),
        ("An estimated 20 people died.", "20", "estimated", "asserted", "estimated"),
        (
            "Three deaths in Lurin, reported by herders, could not be verified.",
            "Three",
            "unconfirmed",
            "asserted",
            "over a parenthesis",
        ),
        (
            "Five people have been confirmed dead, six remain missing.",
            "six",
            "stated",
            "asserted",
            "a hedge does not cross into the next count",
        ),
        ("The army denied that 20 soldiers had died.", "20", "denied", "denied", "a denial"),
        ("The army denied any role in the killing of 20 men.", "20", "stated", "asserted", "of a part in it"),
        ("The ministry rejected reports of 20 deaths.", "20", "denied", "denied", "a rejected report"),
        (
            "The ministry rejected the offer and said 20 people had died.",
            "20",
            "stated",
            "asserted",
            "an offer is no figure",
        ),
        ("A post falsely claimed that 300 people had died.", "300", "denied", "denied", "falsely"),
        ("Not 40 but four people died.", "40", "denied", "denied", "not this but that"),
        (
            "There were 1,204 suspected cases and 29 deaths.",
            "29",
            "stated",
            "asserted",
            "a hedge of another number's people",
        ),
        ("CORRECTION. Five people died, not 15.", "15", "stated", "superseded", "a correction's old figure (ruling 9)"),
        ("The agency raised the toll from 54 to 57.", "54", "stated", "superseded", "the old end of a change"),
        ("The toll is 27, up from 19 a day earlier.", "19", "stated", "superseded", "up from"),
        ("The ministry had earlier put the toll at 11.", "11", "stated", "superseded", "a pluperfect with 'earlier'"),
        ("The bus came from 19 towns and 27 people died.", "19", "stated", "asserted", "'from' alone replaces nothing"),
    ],
)
def test_certainty_and_stance(text: str, number: str, certainty: str, stance: str, why: str) -> None:
    said = _said(text, number)
    assert (said.certainty, said.stance) == (certainty, stance), why


def test_a_person_speaks_for_a_body_under_its_key() -> None:
    """Independence is counted by institution: a spokeswoman is no second voice."""
    text = (
        "Nine people died, the Lurin Fire Service said.\n\nThe fire service's spokeswoman, Ana Reed, said 12 were hurt."
    )
    assert _said(text, "Nine").chain[0].key == _said(text, "12").chain[0].key


def test_a_known_agency_in_the_dateline_makes_the_copy_its_own() -> None:
    """Method, voices: agency credits and datelines make one origin, flagged; the publication's own dateline does not."""
    said = _said("KARSAN, May 3 (Reuters) - Nine people died on Monday.", "Nine")
    assert [s.name for s in said.chain] == ["Reuters"]
    assert "agency_copy" in said.flags
    assert not _said("KARSAN, May 3 (Karsan Post) - Nine people died on Monday.", "Nine").chain
    assert not _said("KARSAN, May 3 (Reuters) - Nine people died on Monday.", "Nine", publisher="Reuters").chain


def test_links_tell_how_near_the_voice_stood() -> None:
    text = "Police said nine people died. It was dark. Another two were hurt.\n\nThey said 12 were held."
    assert _said(text, "nine").chain[0].link in ("same_clause", "same_sentence")
    assert _said(text, "12").chain[0].link == "carried"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "said",
        "said said said",
        '"""',
        "according to",
        "@:",
        "(police)",
        "the the the said 5",
        ", said",
        "said the",
        "He said.",
        "by by by",
        "According to Reed against",
        "citing",
    ],
)
def test_any_words_at_all(text: str) -> None:
    surface = read_text(text, "text", LEXICON)
    voices = find_voices(surface, Document(id="x", text=text))
    for i in range(len(surface.words)):
        voices.speak(i, i + 1, None)


OWN_KINDS = (
    "reporting",
    "counting",
    "frame",
    "document",
    "source",
    "hedge",
    "anonymity",
    "rumour",
    "audience",
    "platform",
    "conflict",
    "calamity",
    "figure_noun",
    "noun_too",
    "change_verb",
    "earlier",
    "replaced_before",
    "correction",
    "continuation",
)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        pytest.param(entry, text, id=f"{entry.kind}.{entry.id}: {text}")
        for kind in OWN_KINDS
        for entry in LEXICON.table(kind)
        for text in entry.counterexamples
    ],
)
def test_counterexample_is_no_hit_of_its_entry(entry: Entry, text: str) -> None:
    assert entry.id not in {hit.entry.id for hit in read_text(text, "text", EVERY).hits.get(entry.kind, ())}


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        pytest.param(entry, text, id=f"{entry.id}: {text}")
        for entry in LEXICON.table("source")
        for text in entry.examples
    ],
)
def test_source_example_speaks_in_its_role(entry: Entry, text: str) -> None:
    """`army` and `inherit` are no roles of the contract: they are settled by what stands around them."""
    surface = read_text(text, "text", LEXICON)
    roles = {report.player.role for report in find_voices(surface, Document(id="x", text=text)).reports}
    settled = {
        "army": {"belligerent"},
        "inherit": {"other", "police", "government", "belligerent", entry.get("bare")},
    }.get(entry.means, {entry.means})
    assert roles & settled


@pytest.mark.parametrize(
    "text", [text for kind in ("reporting", "counting") for entry in LEXICON.table(kind) for text in entry.examples]
)
def test_verb_example_has_a_voice(text: str) -> None:
    assert find_voices(read_text(text, "text", LEXICON), Document(id="x", text=text)).reports
