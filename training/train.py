"""Trains the pair model on the corpus and exports it: ``make train`` (CPU; torch and transformers in a venv of its own).

The encoder reads a sentence with marks about its parties; the states at a pair's opening marks and the first token feed
two heads: the class of act (with 'none') and factuality. It learns two views at once: one pair, whose source and target
are marked each in its own way (the surer), and all parties marked alike, so that one pass judges every pair of a sentence.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from training import compact, corpus

MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]", "[unused5]", "[unused6]")
"""<s> </s> <t> </t> about the two that are asked about, or one kind of mark about all parties."""
LENGTH = 224


class QuickDropout(nn.Module):
    """Dropout whose mask comes from raw random bytes: torch's own mask takes a third of a step on a CPU."""

    bits = np.random.Generator(np.random.SFC64(0))

    def __init__(self, share: float) -> None:
        super().__init__()
        self.least = int(256 * share)

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        """Return the states, of any shape, with some set to zero while training."""
        if not self.training or not self.least:
            return states
        bits = torch.frombuffer(bytearray(self.bits.bytes(states.numel())), dtype=torch.uint8).view(states.shape)
        return states * ((bits >= self.least).to(states.dtype) * (256 / (256 - self.least)))


def quicken(module: nn.Module) -> None:
    """Put QuickDropout in the place of every dropout."""
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout) and child.p:
            setattr(module, name, QuickDropout(child.p))
        else:
            quicken(child)


class PairModel(nn.Module):
    """Encoder and two heads over a pair of marked parties."""

    def __init__(self, base: str, classes: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            base, attn_implementation="eager", attention_probs_dropout_prob=0.0
        )
        quicken(self.encoder)
        size = self.encoder.config.hidden_size
        self.mix = nn.Linear(3 * size, size)
        self.drop = nn.Dropout(0.1)
        self.act, self.fact = nn.Linear(size, classes), nn.Linear(size, len(corpus.FACTUALITIES))

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, rows: torch.Tensor, sources: torch.Tensor, targets: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the logits of class and factuality for each pair.

        ``ids`` and ``mask`` have the shape (sentences, tokens); ``rows`` says in which sentence each pair stands, and
        ``sources`` and ``targets`` (pairs, tokens) weigh the opening marks of its two; each row of them sums to 1.
        """
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()[rows]
        parts = [states[:, 0], *((side.unsqueeze(1) @ states).squeeze(1) for side in (sources, targets))]
        mixed = self.drop(torch.tanh(self.mix(self.drop(torch.cat(parts, -1)))))
        return self.act(mixed), self.fact(mixed)


@dataclass(frozen=True, slots=True)
class View:
    """A sentence with marks, and the pairs to judge in it: (source mark, target mark, class, factuality).

    A pair's marks are the mark's token and which of its occurrences (None: all of them).
    """

    text: str
    pairs: list[tuple[tuple[str, int | None], tuple[str, int | None], str, str]]


def marked(row: corpus.Row, marks: dict[str, tuple[str, str]], phrases: list[str] | None, rng: random.Random) -> str:
    """Return the sentence with parties between their marks; with phrases, some parties are swapped for others."""
    made, last = "", 0
    for letter, (start, end) in sorted(row.parties.items(), key=lambda one: one[1]):
        words = row.text[start:end]
        if phrases and rng.random() < 0.2:
            words = rng.choice(phrases)
        if letter in marks:
            words = f"{marks[letter][0]} {words} {marks[letter][1]}"
        made += row.text[last:start] + words
        last = end
    return made + row.text[last:]


def between(row: corpus.Row) -> list[tuple[str, str, str, str]]:
    """Return every ordered pair of a row's parties with its class and factuality ('none' where nothing passes)."""
    return [
        (one, other, *row.codes.get((one, other), ("none", "happened")))
        for one in row.parties
        for other in row.parties
        if one != other
    ]


def pair_view(row: corpus.Row, pair: tuple[str, str, str, str], phrases: list[str] | None, rng: random.Random) -> View:
    """One pair, its source and target marked each in its own way."""
    marks = {pair[0]: MARKS[:2], pair[1]: MARKS[2:4]}
    if phrases and rng.random() < 0.03:
        del marks[rng.choice(list(marks))]  # a party that the sentence does not name
    text = marked(row, marks, phrases, rng)
    return View(text, [((MARKS[0], None), (MARKS[2], None), pair[2], pair[3])])


def whole_view(row: corpus.Row, phrases: list[str] | None, rng: random.Random, share: float = 1.0) -> View:
    """All parties marked alike, all pairs judged at once: how an article is read. Keeps that share of the 'none' pairs."""
    order = {letter: n for n, (letter, _) in enumerate(sorted(row.parties.items(), key=lambda one: one[1]))}
    text = marked(row, dict.fromkeys(row.parties, MARKS[4:]), phrases, rng)
    return View(
        text,
        [
            ((MARKS[4], order[one]), (MARKS[4], order[other]), name, sure)
            for one, other, name, sure in between(row)
            if name != "none" or rng.random() < share
        ],
    )


def encode(tokenizer, views: list[View]) -> tuple[torch.Tensor, ...]:
    """Return what the model takes: ids, mask, rows, sources, targets; a pair whose mark was cut off is left out."""
    made = tokenizer([view.text for view in views], padding=True, truncation=True, max_length=LENGTH, return_tensors="pt")
    ids, rows, sides = made["input_ids"], [], ([], [])
    known = {mark: tokenizer.convert_tokens_to_ids(mark) for mark in MARKS}
    for n, view in enumerate(views):
        for pair in view.pairs:
            rows.append(n)
            for side, (mark, which) in zip(sides, pair[:2], strict=True):
                here = (ids[n] == known[mark]).nonzero().flatten()
                weights = torch.zeros(ids.shape[1])
                chosen = here if which is None else here[which : which + 1]
                weights[chosen if len(chosen) else [0]] = 1 / max(1, len(chosen))
                side.append(weights)
    return ids, made["attention_mask"], torch.tensor(rows), torch.stack(sides[0]), torch.stack(sides[1])


def predict(model, tokenizer, views: list[View]) -> tuple[np.ndarray, np.ndarray]:
    """Return the probabilities of class and factuality of all pairs of all views, in order."""
    model.eval()
    order = np.argsort([len(view.text) for view in views])
    acts: list = [None] * len(views)
    facts: list = [None] * len(views)
    with torch.no_grad():
        for at in range(0, len(views), 64):
            part = [i for i in order[at : at + 64] if views[i].pairs]
            if not part:
                continue
            act, fact = model(*encode(tokenizer, [views[i] for i in part]))
            done = 0
            for i in part:
                count = len(views[i].pairs)
                acts[i] = act[done : done + count].softmax(-1).numpy()
                facts[i] = fact[done : done + count].softmax(-1).numpy()
                done += count
    return (
        np.concatenate([one for one in acts if one is not None]),
        np.concatenate([one for one in facts if one is not None]),
    )


def views_of(rows: list[corpus.Row], phrases: list[str], rng: random.Random, none: float) -> list[View]:
    """Return an epoch's views: every sentence whole, and of every sentence one pair by itself."""
    made = []
    for row in rows:
        whole = whole_view(row, phrases, rng, none)
        if whole.pairs:
            made.append(whole)
        real = [pair for pair in between(row) if pair[2] != "none"]
        empty = [pair for pair in between(row) if pair[2] == "none"]
        if real and (rng.random() < 0.75 or not empty):
            made.append(pair_view(row, rng.choice(real), phrases, rng))
        elif empty and (real or rng.random() < 0.4):
            made.append(pair_view(row, rng.choice(empty), phrases, rng))
    return made


def train(rows, names: list[str], args, seed: int):
    """Train one model."""
    torch.manual_seed(seed)
    QuickDropout.bits = np.random.Generator(np.random.SFC64(seed))
    rng = random.Random(seed)
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    tokenizer.add_special_tokens({"additional_special_tokens": list(MARKS)})
    model = PairModel(args.base, len(names))
    kinds = {name: i for i, name in enumerate(names)}
    phrases = [row.text[a:b] for row in rows for a, b in row.parties.values()]
    # the encoder computes in 16 bits over weights kept in 32: twice as fast on a CPU that knows bf16
    keep = {name: p.detach().clone().requires_grad_() for name, p in model.named_parameters()}
    if not args.full:
        model.encoder.bfloat16()
    head = [p for n, p in keep.items() if not n.startswith("encoder")]
    body = [p for n, p in keep.items() if n.startswith("encoder") and "word_embeddings" not in n]
    words = [p for n, p in keep.items() if "word_embeddings" in n]  # the marks begin as noise
    tune = torch.optim.AdamW(
        [
            {"params": body, "lr": args.rate, "weight_decay": 0.01},
            {"params": head, "lr": 10 * args.rate, "weight_decay": 0.01},
            {"params": words, "lr": args.rate, "weight_decay": 0.0},
        ],
        fused=True,
    )
    mean = {name: p.detach().clone() for name, p in keep.items()} if args.mean else keep
    steps = int(args.epochs * (len(views_of(rows, phrases, rng, args.none)) / args.batch + 1) * 1.02)
    plan = torch.optim.lr_scheduler.OneCycleLR(
        tune, [args.rate, 10 * args.rate, args.rate], total_steps=steps + 1, pct_start=0.1
    )
    losses = nn.CrossEntropyLoss(label_smoothing=0.05), nn.CrossEntropyLoss()
    roots = sorted({root_of(name) for name in names})
    into = torch.zeros(len(names), len(roots))
    for name, i in kinds.items():
        into[i, roots.index(root_of(name))] = 1
    root = into.argmax(1)
    began, step = time.time(), 0
    for epoch in range(args.epochs):
        model.train()
        batches = buckets(views_of(rows, phrases, rng, args.none), args.batch, rng)
        total = 0.0
        for part in batches:
            if step >= steps:
                break
            act, fact = model(*encode(tokenizer, part))
            kind = torch.tensor([kinds[pair[2]] for view in part for pair in view.pairs])
            sure = torch.tensor([corpus.FACTUALITIES.index(pair[3]) for view in part for pair in view.pairs])
            loss = losses[0](act, kind) + nn.functional.nll_loss((act.softmax(-1) @ into + 1e-7).log(), root[kind])
            if (kind > 0).any():
                loss = loss + 0.3 * losses[1](fact[kind > 0], sure[kind > 0])
            loss.backward()
            now = dict(model.named_parameters())
            for name, weight in keep.items():
                weight.grad, now[name].grad = None if now[name].grad is None else now[name].grad.float(), None
            nn.utils.clip_grad_norm_(keep.values(), 1.0)
            tune.step()
            plan.step()
            step += 1
            with torch.no_grad():
                torch._foreach_copy_([now[name] for name in keep], list(keep.values()))
                if args.mean:
                    torch._foreach_lerp_(list(mean.values()), list(keep.values()), 1 - min(args.mean, step / (step + 10)))
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / len(batches):.3f}, {time.time() - began:.0f} s", flush=True)
        if args.state:
            torch.save(mean, args.state)
    model.float()
    with torch.no_grad():
        for name, weight in model.named_parameters():
            weight.copy_(mean[name])
    return model, tokenizer


def root_of(name: str) -> str:
    """Return the event type of a class, the word before its first hyphen."""
    return name.split("-")[0]


def buckets(views: list[View], size: int, rng: random.Random) -> list[list[View]]:
    """Put sentences of like length side by side, in batches of random order: little padding, much faster."""
    rng.shuffle(views)
    made = []
    for at in range(0, len(views), 40 * size):
        part = sorted(views[at : at + 40 * size], key=lambda view: len(view.text))
        made += [part[i : i + size] for i in range(0, len(part), size)]
    rng.shuffle(made)
    return made


def macro(gold: list[str], said: list[str]) -> float:
    """Return the macro-F1 over the classes of the gold."""
    made = []
    for kind in set(gold):
        hit = sum(g == s == kind for g, s in zip(gold, said, strict=True))
        made.append(2 * hit / max(1, gold.count(kind) + said.count(kind)))
    return sum(made) / len(made)


def relation_file(path: Path) -> tuple[list[View], list[View], list[str]]:
    """Return the pairs of a TSV with marked_sentence and gold_type as both kinds of view, and the gold types."""
    with path.open(encoding="utf-8", newline="") as handle:
        found = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    own = dict(zip(("<s>", "</s>", "<t>", "</t>"), MARKS, strict=False))
    alike = dict(zip(("<s>", "</s>", "<t>", "</t>"), MARKS[4:] * 2, strict=True))
    singles, wholes = [], []
    for row in found:
        text = row["marked_sentence"]
        singles.append(
            View(re.sub(r"</?[st]>", lambda m: f" {own[m[0]]} ", text), [((MARKS[0], None), (MARKS[2], None), "", "")])
        )
        order = re.findall(r"<([st])>", text)
        if set(order) != {"s", "t"}:
            print(f"one of the two is not marked: {text[:60]}")
        sides = [(MARKS[4], order.index(side) if side in order else 99) for side in "st"]
        wholes.append(View(re.sub(r"</?[st]>", lambda m: f" {alike[m[0]]} ", text), [(*sides, "", "")]))
    return singles, wholes, [row["gold_type"] for row in found]


def by_code(acts: np.ndarray, names: list[str], known) -> tuple[np.ndarray, list[str]]:
    """Sum the classes' probabilities by their plv code, 'none' left out."""
    codes = sorted({row["plv"] for row in known.values()})
    made = np.zeros((len(acts), len(codes)))
    for i, name in enumerate(names):
        if name != "none":
            made[:, codes.index(known[name]["plv"])] += acts[:, i]
    return made / made.sum(1, keepdims=True), codes


def held_scores(acts: np.ndarray, tests: list, names: list[str], known) -> dict[str, float]:
    """Return how well held-out pairs are judged: the act where there is one, and whether there is one."""
    said, codes = by_code(acts, names, known)
    real = [i for i, (_, pair) in enumerate(tests) if pair[2] != "none"]
    empty = [i for i, (_, pair) in enumerate(tests) if pair[2] == "none"]
    return {
        "plv_macro_f1": macro([known[tests[i][1][2]]["plv"] for i in real], [codes[k] for k in said[real].argmax(1)]),
        "exact": float(np.mean([names[acts[i].argmax()] == pair[2] for i, (_, pair) in enumerate(tests)])),
        "none_right": float(np.mean([acts[i].argmax() == 0 for i in empty])),
        "event_found": float(np.mean([acts[i].argmax() != 0 for i in real])),
    }


def export(model, tokenizer, names: list[str], folder: Path, card: dict) -> None:
    """Write model.onnx (int8, in the compact form), tokenizer.json and card.json."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {name: value.detach().float().numpy() for name, value in model.state_dict().items() if value.dtype.is_floating_point}
    compact.write(compact.from_state(state), tokenizer.backend_tokenizer, folder / "model.onnx")
    tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "card.json").write_text(json.dumps({"classes": names, **card}, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Train, report, export."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--base", required=True, help="folder of the base encoder (all-MiniLM-L6-v2)")
    ask.add_argument("--epochs", type=int, default=7)
    ask.add_argument("--batch", type=int, default=32)
    ask.add_argument("--rate", type=float, default=1e-4)
    ask.add_argument("--mean", type=float, default=0.998, help="decay of the running mean of the weights; 0: none")
    ask.add_argument("--none", type=float, default=0.35, help="share of a whole view's pairs without an act that count")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument(
        "--seeds", type=int, default=1, help="so many models; their probabilities are averaged in the report"
    )
    ask.add_argument("--fraction", type=float, default=1.0, help="share of the corpus, for the learning curve")
    ask.add_argument("--hold", type=int, default=20, help="every so manyth row is held out; 0: none")
    ask.add_argument("--dev", type=Path, help="a relation TSV to report on; never trained on")
    ask.add_argument("--keep", type=Path, help="write the probabilities on --dev here (npz)")
    ask.add_argument(
        "--full", action="store_true", help="train in 32 bits all through, 1.7 times slower on a CPU with bf16"
    )
    ask.add_argument("--state", type=Path, help="keep the model's weights here after each epoch, as torch has them")
    ask.add_argument("--out", type=Path, help="export the (first) model into this folder")
    args = ask.parse_args()
    torch.set_num_threads(torch.get_num_threads())
    known = corpus.classes()
    names = ["none", *known]
    rows = corpus.rows()
    random.Random(0).shuffle(rows)
    held = rows[:: args.hold] if args.hold else []
    kept = [row for i, row in enumerate(rows) if not args.hold or i % args.hold]
    kept = kept[: int(len(kept) * args.fraction)]
    print(f"{len(kept)} sentences to train on, {len(held)} held out", flush=True)
    devs: dict[str, np.ndarray] = {}
    shares: dict[str, np.ndarray] = {}
    score: dict[str, float] = {}
    for n in range(args.seeds):
        model, tokenizer = train(kept, names, args, args.seed + n)
        if n == 0:
            first = model
        rng = random.Random(0)
        tests = [(row, pair) for row in held for pair in between(row)]
        for kind in ("pair", "whole") if tests else ():
            views = (
                [pair_view(row, pair, None, rng) for row, pair in tests]
                if kind == "pair"
                else [whole_view(row, None, rng) for row in held]
            )
            shares[kind] = shares.get(kind, 0) + predict(model, tokenizer, views)[0]
            score |= {f"held_{kind}_{name}": value for name, value in held_scores(shares[kind], tests, names, known).items()}
        if args.dev:
            *both, gold = relation_file(args.dev)
            for kind, views in zip(("pair", "whole"), both, strict=True):
                devs[kind] = devs.get(kind, 0) + predict(model, tokenizer, views)[0]
            devs["both"] = devs["pair"] + devs["whole"]
            for kind, acts in devs.items():
                said, codes = by_code(acts, names, known)
                print(f"models {n + 1}: dev {kind} macro-F1 {macro(gold, [codes[k] for k in said.argmax(1)]):.4f}", flush=True)
            if args.keep:
                np.savez(args.keep, gold=np.array(gold), names=np.array(names), **devs)
        print({k: round(v, 4) for k, v in score.items()}, flush=True)
    if args.out:
        card = {
            "factualities": list(corpus.FACTUALITIES), "seed": args.seed, "epochs": args.epochs, "rate": args.rate,
            "sentences": len(kept), "corpus_sha256": corpus.digest(), "scores": score,
            "base": "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0)",
        }  # fmt: skip
        export(first, tokenizer, names, args.out, card)


if __name__ == "__main__":
    main()
