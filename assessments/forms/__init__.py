"""What is asked in assessing; the names are handed on, nothing more."""

from assessments.forms.rounds import Agreement, AreaAnswers, Excuse, OneMore, Start

__all__ = ["Agreement", "AreaAnswers", "Excuse", "OneMore", "Start"]
