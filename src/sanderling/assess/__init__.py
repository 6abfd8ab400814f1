"""Events held against legal measures: indicators for a person to examine, never judgements of guilt."""

from sanderling.assess.assessments import assess, assess_stored, assessments

__all__ = ["assess", "assess_stored", "assessments"]
