"""Mentions of actors, places, times and quantities: what each stands for and why, or unresolved and why."""
