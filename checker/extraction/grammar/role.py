"""What a figure is in its sentence, "40" of "40 people died" the subject of "died"; `roles` finds it."""

from __future__ import annotations

import enum


class Relation(enum.Enum):
    SUBJECT = "subject"
    OBJECT = "object"
    PREDICATE = "predicate"  # behind "be": "the toll is 40"
    OF = "of"  # "a toll of 40"
    COMPLEMENT = "complement"  # behind a verb and its preposition: "rose to 40"
    ATTRIBUTE = "attribute"  # behind a noun and its preposition: "a crew with 40"
    ALONE = "alone"


class Role:
    """`verb`, `noun`, `subject`, `predicate` and `host` are indexes of chunks, or None.

    `noun` is the noun phrase whose amount the figure gives ("toll" in "a toll of 40"); `predicate` an adjective
    or a participle right behind the figure ("40 dead"); `host` the figure's own noun phrase; `label` the noun
    phrase that a bracketed figure belongs to ("Nanao (five)"). A figure of a list has the role of the one before
    it, which is `shared`; one behind a colon that of the figure it `expands`.
    """

    __slots__ = (
        "expands",
        "host",
        "label",
        "noun",
        "predicate",
        "preposition",
        "relation",
        "shared",
        "subject",
        "verb",
    )

    def __init__(self, host: int, relation: Relation = Relation.ALONE) -> None:
        self.host = host
        self.relation = relation
        self.preposition = ""
        self.verb: int | None = None
        self.noun: int | None = None
        self.subject: int | None = None
        self.predicate: int | None = None
        self.label: int | None = None
        self.shared: Role | None = None
        self.expands: Role | None = None
