"""Violence told again in part: details of an event, and what takes its place or its day from its like."""

from datetime import date

from known import known
from pipeline.extract.claims import Event
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday
MISSION = "UNMISS is the United Nations mission in South Sudan."


def events(text: str) -> list[Event]:
    return read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None).event_reports


def test_details_of_an_attack_are_no_second_one() -> None:
    found = events('Gunmen attacked a convoy near Lokuru on 3 May.\n\n"They shot at the tyres first," a driver said.')
    assert [(e.event_type, e.place) for e in found] == [("armed_attack", "Lokuru")]


def test_what_stands_alone_is_kept() -> None:
    found = events("Peacekeepers have been hit by explosive devices.")
    assert [e.event_type for e in found] == ["explosive_attack"]


def test_the_day_of_the_same_attack() -> None:
    found = events("Gunmen attacked Lokuru on 3 May.\n\nThe road is open.\n\nThose who attacked Lokuru came on foot.")
    assert {e.when.date_start for e in found} == {date(2023, 5, 3)}


def test_the_place_of_the_same_march() -> None:
    found = events("Women marched through Lokuru on 3 May.\n\nOn 3 May students marched too, a teacher said.")
    assert {e.place for e in found} == {"Lokuru"}


def test_what_has_neither_day_nor_place_of_its_own_is_a_detail() -> None:
    found = events(
        "Gunmen attacked a convoy near Lokuru on 3 May.\n\nIt rained in June.\n\n"
        "Dongu is quiet. Soldiers who had been ambushed were resting there."
    )
    assert [(e.event_type, e.place) for e in found] == [("armed_attack", "Lokuru")]


def test_a_departure_told_again_is_that_departure() -> None:
    found = events(
        "UNMISS left its base in Lokuru on 3 May.\n\nTraders met in Dongu in June.\n\n"
        "The soldiers left the camp to the police, a trader said."
    )
    assert {(e.place, e.when.date_start) for e in found} == {("Lokuru", date(2023, 5, 3))}


def test_another_attack_keeps_its_place() -> None:
    found = events("Gunmen attacked a convoy near Lokuru on 3 May.\n\nThey have also raided Dongu.")
    assert {e.place for e in found} == {"Lokuru", "Dongu"}
