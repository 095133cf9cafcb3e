from typing import get_args

from checker.model.links import KINDS, LinkKind


def test_every_kind_has_a_name_that_a_type_checker_knows():
    assert set(get_args(LinkKind)) == set(KINDS)
