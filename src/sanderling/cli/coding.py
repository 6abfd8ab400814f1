"""Coding given pairs, and scoring the coder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from sanderling.cli.terminal import console, write
from sanderling.errors import MissingInput, NotFound, NotText


@click.command("code-pairs")
@click.argument("table", metavar="IN.tsv")
@click.option("--out", required=True, metavar="OUT.tsv", help="Where the coded rows go.")
@click.option("--codebook", default="plover", show_default=True, type=click.Choice(["plover", "plv", "cameo"]))
def code_pairs(table: str, out: str, codebook: str) -> None:
    """Code sentences whose source stands in <s>..</s> and target in <t>..</t> (column marked_sentence)."""
    from sanderling.pairs import code_table

    code_table(Path(table), Path(out), codebook)


@click.command()
@click.argument("kind", type=click.Choice(["relations", "attribution", "readings", "sentences", "journeys"]))
@click.argument("path", metavar="PATH")
@click.option("--codebook", default="plv", show_default=True, type=click.Choice(["plover", "plv", "cameo"]))
@click.option("--json", "as_json_", is_flag=True, help="Print all figures as one JSON object.")
def evaluate(kind: str, path: str, codebook: str, as_json_: bool) -> None:
    """Score Sanderling against gold of your own.

    \b
    relations    a TSV with the columns marked_sentence and gold_type (codes of --codebook)
    attribution  a folder of brat files: Source, Cue, Content, Attribution
    readings     a folder of articles (NAME.txt), each with its gold (NAME.yml)
    sentences    rows of codes and a sentence with its parties marked, as in training/corpus
    journeys     a CSV of passages and their journeys cell by cell, as tests/cases/journeys.csv
    """
    import json

    try:
        scores = _scores(kind, Path(path), codebook)
    except UnicodeDecodeError:
        raise NotText(f"{path} is not, or holds a file that is not, UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise MissingInput(f"{error.filename or path} cannot be read ({error.strerror}); check the path.") from None
    if as_json_:
        write(json.dumps(scores, ensure_ascii=False, indent=2) + "\n")
        return
    from sanderling.evaluate.report import print_scores

    print_scores(scores, console())


def _scores(kind: str, path: Path, codebook: str) -> dict[str, Any]:
    if not path.exists():
        raise NotFound(f"There is no {path}; check the path.")
    if kind == "relations":
        from sanderling.evaluate.relations import score_relations

        return score_relations(path, codebook)
    if kind == "attribution":
        from sanderling.evaluate.attribution import score_attribution

        return score_attribution(path)
    if kind == "sentences":
        from sanderling.evaluate.sentences import score_sentences

        return score_sentences(path)
    if kind == "journeys":
        from sanderling.evaluate.journeys import score_journeys

        return score_journeys(path)
    from sanderling.evaluate.readings import score_readings

    return score_readings(path)
