"""Clean text to sentences and syntax. spaCy enters here and nowhere else."""

from sanderling.parse.parser import Parser
from sanderling.parse.syntax import Parsed, Sentence, Token

__all__ = ["Parsed", "Parser", "Sentence", "Token"]
