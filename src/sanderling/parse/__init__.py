"""Clean text to sentences and syntax. spaCy enters here and nowhere else."""

from sanderling.parse.syntax import Parsed, Sentence, Token
from sanderling.parse.parser import Parser

__all__ = ["Parsed", "Parser", "Sentence", "Token"]
