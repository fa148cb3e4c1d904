"""Component ``council_confidence``: the last one, which turns the priors of rules into probabilities."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.models.confidence import calibrated
from pipeline.nlp.state import facts_of, set_facts

#: Name of the component.
CONFIDENCE = "council_confidence"


@Language.component(CONFIDENCE)
def tell_confidence(doc: Doc) -> Doc:
    """Put probabilities in place of the priors of the rules on ``doc._.council``."""
    set_facts(doc, calibrated(facts_of(doc)))
    return doc
