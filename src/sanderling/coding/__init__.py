"""Sentences and mentions to events, claims, journeys and conveyances."""
