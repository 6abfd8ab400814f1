"""Readings in the forms in which others take them: JSON, terminal report, HTML page."""
