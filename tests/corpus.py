"""Generated news articles, for tests and benchmarks that need many: templates filled with other names, numbers, dates.

The same number always gives the same article. Nothing here is real.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

_SYLLABLES = "ba be bo da di du fa ga go ka ke ki la le lo ma me mi na no ra ri ro sa si so ta te to wa ya za".split()
_COUNTRIES = ("Mali", "Niger", "Chad", "Sudan", "South Sudan", "Somalia", "Lebanon", "Haiti", "Liberia", "Burundi")
_NATIONS = ("Ghanaian", "Nepalese", "Chadian", "Irish", "Egyptian", "Togolese", "Indian", "Kenyan", "Rwandan", "Fijian")
_AGENCIES = ("the United Nations", "the governor's office", "a local radio station", "the Red Cross", "the army")
_ROLES = ("spokesman", "spokeswoman", "commander", "deputy mayor", "nurse", "trader", "teacher", "driver")

_PARAGRAPHS = [
    " ".join(paragraph.split())
    for paragraph in """
U.N. peacekeepers left their base in {town} on {weekday}, {days} days earlier than planned, after {group}
fighters attacked a convoy on the road to {other}. At least {few} peacekeepers were wounded, the mission said
in a statement.

"The road was mined and nobody came to help us," {person}, a {role} in {town}, told reporters by telephone.
She said that {many} families had fled to {other} since {month}.

The {group} movement said it had taken control of the camp and killed {some} soldiers. The army denied it and
put its own losses at {few} dead and {some} injured. Neither account could be verified.

Mission spokesman {person} said that {many} {nation} troops had already gone home and that about {some} would
stay in {other} until {day} {month} to guard the airport.

The council voted in {month} to end the mandate of the force, which has had nearly {thousands} soldiers in
{country} since {year}. More than {many} of its members have been killed in attacks.

On {day} {month} {few} civilians died when a drone struck the market of {town}, according to {agency}. A
resident who asked not to be named said the toll was higher.

Farmers in the valley expect a good harvest this year. Prices of millet and onions have fallen at the markets,
and the bridge over the river is to be repaired before the rains, {agency} announced.

Analysts warned that fighting could spread to {other} if the ceasefire signed in {year} collapses. A diplomat
in the capital said talks would resume next week, but {person}, a {role} there, did not expect them to.

Before leaving, the {nation} contingent destroyed vehicles, ammunition and generators that could not be moved,
because the authorities had refused to let {some} trucks pass since {month}.

The camp in {other} was handed over to the governor at a ceremony on {weekday}. {person}, the head of the
office, signed the papers and thanked the people of the region for their patience.
""".split("\n\n")
]


def _name(rng: random.Random, parts: int) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(parts)).capitalize()


def article(number: int) -> dict[str, str]:
    """One article as a line of `.jsonl` input: text, url, title, publisher, published_on."""
    rng = random.Random(number)
    published = date(2013, 1, 1) + timedelta(days=rng.randrange(4000))

    def fill(template: str) -> str:
        return template.format(
            town=_name(rng, 3), other=_name(rng, 2), group=_name(rng, 3), person=f"{_name(rng, 2)} {_name(rng, 3)}",
            role=rng.choice(_ROLES), nation=rng.choice(_NATIONS), country=rng.choice(_COUNTRIES),
            agency=rng.choice(_AGENCIES), few=rng.randint(2, 9), some=rng.randint(10, 60), many=rng.randint(100, 900),
            thousands=f"{rng.randint(2, 19)},{rng.randint(0, 9)}00", days=rng.randint(2, 20), day=rng.randint(1, 28),
            weekday=rng.choice(("Monday", "Tuesday", "Thursday", "Saturday")), year=rng.randint(1990, 2012),
            month=rng.choice(("March", "June", "August", "October", "December")),
        )  # fmt: skip

    chosen = rng.sample(_PARAGRAPHS, 8)
    return {
        "text": "\n\n".join(fill(p) for p in (*chosen, *rng.sample(_PARAGRAPHS, 4))),
        "url": f"https://example.org/{published:%Y/%m/%d}/report-{number}",
        "title": fill("Troops leave {town} as fighting nears {other}"),
        "publisher": f"{_name(rng, 3)} Post",
        "published_on": published.isoformat(),
    }


def articles(count: int) -> Iterator[dict[str, str]]:
    """The first `count` articles."""
    return (article(number) for number in range(count))
