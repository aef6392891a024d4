import tomllib
from importlib import resources
from pathlib import Path

import pytest

from pipeline.reference import BadReference, load_reference
from schemas.vocabulary import SECTOR, SOURCE_KIND

FOLDER = Path(__file__).parents[1] / "seeds" / "reference" / "minusma"
TABLES = ("mission.toml", "bases.csv", "actors.csv", "places.csv")


@pytest.fixture
def folder(tmp_path):
    for name in TABLES:
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    return tmp_path


def test_the_mission_its_bases_actors_and_places_are_known_each_with_its_source():
    reference = load_reference(FOLDER)
    assert reference.mission.name == "MINUSMA"
    assert {b.name for b in reference.bases} >= {"Kidal", "Tessalit", "Ber", "Ansongo", "Gao", "Timbuktu", "Bamako"}
    assert len(reference.bases) == 13
    assert {a.name for a in reference.actors} >= {"Mali junta", "Mali army", "CSP-PSD", "Tuareg rebels", "JNIM"}
    for table in (reference.bases, reference.actors, reference.places):
        assert all(entry.source for entry in table)


def test_a_name_means_one_actor():
    owners = {}
    for actor in load_reference(FOLDER).actors:
        for name in (actor.name, *actor.aliases):
            assert owners.setdefault(name, actor.name) == actor.name


def test_a_successor_is_an_actor_that_takes_over_on_a_day():
    for actor in load_reference(FOLDER).actors:
        assert (actor.succeeds is None) == (actor.since is None)


@pytest.mark.parametrize(
    ("table", "old", "new", "said"),
    [
        ("bases.csv", "18.4411", "north", "latitude is 'north'"),
        ("bases.csv", "18.4411", "98.4", "between -90 and 90"),
        ("bases.csv", "16.8349,-2.5319", "16.8349,", "only one of latitude and longitude"),
        ("bases.csv", "name,aliases", "name,alias", "line 1: columns are"),
        ("bases.csv", "Ber,,Timbuktu", ",,Timbuktu", "name is empty"),
        ("bases.csv", "Ber,,Timbuktu", "Kidal,,Timbuktu", "Kidal is there twice"),
        ("actors.csv", "JNIM,organisation", "JNIM,club", "kind is 'club'; use one of publisher"),
        ("actors.csv", "2020-08-18", "August 2020", "write the day as YYYY-MM-DD"),
        ("actors.csv", "un,,UN;", 'un,,"UN;', "mend the quotation marks"),
        ("places.csv", "Mali,Republic of Mali,", "Mali,Republic, of Mali,", "9 cells instead of 8"),
        ("mission.toml", 'country = "Mali"', "", "country missing"),
        ("mission.toml", 'country = "Mali"', 'land = "Mali"\ncountry = "Mali"', "land unknown"),
        ("mission.toml", 'country = "Mali"', "country = 3", "country is no text"),
        ("mission.toml", "aliases = [", "aliases = [1,", "aliases is no list of names"),
        ("mission.toml", 'country = "Mali"', 'country = "Mali', "mend the TOML"),
        ("mission.toml", 'sector = "un"', 'sector = "club"', "sector is 'club'"),
    ],
)
def test_a_fault_is_reported_with_its_file_and_mend(folder, table, old, new, said):
    path = folder / table
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadReference) as error:
        load_reference(folder)
    assert table in str(error.value)
    assert said in str(error.value)


def test_a_fault_in_a_row_names_its_line(folder):
    path = folder / "bases.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[3] = lines[3].replace("-3.6708", "west")
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BadReference, match=r"bases\.csv, line 4: longitude is 'west'"):
        load_reference(folder)


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_table_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(BadReference, match="not there"):
        load_reference(folder)


def test_a_table_in_another_encoding_is_refused(folder):
    (folder / "bases.csv").write_bytes("name,aliases\nMénaka".encode("latin-1"))
    with pytest.raises(BadReference, match="save it as UTF-8"):
        load_reference(folder)


def _world(name):
    return tomllib.loads((resources.files("pipeline.extract.lexicon.world") / f"{name}.toml").read_text("utf-8"))


def test_world_lists_use_the_vocabularies_and_name_each_thing_once():
    countries = {row["name"] for row in _world("countries")["country"]}
    owners = {}
    for file, key in (("missions", "mission"), ("groups", "group"), ("bodies", "body")):
        for row in _world(file)[key]:
            assert row["kind"] in SOURCE_KIND
            assert row["sector"] in SECTOR
            assert {row["country"]} <= countries if "country" in row else True
            assert set(row.get("countries", [])) <= countries
            for name in (row["name"], *row.get("aliases", [])):
                assert owners.setdefault(name, row["name"]) == row["name"]
    assert {"MONUSCO", "AMISOM", "UNIFIL", "M23", "al-Shabaab", "Hezbollah", "OCHA", "ECOWAS"} <= set(owners)


def test_world_lists_agree_with_the_mission_on_canonical_names():
    reference = load_reference(FOLDER)
    canonical = {n: a.name for a in reference.actors for n in (a.name, *a.aliases)}
    differing = {
        (row["name"], canonical[row["name"]])
        for file, key in (("missions", "mission"), ("groups", "group"), ("bodies", "body"))
        for row in _world(file)[key]
        if canonical.get(row["name"], row["name"]) != row["name"]
    }
    assert not differing


def test_a_mission_needs_no_other_names_and_no_contributors(folder):
    path = folder / "mission.toml"
    entries = path.read_text(encoding="utf-8")
    start, end = entries.index("contributors = ["), entries.index("]", entries.index("contributors = [")) + 1
    path.write_text(entries[:start] + entries[end:], encoding="utf-8")
    assert load_reference(folder).mission.contributors == ()
