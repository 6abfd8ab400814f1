"""The title tells in few words what the body tells in full: its events take their missing parts from there."""

from __future__ import annotations

from sanderling.coding.drafts import Draft
from sanderling.parse import Parsed
from sanderling.records import Act


def complete_titles(parsed: Parsed, drafts: list[Draft]) -> None:
    """'Russia seizes ships' over 'Russia seized three Ukrainian ships': the recipient of the body is the title's too."""
    for draft in drafts:
        if draft.recipients or not parsed.sentences[draft.token.sentence].heading or draft.act is Act.CONSULT:
            continue
        mine = {actor.country or actor.key for actor in draft.actors}
        for other in drafts:
            if (
                other.recipients
                and other.act is draft.act
                and not parsed.sentences[other.token.sentence].heading
                and mine & {actor.country or actor.key for actor in other.actors}
                and (other.token.lemma == draft.token.lemma or other.mode == draft.mode)
            ):
                draft.recipients = list(other.recipients)
                draft.note("recipient", "the body tells the same in full", other.token)
                break
