"""A linear multi-label model over named features, and those that are shipped."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from pipeline.frozen import frozen

#: What the file says of itself; other files are refused.
FORMAT = "council-news linear tagger 1"
_LABELS = "labels"


@frozen
class LinearTagger:
    """One logistic regression a label over features weighted by their rarity.

    ``rarity`` is a feature's inverse document frequency, ``weights`` its weight for the label of each index; features
    that stand in neither are not seen. The features of a text are brought to length 1.
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    rarity: Mapping[str, float]
    weights: Mapping[str, Mapping[int, float]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each label for what has these features; it can have several labels or none."""
        scores = list(self.bias)
        for feature, share in self._shares(features):
            for index, weight in self.weights[feature].items():
                scores[index] += share * weight
        return {label: _logistic(score) for label, score in zip(self.labels, scores, strict=True)}

    def _shares(self, features: Iterable[str]) -> list[tuple[str, float]]:
        """The known features and what each counts; in order, for sums that do not depend on a set's."""
        known = sorted(self.rarity.keys() & set(features))
        rarities = [self.rarity[feature] for feature in known]
        length = math.sqrt(sum([rarity**2 for rarity in rarities])) or 1.0
        return [(feature, rarity / length) for feature, rarity in zip(known, rarities, strict=True)]

    def dump(self) -> str:
        """The model as JSON, features in order: the same model gives the same bytes."""
        features = {
            feature: [self.rarity[feature], {str(index): weight for index, weight in self.weights[feature].items()}]
            for feature in sorted(self.rarity)
        }
        model = {"format": FORMAT, _LABELS: self.labels, "bias": self.bias, "features": features}
        return json.dumps(model, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"') + "\n"

    @classmethod
    def parse(cls, text: str) -> LinearTagger:
        """A model out of what :meth:`dump` gave.

        Raises
        ------
        ValueError
            Where ``text`` is not such a model.
        """
        try:
            model = json.loads(text)
            if model["format"] != FORMAT:
                raise ValueError(f"a model of another format: {model['format']!r}")
            features = model["features"]
            return cls(
                labels=tuple(model[_LABELS]),
                bias=tuple(float(value) for value in model["bias"]),
                rarity={feature: float(entry[0]) for feature, entry in features.items()},
                weights={
                    feature: {int(index): float(weight) for index, weight in entry[1].items()}
                    for feature, entry in features.items()
                },
            )
        except (KeyError, TypeError, IndexError, AttributeError) as error:
            raise ValueError(f"not a model: {error}") from error


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def activity_tagger() -> LinearTagger:
    """The shipped model of the kinds of work that a sentence tells."""
    return _shipped("activities")


@cache
def furniture_tagger() -> LinearTagger:
    """The shipped model of the lines that a portal prints around an article."""
    return _shipped("furniture")


def _shipped(name: str) -> LinearTagger:
    return LinearTagger.parse((resources.files("pipeline.models") / f"{name}.json").read_text(encoding="utf-8"))
