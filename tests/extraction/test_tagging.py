"""The tagger adds up what it was trained on."""

import importlib.resources
import zlib

import msgspec
import pytest

from checker.extraction.grammar import tagging
from checker.extraction.grammar.tagging import BEGIN, CODES, END, NO_TAG, Model, edge, features, form


def by_keys(model: Model, words: list[str], index: int, last: str, before: str) -> str:
    """The tag of a word by all its keys, one after the other."""
    forms = [form(word, model.usual, at) for at, word in enumerate(words)]
    around = [edge(BEGIN), *forms, edge(END), edge(END)][index : index + 4]
    total = 0
    for template, (key, rest) in features(*around, last, before).items():
        table = model.single[template] if template in model.single else model.paired[template].get(key, {})
        total += int.from_bytes(table.get(rest if template in model.paired else key, b""), "little")
    sums = [(total >> at * 16) & 0xFFFF for at in range(len(model.tags))]
    return model.tags[sums.index(max(sums))] if total else "NOUN"


@pytest.mark.parametrize(
    "text",
    [
        "the stricken ferry that left Osk at dawn was towed back",
        "rescuers pulled out another four , none of whom had been named by late Monday",
        "profits rose 4 % but the group cut its sales outlook for next year 's second half",
    ],
)
def test_the_tagger_adds_up_the_rows_of_all_keys(text: str) -> None:
    path = importlib.resources.files("checker.lexicon") / "en" / "tagger.bin"
    model = msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=Model)
    words, told = text.split(), tagging.Tagger(model)
    tags = told.tag(words)
    letters = [NO_TAG, NO_TAG, *(CODES[model.tags.index(tag)] for tag in tags)]
    open_ones = [at for at in range(1, len(words)) if told.met(words[at], False).tag < 0]
    assert len(open_ones) > 2
    for at in open_ones:
        assert tags[at] == by_keys(model, words, at, letters[at + 1], letters[at])
