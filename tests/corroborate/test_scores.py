from __future__ import annotations

import pytest

from sanderling.corroborate import scores
from sanderling.corroborate.links import Judgement, Link, Verdict
from sanderling.corroborate.scores import Weights, scored, weights
from sanderling.errors import KnowledgeError


@pytest.mark.parametrize("name", ["origins", "twins", "news", "asides"])
def test_the_weights_load_and_speak_for_a_link(name):
    model = weights(name)
    assert 0 < model.threshold < 1
    assert all(factor >= 0 for factor, _ in model.parts.values())


def test_what_is_unknown_adds_nothing():
    model = Weights(0.5, 0.5, {"act": (2.0, 0.5), "time": (3.0, 0.5)})
    score, parts = scored(model, {"act": (1.0, "same"), "time": (None, "unknown")})
    assert [(part.name, part.value, part.adds) for part in parts] == [("act", 1.0, 1.0), ("time", None, 0.0)]
    assert score == pytest.approx(1 / (1 + 2.718281828**-1.5), abs=1e-6)
    assert scored(model, {"act": (1.0, ""), "time": (0.0, "")})[0] < score < scored(model, {"act": (1.0, ""), "time": (1.0, "")})[0]


def test_a_negative_weight_is_an_error(monkeypatch):
    broken = {"bias": 0, "threshold": 0.5, "fitted_on": "", "parts": {"act": {"weight": -1, "centre": 0.5}}}
    monkeypatch.setattr(scores, "read_yaml", lambda *_: broken)
    with pytest.raises(KnowledgeError, match="act"):
        scores.weights.__wrapped__("news")


def test_links_and_judgements_refuse_nonsense():
    with pytest.raises(ValueError, match="order"):
        Link("b", "a", "event", 0.5, ())
    with pytest.raises(ValueError, match="between"):
        Link("a", "b", "event", 1.5, ())
    with pytest.raises(ValueError, match="reject"):
        Judgement(Verdict.REJECT, "a", "b")
    with pytest.raises(ValueError, match="same"):
        Judgement(Verdict.SAME, "a")
