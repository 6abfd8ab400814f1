"""Lemmas that the parser's rules get wrong: a silent e lost, or a double letter kept."""

from __future__ import annotations

_VERBS = """
    dine fine rape stage wage pipe spare hope rage axe shape slate gripe pave rate tape cane mine lure fire wire
    tire hire fume name shame blame force impose expose deplore restore ignore explore snare stare scare declare
    prepare share compare bare dare flare glare pare square bribe describe prescribe subscribe probe robe strike
    provoke revoke invoke evoke smoke choke poke stoke raze haze gaze graze blaze amaze seize maze defuse refuse
    accuse abuse excuse amuse fuse muse use cite excite incite invite unite ignite recite site write bite spite
    expedite pile file compile exile rile compete delete deplete complete concede recede accede secede impede
    precede intercede supersede airdrop readmit resupply greenlight cordon unban lambast ban bar gun stun grab
    kidnap
""".split()


def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for verb in _VERBS:
        if verb.endswith("e"):
            forms[f"{verb}d"] = forms[f"{verb[:-1]}ing"] = forms[f"{verb}s"] = verb
        elif verb.endswith("y"):
            forms[f"{verb[:-1]}ied"] = forms[f"{verb[:-1]}ies"] = verb
        else:
            forms[f"{verb}ed"] = forms[f"{verb}ing"] = forms[f"{verb}s"] = verb
            if verb[-1] in "bdgmnprt" and verb not in {"airdrop", "lambast", "greenlight", "cordon"}:
                forms[f"{verb}{verb[-1]}ed"] = forms[f"{verb}{verb[-1]}ing"] = verb
            if verb == "airdrop":
                forms["airdropped"] = forms["airdropping"] = verb
    return forms


_FORMS = _forms()


def verb_lemma(word: str, lemma: str) -> str:
    """Return the lemma of a verb form, mended where the parser's rules are known to fail."""
    return _FORMS.get(word.lower(), lemma)
