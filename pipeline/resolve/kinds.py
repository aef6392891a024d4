"""How kinds of events and of reports differ where identity is concerned."""

# They concern a mission base wherever they name a town or camp.
OF_BASE = frozenset({"base_withdrawal", "base_handover", "base_takeover"})
# They concern a base where the text means one.
AT_BASE = frozenset({"equipment_destruction", "looting"})
CONCERNS_BASE = OF_BASE | AT_BASE
# The end of something that can end once: a plan for it and its happening are one event.
CLOSINGS = frozenset({"base_withdrawal", "base_handover", "mission_end"})
# They happen once, or seldom, at one place: a report dated "in June" and one dated 16 June are of one event.
# All others recur, so that only equal dates make them one.
SELDOM = OF_BASE | AT_BASE | frozenset(
    {
        "mission_established",
        "withdrawal_order",
        "territory_takeover",
        "mission_end",
        "troop_withdrawal",
        "coup",
        "uprising",
        "peace_agreement",
        "agreement_breakdown",
    }
)  # fmt: skip
# Several actors do the same at one time and place, each an event of its own.
PER_ACTOR = frozenset({"troop_withdrawal"})
ATTACKS = frozenset({"explosive_attack", "armed_attack"})

# What a report makes of its event. Told and claimed ones report one event; plans and fears are kept apart.
STANDING = {
    "asserted": "real",
    "claimed": "real",
    "denied": "denied",
    "planned": "planned",
    "possible": "possible",
}
