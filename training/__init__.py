"""Training of the pair coder: the authored corpus, its reader and the trainer."""
