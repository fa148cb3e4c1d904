"""A run's tables against gold, in the terms in which gold is annotated."""

from pipeline.evaluate.evaluation import FIELDS, Evaluation, evaluate
from pipeline.evaluate.score import Score

__all__ = ["FIELDS", "Evaluation", "Score", "evaluate"]
