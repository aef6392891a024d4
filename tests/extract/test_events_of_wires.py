"""Events as wires and communiqués word them: strikes told by nouns, numbers that go home, days beside a telling."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read


def told(text: str) -> set[tuple[str, str | None, str | None]]:
    found = read("x", text, date(2023, 11, 24), None, known(), None, None).event_reports
    return {(e.event_type, e.place, e.when.date_start and e.when.date_start.isoformat()) for e in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three people were killed when a strike hit a house in Denda on Tuesday.",
            ("air_strike", "Denda", "2023-11-21"),
        ),
        ("A strike on a school in Denda killed nine on Tuesday.", ("air_strike", "Denda", "2023-11-21")),
        ("Strikes against a convoy near Denda on Tuesday left five dead.", ("air_strike", "Denda", "2023-11-21")),
        (
            "Shells struck close to a tower at Kelo on Friday. The blasts came a day after rebels shelled Denda.",
            ("shelling", "Denda", "2023-11-23"),
        ),
        (
            "Twelve militants were killed on Monday in an operation conducted by the army near Denda.",
            ("armed_attack", "Denda", "2023-11-20"),
        ),
        (
            "The Council condemned in the strongest terms the attacks perpetrated on 12 May by gunmen against the base "
            "of the mission in Denda.",
            ("armed_attack", "Denda", "2023-05-12"),
        ),
        (
            "The army said on Tuesday that its guns had shot down a drone near Denda shortly after midnight.",
            ("armed_attack", "Denda", "2023-11-21"),
        ),
        (
            "AMISOM began its drawdown. Another 4,000 soldiers are due to leave by 30 June 2024.",
            ("troop_withdrawal", "Somalia", "2024-06-30"),
        ),
        (
            "AMISOM began its drawdown. In the first phase, a total of 2,000 soldiers left Somalia.",
            ("troop_withdrawal", "Somalia", None),
        ),
        (
            "By resolution 2559 (2020) of 22 December 2020 the Council terminated the mandate of UNAMID as at 31 "
            "December 2020.",
            ("withdrawal_order", "Sudan", "2020-12-22"),
        ),
        (
            "By resolution 2559 (2020) of 22 December 2020 the Council terminated the mandate of UNAMID as at 31 "
            "December 2020.",
            ("mission_end", "Sudan", "2020-12-31"),
        ),
        (
            "The Council, by its resolution 1996 (2011) of 8 July 2011, established UNMISS.",
            ("mission_established", "South Sudan", "2011-07-08"),
        ),
        (
            "On 20 March demonstrators blocked a convoy travelling from Kelo to Denda at Alala.",
            ("access_restriction", "Alala", "2023-03-20"),
        ),
        (
            "The mission in Kosovo, UNMIK, withdrew its staff from the north of Mitrovica on Tuesday.",
            ("base_withdrawal", "Mitrovica", "2023-11-21"),
        ),
        (
            "ONUB lowered its flag on Tuesday, handing over to a smaller office.",
            ("mission_end", "Burundi", "2023-11-21"),
        ),
        (
            "Germany evacuated its 17 police officers from UNMISS on Tuesday.",
            ("troop_withdrawal", "South Sudan", "2023-11-21"),
        ),
        (
            "Rebels killed five in the north of Burkina Faso on Tuesday.",
            ("armed_attack", "northern Burkina Faso", "2023-11-21"),
        ),
        (
            "Gunmen shot two men in Maiduguri, in Nigeria. Chad said on Tuesday that it was withdrawing its troops "
            "from the Multinational Joint Task Force (MNJTF).",
            ("troop_withdrawal", "Lake Chad Basin", "2023-11-21"),
        ),
        ("Militiamen put up a barrier at Denda on Tuesday.", ("access_restriction", "Denda", "2023-11-21")),
        (
            "He wants the roadblocks in Denda lifted that prevent convoys from reaching the town.",
            ("access_restriction", "Denda", None),
        ),
        ("On Tuesday gunmen attacked checkpoints around Sheikh Denda.", ("armed_attack", "Sheikh Denda", "2023-11-21")),
        (
            "AMISOM is small. The army takes charge when the AU forces leave by 31 December 2024.",
            ("mission_end", "Somalia", "2024-12-31"),
        ),
    ],
)
def test_told(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert expected in told(text)


def test_regions_named_together() -> None:
    found = told("On 19 November ten people were killed in raids in Denda and Alala counties.")
    assert {place for _, place, _ in found} == {"Denda", "Alala"}


def test_what_still_holds_is_of_no_day() -> None:
    found = told("The rebels still hold Denda, and another group captured Kelo on Tuesday.")
    assert {place for _, place, day in found if day} == {"Kelo"}


def test_a_convoy_on_its_way_leaves_no_base() -> None:
    found = told("On Tuesday demonstrators blocked a patrol travelling from Kelo to Denda.")
    assert "base_withdrawal" not in {kind for kind, _, _ in found}


@pytest.mark.parametrize(
    "text",
    [
        "KFOR evacuated Serbs from Denda on Tuesday.",
        "A UN helicopter that had taken off from Denda crashed on Tuesday.",
    ],
)
def test_no_base_is_left(text: str) -> None:
    assert "base_withdrawal" not in {kind for kind, _, _ in told(text)}


@pytest.mark.parametrize(
    "text",
    ["The strike on the railways hit trade.", "Miners began a strike against the company in Denda on Friday."],
)
def test_a_strike_of_workers_is_none_from_the_air(text: str) -> None:
    assert not any(kind == "air_strike" for kind, _, _ in told(text))
