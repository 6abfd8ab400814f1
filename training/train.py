"""Trains the pair model on the corpus and exports it: ``make train`` (CPU; torch and transformers in a venv of its own).

The encoder reads the sentence once a pair, with the source between two marks and the target between two others; the
states at the opening marks and the first token feed two heads: the class of act (with 'none') and factuality.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import AutoModel, AutoTokenizer

from training import corpus

MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")  # <s> </s> <t> </t>
LENGTH = 112


class PairModel(nn.Module):
    """Encoder and two heads."""

    def __init__(self, base: str, classes: int, marks: tuple[int, int]) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, attn_implementation="eager")
        self.marks, size = marks, self.encoder.config.hidden_size
        self.mix = nn.Linear(3 * size, size)
        self.drop = nn.Dropout(0.1)
        self.act, self.fact = nn.Linear(size, classes), nn.Linear(size, len(corpus.FACTUALITIES))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the logits of class and factuality; ids and mask have the shape (pairs, tokens)."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        parts = [states[:, 0]]
        for mark in self.marks:
            here = (ids == mark).to(states.dtype).unsqueeze(-1)
            parts.append((states * here).sum(1) / here.sum(1).clamp(min=1))
        mixed = self.drop(torch.tanh(self.mix(self.drop(torch.cat(parts, -1)))))
        return self.act(mixed), self.fact(mixed)


def marked(row: corpus.Row, source: str, target: str, names: list[str] | None, rng: random.Random) -> str:
    """Return the sentence with the two marked; with names, some parties are swapped for others."""
    text, made, last = row.text, "", 0
    for letter, (start, end) in sorted(row.parties.items(), key=lambda one: one[1]):
        words = text[start:end]
        if names and rng.random() < 0.2:
            words = rng.choice(names)
        if letter == source:
            words = f"{MARKS[0]} {words} {MARKS[1]}"
        elif letter == target:
            words = f"{MARKS[2]} {words} {MARKS[3]}"
        made += text[last:start] + words
        last = end
    return made + text[last:]


def pairs(rows: list[corpus.Row]) -> list[tuple[corpus.Row, str, str, str, str]]:
    """Return every ordered pair of every row with its class and factuality ('none' where nothing is between them)."""
    made = []
    for row in rows:
        for one in row.parties:
            for other in row.parties:
                if one != other:
                    name, sure = row.codes.get((one, other), ("none", "happened"))
                    made.append((row, one, other, name, sure))
    return made


def encode(tokenizer, texts: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """Tokenize a batch; a long sentence is cut around its marks."""
    made = tokenizer(texts, padding=True, truncation=True, max_length=LENGTH * 2, return_tensors="pt")
    return made["input_ids"], made["attention_mask"]


def predict(model, tokenizer, texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the probabilities of class and factuality."""
    model.eval()
    order, acts, facts = np.argsort([len(text) for text in texts]), [], []
    with torch.no_grad():
        for at in range(0, len(texts), 64):
            act, fact = model(*encode(tokenizer, [texts[i] for i in order[at : at + 64]]))
            acts.append(act.softmax(-1).numpy())
            facts.append(fact.softmax(-1).numpy())
    back = np.argsort(order)
    return np.concatenate(acts)[back], np.concatenate(facts)[back]


def train(rows, names: list[str], args, seed: int):
    """Train one model."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    tokenizer.add_special_tokens({"additional_special_tokens": list(MARKS)})
    ids = tokenizer.convert_tokens_to_ids([MARKS[0], MARKS[2]])
    model = PairModel(args.base, len(names), (ids[0], ids[1]))
    kinds = {name: i for i, name in enumerate(names)}
    everything = pairs(rows)
    real, none = [p for p in everything if p[3] != "none"], [p for p in everything if p[3] == "none"]
    phrases = [row.text[a:b] for row in rows for a, b in row.parties.values()]
    head = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    body = [p for n, p in model.named_parameters() if n.startswith("encoder") and "word_embeddings" not in n]
    words = [p for n, p in model.named_parameters() if "word_embeddings" in n]  # the marks begin as noise
    tune = torch.optim.AdamW(
        [
            {"params": body, "lr": args.rate, "weight_decay": 0.01},
            {"params": head, "lr": 10 * args.rate, "weight_decay": 0.01},
            {"params": words, "lr": args.rate, "weight_decay": 0.0},
        ],
        fused=True,
    )
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(args.mean)) if args.mean else None
    share = min(len(none), int(0.8 * len(real)))
    steps = args.epochs * ((len(real) + share + args.batch - 1) // args.batch)
    plan = torch.optim.lr_scheduler.OneCycleLR(
        tune, [args.rate, 10 * args.rate, args.rate], total_steps=steps + 1, pct_start=0.1
    )
    losses = nn.CrossEntropyLoss(label_smoothing=0.05), nn.CrossEntropyLoss()
    roots = sorted({root_of(name) for name in names})
    into = torch.zeros(len(names), len(roots))
    for name, i in kinds.items():
        into[i, roots.index(root_of(name))] = 1
    root = into.argmax(1)
    began = time.time()
    for epoch in range(args.epochs):
        model.train()
        chosen = real + rng.sample(none, share)
        rng.shuffle(chosen)
        chosen = buckets(chosen, args.batch, rng)
        total = 0.0
        for at in range(0, len(chosen), args.batch):
            part = chosen[at : at + args.batch]
            inputs = encode(tokenizer, [marked(p[0], p[1], p[2], phrases, rng) for p in part])
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not args.full):
                act, fact = model(*inputs)
            act, fact = act.float(), fact.float()
            kind = torch.tensor([kinds[p[3]] for p in part])
            sure = torch.tensor([corpus.FACTUALITIES.index(p[4]) for p in part])
            loss = losses[0](act, kind) + nn.functional.nll_loss((act.softmax(-1) @ into + 1e-7).log(), root[kind])
            if (kind > 0).any():
                loss = loss + 0.3 * losses[1](fact[kind > 0], sure[kind > 0])
            tune.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            tune.step()
            plan.step()
            if mean is not None:
                mean.update_parameters(model)
            total += loss.item() * len(part)
        print(f"epoch {epoch + 1}: loss {total / len(chosen):.3f}, {time.time() - began:.0f} s", flush=True)
    return (model if mean is None else mean.module), tokenizer


def root_of(name: str) -> str:
    """Return the event type of a class, the word before its first hyphen."""
    return name.split("-")[0]


def buckets(chosen: list, size: int, rng: random.Random) -> list:
    """Put pairs of like length side by side, in batches of random order: little padding, much faster."""
    made = []
    for at in range(0, len(chosen), 40 * size):
        part = sorted(chosen[at : at + 40 * size], key=lambda pair: len(pair[0].text))
        made += [part[i : i + size] for i in range(0, len(part), size)]
    made.sort(key=len, reverse=True)
    last = made[-1:]
    rest = made[:-1]
    rng.shuffle(rest)
    return [pair for part in rest + last for pair in part]


def macro(gold: list[str], said: list[str]) -> float:
    """Return the macro-F1 over the classes of the gold."""
    made = []
    for kind in set(gold):
        hit = sum(g == s == kind for g, s in zip(gold, said, strict=True))
        made.append(2 * hit / max(1, gold.count(kind) + said.count(kind)))
    return sum(made) / len(made)


def relation_file(path: Path) -> tuple[list[str], list[str], list[dict[str, str]]]:
    """Return marked texts, gold types and rows of a TSV with marked_sentence and gold_type."""
    with path.open(encoding="utf-8", newline="") as handle:
        found = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    marks = dict(zip(("<s>", "</s>", "<t>", "</t>"), MARKS, strict=True))
    texts = [re.sub(r"</?[st]>", lambda m: f" {marks[m[0]]} ", row["marked_sentence"]) for row in found]
    return texts, [row["gold_type"] for row in found], found


def by_code(acts: np.ndarray, names: list[str], known) -> tuple[np.ndarray, list[str]]:
    """Sum the classes' probabilities by their plv code, 'none' left out."""
    codes = sorted({row["plv"] for row in known.values()})
    made = np.zeros((len(acts), len(codes)))
    for i, name in enumerate(names):
        if name != "none":
            made[:, codes.index(known[name]["plv"])] += acts[:, i]
    return made / made.sum(1, keepdims=True), codes


def export(model, tokenizer, names: list[str], folder: Path, card: dict) -> None:
    """Write model.onnx (int8), tokenizer.json and card.json."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    ids, mask = encode(tokenizer, ["one two three", "one two"])
    whole = folder / "float.onnx"
    shape = {0: "pairs", 1: "tokens"}
    torch.onnx.export(
        model, (ids, mask), str(whole), input_names=["ids", "mask"], output_names=["act", "factuality"],
        dynamic_axes={"ids": shape, "mask": shape, "act": {0: "pairs"}, "factuality": {0: "pairs"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(whole, folder / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
    tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "card.json").write_text(json.dumps({"classes": names, **card}, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Train, report, export."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--base", required=True, help="folder of the base encoder (all-MiniLM-L6-v2)")
    ask.add_argument("--epochs", type=int, default=12)
    ask.add_argument("--batch", type=int, default=32)
    ask.add_argument("--rate", type=float, default=1e-4)
    ask.add_argument("--mean", type=float, default=0.998, help="decay of the running mean of the weights; 0: none")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument(
        "--seeds", type=int, default=1, help="so many models; their probabilities are averaged in the report"
    )
    ask.add_argument("--fraction", type=float, default=1.0, help="share of the corpus, for the learning curve")
    ask.add_argument("--hold", type=int, default=8, help="every so manyth row is held out; 0: none")
    ask.add_argument("--dev", type=Path, help="a relation TSV to report on; never trained on")
    ask.add_argument("--keep", type=Path, help="write the probabilities on --dev here (npz)")
    ask.add_argument(
        "--full", action="store_true", help="train in 32 bits all through, 1.7 times slower on a CPU with bf16"
    )
    ask.add_argument("--state", type=Path, help="keep the (first) model's weights here as torch has them")
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
    acts = devs = 0
    score: dict[str, float] = {}
    for n in range(args.seeds):
        model, tokenizer = train(kept, names, args, args.seed + n)
        if n == 0:
            first = model
        rng = random.Random(0)
        tests = pairs(held)
        if tests:
            acts = acts + predict(model, tokenizer, [marked(p[0], p[1], p[2], None, rng) for p in tests])[0]
            real = [i for i, p in enumerate(tests) if p[3] != "none"]
            said, codes = by_code(acts[real], names, known)
            score["held_plv_macro_f1"] = macro(
                [known[tests[i][3]]["plv"] for i in real], [codes[k] for k in said.argmax(1)]
            )
            score["held_exact"] = float(np.mean([names[acts[i].argmax()] == p[3] for i, p in enumerate(tests)]))
            score["held_none_right"] = float(
                np.mean([acts[i].argmax() == 0 for i, p in enumerate(tests) if p[3] == "none"])
            )
            score["held_event_found"] = float(np.mean([acts[i].argmax() != 0 for i in real]))
        if args.dev:
            texts, gold, _ = relation_file(args.dev)
            devs = devs + predict(model, tokenizer, texts)[0]
            said, codes = by_code(devs, names, known)
            print(f"models {n + 1}: dev macro-F1 {macro(gold, [codes[k] for k in said.argmax(1)]):.4f}", flush=True)
            if args.keep:
                np.savez(args.keep, acts=devs / (n + 1), plv=said, codes=np.array(codes), gold=np.array(gold))
        print({k: round(v, 4) for k, v in score.items()}, flush=True)
    if args.state:
        torch.save(first.state_dict(), args.state)
    if args.out:
        card = {
            "factualities": list(corpus.FACTUALITIES), "seed": args.seed, "epochs": args.epochs, "rate": args.rate,
            "sentences": len(kept), "corpus_sha256": corpus.digest(), "scores": score,
            "base": "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0)",
        }  # fmt: skip
        export(first, tokenizer, names, args.out, card)


if __name__ == "__main__":
    main()
