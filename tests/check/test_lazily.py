"""Patterns compiled when first asked: they answer as compiled ones do, and every one of the checks can be compiled."""

import importlib
import pkgutil
import re

import pytest

import sanderling.check
from sanderling.check.lazily import lazily


@pytest.mark.parametrize("ask", ["search", "match", "fullmatch", "findall"])
def test_it_answers_as_the_compiled_pattern_does(ask):
    for pattern, flags in ((r"a(?P<n>\d+)", 0), (r"A\d", re.I), (r"^x|1$", re.M)):
        for words in ("a12", "ba3 a4", "", "x\n1"):
            mine, theirs = getattr(lazily(pattern, flags), ask)(words), getattr(re.compile(pattern, flags), ask)(words)
            if isinstance(theirs, re.Match):
                mine, theirs = (mine.span(), mine.groupdict()), (theirs.span(), theirs.groupdict())
            assert mine == theirs


def test_it_tells_its_pattern_uncompiled_and_what_it_is_compiled():
    one = lazily("(", re.I)
    assert one.pattern == "("
    with pytest.raises(re.error):
        one.search("x")
    assert lazily("(?P<n>a)", re.I).groupindex == {"n": 1}
    assert lazily("a", re.I).sub("b", "xA") == "xb"


def test_every_pattern_of_the_checks_can_be_compiled():
    seen = 0
    for module in pkgutil.iter_modules(sanderling.check.__path__):
        for name, value in vars(importlib.import_module(f"sanderling.check.{module.name}")).items():
            if type(value) is type(lazily("")):
                assert value.search("") is None or name, name
                seen += 1
    assert seen > 400
