"""The error tree. Each kind has its own exit code; each message is one sentence and what to do.

SanderlingError (1)
├── InputError (3)            the input cannot be used
│   ├── MissingInput (4)      there is no such file
│   ├── NotText (5)           binary, or no encoding fits
│   ├── EmptyInput (6)        nothing to read: empty, or no sentence
│   ├── TooLarge (7)          over a stated bound
│   └── OtherLanguage (8)     not English
├── RecordError (9)           the record cannot be opened or written
├── NotFound (10)             no such event or reading
├── KnowledgeError (11)       a knowledge file is broken
└── Incomplete (12)           some documents were not read; the others are kept

Beside these: 70 for an error that is none of them, a defect of the program; 130 stopped; 141 nobody reads the output.
"""


class SanderlingError(Exception):
    """Anything that goes wrong in a way that a user can mend."""

    exit_code = 1


class InputError(SanderlingError):
    """The input cannot be used."""

    exit_code = 3


class MissingInput(InputError):
    """There is no such file, or it cannot be opened."""

    exit_code = 4


class NotText(InputError):
    """Binary data, or text in no encoding that fits."""

    exit_code = 5


class EmptyInput(InputError):
    """Nothing to read: empty, or no sentence in it."""

    exit_code = 6


class TooLarge(InputError):
    """Over a stated bound."""

    exit_code = 7


class OtherLanguage(InputError):
    """Not English."""

    exit_code = 8


class RecordError(SanderlingError):
    """The record cannot be opened or written."""

    exit_code = 9


class NotFound(SanderlingError):
    """No such event or reading."""

    exit_code = 10


class KnowledgeError(SanderlingError):
    """A knowledge file is broken: unknown key, missing value, or wrong form."""

    exit_code = 11


class Incomplete(SanderlingError):
    """Some documents were not read, each with its reason; the others are kept."""

    exit_code = 12
