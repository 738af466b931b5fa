"""What the coach says in English."""

from __future__ import annotations

from outcomes.coach.wording.shape import RuleWords

ENGLISH: dict[str, RuleWords] = {
    "no_actor": RuleWords(
        question="Who exactly did this?",
        why="A reader can only check a change when they know which office, group or person acted.",
        example="“The licensing committee of Kisumu City Council agreed …” instead of “Stakeholders agreed …”",
    ),
    "two_changes": RuleWords(
        question="Are these two changes?",
        why="Two changes have two dates, two reasons and two kinds of evidence, so they are easier to check "
        "as two records that are linked.",
        example="One record for the ministry that published the rules, another for the court that applied them.",
    ),
    "future": RuleWords(
        question="Has this already happened?",
        why="An outcome is something achieved; a plan can be noted as a lead until it is carried out. "
        "A pledge that was made counts, if you say who made it and when.",
        example="“On 4 May 2023 the council voted to …” instead of “The council will …”",
    ),
    "output": RuleWords(
        question="What did somebody outside our team do differently afterwards?",
        why="Our own training, meeting or publication is what we contributed; the outcome is what others then did.",
        example="“After the training, the inspectors of Blantyre began to …”; the training itself goes under "
        "contribution.",
    ),
    "no_act": RuleWords(
        question="What could one see them do?",
        why="More awareness, capacity or voice is hard to verify; an act in which it showed is not.",
        example="“The association spoke at the budget hearing for the first time” instead of "
        "“The association was empowered”",
    ),
    "impact": RuleWords(
        question="Which act of which actor led to this?",
        why="Better income or health has many causes; the outcome is the decision or practice that changed "
        "on the way there, and the rest belongs under significance.",
        example="“The council halved the market fee”; that vendors keep more of their earnings is why it matters.",
    ),
    "attribution": RuleWords(
        question="Could you say what WIEGO contributed, without saying that it caused the change?",
        why="Others took the decision, and usually others pushed for it too; a claim to be the cause makes "
        "readers doubt the rest.",
        example="“In March WIEGO sent the committee a note on fees, which the chair quoted” instead of "
        "“Thanks to WIEGO …”",
    ),
    "no_date": RuleWords(
        question="When did it happen?",
        why="Without a date nobody can look it up or count it in the right year; a month or a year is enough.",
        example="“In June 2021 the council …”",
    ),
    "vague_time": RuleWords(
        question="Can you say more closely when this was?",
        why="“Recently” means something else when it is read in two years; a month, a season or a year helps.",
        example="“Between March and May 2022 …” instead of “Recently …”",
    ),
    "no_place": RuleWords(
        question="Where did it happen?",
        why="A reader from another country cannot tell which town or country is meant.",
        example="“The municipal council of Thiès, Senegal, …”",
    ),
    "significance_repeats": RuleWords(
        question="Why does this change matter here?",
        why="This says again what changed; what a reader still needs is what it means for the workers, "
        "or what was not possible before.",
        example="“Until then a vendor without a permit could lose her goods any day.”",
    ),
    "significance_empty_words": RuleWords(
        question="What makes it important?",
        why="A reason convinces more than praise: what was it like before, who gains, what becomes possible?",
        example="“It is the first time that the ministry counts home-based workers” instead of "
        "“A historic milestone”",
    ),
    "contribution_no_act": RuleWords(
        question="What exactly did we do?",
        why="“Supported the process” leaves open what was done; one concrete act lets others judge its influence.",
        example="“In May 2021 we wrote a four-page comment on the draft and explained it to the committee.”",
    ),
    "contribution_no_date": RuleWords(
        question="When did we do this?",
        why="A contribution has to come before the change; a date or an order of events shows that it did.",
        example="“In the three weeks before the vote …” or “In October 2020 …”",
    ),
    "others_missing": RuleWords(
        question="What did the others do?",
        why="You name partners who took part; their share deserves as much room as ours.",
        example="“The vendors’ federation collected 400 signatures and negotiated with the mayor.” "
        "If nobody else took part, write “none known”.",
    ),
    "acronym": RuleWords(
        question="What does this abbreviation stand for?",
        why="Readers in other countries, and in ten years, will not know it.",
        example="“Kampala Capital City Authority (KCCA)” the first time, “KCCA” after that.",
    ),
    "private_person": RuleWords(
        question="Could this harm somebody if it were read by others?",
        why="Names, phone numbers and addresses of workers, and cases with minors or the police, may put people "
        "at risk; leave them out or restrict who may read the record.",
        example="“A domestic worker in Lusaka” instead of her name; contact data belongs to the source.",
    ),
}
