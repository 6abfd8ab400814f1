"""Runs the trained pair model: a marked sentence in, probabilities of acts and of factuality out."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sanderling.errors import SanderlingError
from sanderling.knowledge.act_data import FineAct, fine_acts
from sanderling.model.marks import PARTY, SOURCE, TARGET
from sanderling.records import Factuality

LONGEST = 224
"""Tokens of a sentence that the model sees; of a longer one, those about its marks."""
MOST = 448
"""Tokens of a sentence whose parties are all judged at once; what stands after them is not seen."""
NONE = "none"


@dataclass(frozen=True, eq=False)
class Judgement:
    """What the model thinks of one pair: probabilities that sum to 1 over ``classes``, and over the factualities."""

    classes: tuple[str, ...]
    acts: npt.NDArray[np.float32]
    kinds: tuple[Factuality, ...]
    sure: npt.NDArray[np.float32]

    @property
    def factualities(self) -> dict[Factuality, float]:
        """The probability of each factuality."""
        return dict(zip(self.kinds, self.sure.tolist(), strict=True))

    @property
    def none(self) -> float:
        """The probability that nothing passes from the source to the target."""
        return float(self.acts[_place_of_none(self.classes)])

    def codes(self, codebook: str) -> dict[str, float]:
        """Return the probability of each code of a codebook (plover, plv or cameo), given that there is an act."""
        made: dict[str, float] = {}
        for one, share in self._given_act():
            code = one.published(codebook)
            made[code] = made.get(code, 0.0) + share
        return made

    @cached_property
    def by_act(self) -> Mapping[str, float]:
        """The probability of each PLOVER type, promised or done; with ``none`` they sum to 1."""
        types, into = _types(self.classes)
        return dict(zip(types, (self.acts @ into).tolist(), strict=True))

    def best(self, code: str, codebook: str) -> FineAct:
        """Return the likeliest class that the codebook publishes as ``code``; raises KeyError when there is none."""
        within = [(share, one.code) for one, share in self._given_act() if one.published(codebook) == code]
        if not within:
            raise KeyError(code)
        return fine_acts()[max(within)[1]]

    def best_of(self, act: str) -> FineAct:
        """Return the likeliest class of one PLOVER type, promised or done."""
        return fine_acts()[max((float(self.acts[at]), self.classes[at]) for at in _places(self.classes)[act])[1]]

    def factuality(self, one: FineAct) -> Factuality:
        """Return how sure the sentence is: what the class itself says, else the likeliest."""
        return one.factuality or self.kinds[int(self.sure.argmax())]

    def _given_act(self) -> list[tuple[FineAct, float]]:
        some = max(1e-9, 1.0 - self.none)
        known = fine_acts()
        return [
            (known[name], float(share) / some)
            for name, share in zip(self.classes, self.acts, strict=True)
            if name != NONE
        ]


class Pending:
    """Answers that are being worked out beside the caller's thread."""

    def __init__(
        self, found: list[list[Judgement]], run: Callable[[], None] | None, beside: Future[None] | None
    ) -> None:
        """Take where the answers go, how to go on with what is not begun yet, and the other thread's part."""
        self._found, self._run, self._beside = found, run, beside

    def result(self) -> list[list[Judgement]]:
        """Return the answers in the order of the questions; this thread takes its share of what is not begun yet."""
        if self._run is not None and self._beside is not None:
            self._run()
            self._beside.result()
        return self._found


_TURN = 0.0002
"""Seconds after which a thread that waits for the interpreter gets it while the model runs; between two sentences it needs it for a moment."""
_turns = threading.Lock()
_taking = [0, 0.0]
"""How many threads take turns so, and how long a turn was before."""


@contextmanager
def _taking_turns() -> Iterator[None]:
    """Have threads wait for one another less than the five milliseconds that they wait by default, in which a sentence is judged twice."""
    with _turns:
        if not _taking[0]:
            _taking[1] = sys.getswitchinterval()
            sys.setswitchinterval(min(_TURN, _taking[1]))
        _taking[0] += 1
    try:
        yield
    finally:
        with _turns:
            _taking[0] -= 1
            if not _taking[0]:
                sys.setswitchinterval(_taking[1])


class PairModel:
    """The model and its tokenizer, loaded on first use (some tenths of a second)."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the folder of model.onnx, tokenizer.json and card.json; without one, the weights of the package."""
        self._folder = folder or Path(str(files("sanderling.model") / "weights"))
        self._helper: tuple[int, ThreadPoolExecutor] | None = None

    @cached_property
    def card(self) -> dict[str, Any]:
        """What the model was trained on, how, and its scores. Raises SanderlingError when it cannot be read."""
        try:
            card: dict[str, Any] = json.loads((self._folder / "card.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise SanderlingError(
                f"The pair model in {self._folder} cannot be read ({error.__class__.__name__}); install Sanderling anew."
            ) from None
        unknown = sorted(set(card["classes"]) - fine_acts().keys() - {NONE})
        if unknown:
            raise SanderlingError(
                f"The pair model knows classes that codebooks/acts.csv has not ({', '.join(unknown[:3])}); train it anew."
            )
        return card

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the weights."""
        return hashlib.sha256((self._folder / "model.onnx").read_bytes()).hexdigest()

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = 1
        return onnxruntime.InferenceSession(
            str(self._folder / "model.onnx"), options, providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],  # the fused kernel takes seven times as long as its two parts
        )  # fmt: skip

    def _beside(self) -> ThreadPoolExecutor:
        """The thread beside the caller's, kept; a process that was forked has none of its parent's."""
        if self._helper is None or self._helper[0] != os.getpid():
            self._helper = os.getpid(), ThreadPoolExecutor(1, "pair-model")
        return self._helper[1]

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        made = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        made.no_truncation()
        made.no_padding()
        return made

    def judge(self, marked: Sequence[str]) -> list[Judgement]:
        """Judge sentences marked by :func:`sanderling.model.marks.mark`, one pair each, in the order given."""
        return [one for (one,) in self._all([(text, None) for text in marked])]

    def judge_all(self, asked: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> list[list[Judgement]]:
        """Judge pairs of sentences marked by :func:`sanderling.model.marks.mark_all`, one pass a sentence.

        Each is asked with its pairs: the places, from 0, of source and target among its marked parties. The answers
        stand in the order of the pairs.
        """
        return self._all(list(asked))

    def begin(self, asked: Sequence[tuple[str, Sequence[tuple[int, int]] | None]]) -> Pending:
        """Begin to judge what :meth:`judge_all` takes, in a thread beside the caller's, and return what will hold the answers."""
        if not asked:
            return Pending([], None, None)
        classes = tuple(self.card["classes"])
        _ = self._session, self._mark_ids, self._opening  # loaded before the threads ask for them
        kinds = tuple(Factuality(name) for name in self.card["factualities"])
        found: list[list[Judgement]] = [[] for _ in asked]
        # One by one: what a batch saves, its padding costs.
        waiting = deque(sorted(range(len(asked)), key=lambda at: -len(asked[at][0])))

        def run() -> None:
            while waiting:
                try:
                    at = waiting.popleft()
                except IndexError:  # the other thread took the last one
                    return
                text, pairs = asked[at]
                acts, sures = self._run(self._tokenizer.encode(text).ids, pairs)
                found[at] = [Judgement(classes, act, kinds, sure) for act, sure in zip(acts, sures, strict=True)]

        def run_beside() -> None:
            with _taking_turns():
                run()

        return Pending(found, run, self._beside().submit(run_beside))

    def _all(self, asked: Sequence[tuple[str, Sequence[tuple[int, int]] | None]]) -> list[list[Judgement]]:
        return self.begin(asked).result()

    def _run(
        self, ids: list[int], pairs: Sequence[tuple[int, int]] | None
    ) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        if pairs is None:
            ids = self._window(ids)
        elif len(ids) > MOST:
            ids = [*ids[: MOST - 1], ids[-1]]
        acts, sure = self._session.run(["act", "factuality"], feed(ids, self._sides(ids, pairs)))
        return _softmax(acts), _softmax(sure)

    def _sides(self, ids: list[int], pairs: Sequence[tuple[int, int]] | None) -> list[tuple[list[int], list[int]]]:
        """The places of each pair's opening marks: of a party that is not marked, or cut off, that of the first token."""
        if pairs is None:
            source, target = ([at for at, token in enumerate(ids) if token == self._opening[name]] for name in ("source", "target"))
            return [(source or [0], target or [0])]
        here = [at for at, token in enumerate(ids) if token == self._opening["party"]]
        one, other = ([[here[pair[side]]] if pair[side] < len(here) else [0] for pair in pairs] for side in (0, 1))
        return list(zip(one, other, strict=True))

    @cached_property
    def _opening(self) -> dict[str, int]:
        names = {"source": SOURCE, "target": TARGET, "party": PARTY}
        return {name: self._tokenizer.token_to_id(marks[0]) for name, marks in names.items()}

    def _window(self, ids: list[int]) -> list[int]:
        """Cut a long sentence to what stands about its marks; the first and last tokens frame it."""
        if len(ids) <= LONGEST:
            return ids
        here = [i for i, token in enumerate(ids) if token in self._mark_ids] or [1]
        room = LONGEST - 2
        low, high = here[0], here[-1] + 1
        if high - low <= room:
            spare = (room - (high - low)) // 2
            start = max(1, min(low - spare, len(ids) - 1 - room))
            return [ids[0], *ids[start : start + room], ids[-1]]
        half = room // 2  # the two stand too far apart: the words about either
        first, second = max(1, low - half // 3), min(high + half // 3, len(ids) - 1)
        return [ids[0], *ids[first : first + half], *ids[second - half : second], ids[-1]]

    @cached_property
    def _mark_ids(self) -> frozenset[int]:
        return frozenset(self._tokenizer.token_to_id(name) for name in (*SOURCE, *TARGET, *PARTY))


def feed(ids: Sequence[int], sides: Sequence[tuple[Sequence[int], Sequence[int]]]) -> dict[str, npt.NDArray[Any]]:
    """Return what the graph takes for one sentence.

    ``ids`` are its tokens; ``sides`` the places of the opening marks of each pair's source and target among them. ``marks`` are
    the places that the answer hangs on, the first token's first; the rows of ``chosen`` weigh them, three rows a pair.
    """
    marks = sorted({0}.union(*(at for pair in sides for at in pair)))
    rank = {at: n for n, at in enumerate(marks)}
    chosen = np.zeros((len(sides), 3, len(marks)), dtype=np.float32)
    chosen[:, 0, 0] = 1
    for n, pair in enumerate(sides):
        for side, places in enumerate(pair, 1):
            for at in places:
                chosen[n, side, rank[at]] = 1 / len(places)
    return {
        "ids": np.array([ids], dtype=np.int64),
        "marks": np.array(marks, dtype=np.int64),
        "chosen": chosen.reshape(-1, len(marks)),
    }


@cache
def _place_of_none(classes: tuple[str, ...]) -> int:
    return classes.index(NONE)


@cache
def _places(classes: tuple[str, ...]) -> dict[str, list[int]]:
    """The places of the classes of each PLOVER type."""
    known = fine_acts()
    made: dict[str, list[int]] = {}
    for at, name in enumerate(classes):
        if name != NONE:
            made.setdefault(known[name].act.value, []).append(at)
    return made


@cache
def _types(classes: tuple[str, ...]) -> tuple[tuple[str, ...], npt.NDArray[np.float32]]:
    """The PLOVER types of the classes, and the table (classes, types) that adds the classes of a type up."""
    known = fine_acts()
    types = tuple(dict.fromkeys(known[name].act.value for name in classes if name != NONE))
    into = np.zeros((len(classes), len(types)), dtype=np.float32)
    for i, name in enumerate(classes):
        if name != NONE:
            into[i, types.index(known[name].act.value)] = 1
    return types, into


def _softmax(logits: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: npt.NDArray[np.float32] = raised / raised.sum(axis=-1, keepdims=True)
    return shares


@cache
def pair_model() -> PairModel:
    """Return the packaged model, one for the process."""
    return PairModel()
