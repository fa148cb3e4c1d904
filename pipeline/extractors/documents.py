"""Component ``council_documents``: legal and official documents."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extractors.evidence import evidence_at
from pipeline.facts import Document
from pipeline.grammar.documents import DocumentSpan, find_documents
from pipeline.grammar.folding import fold
from pipeline.nlp.state import facts_of

_CONFIDENCE = {
    "document.kind_number": 0.93,
    "document.further_number": 0.85,
    "document.far_number": 0.85,
    "document.number": 0.85,
    "document.plenum": 0.85,
    "document.law_name": 0.9,
}


class DocumentsExtractor:
    """Fills ``doc._.council.documents``, one row a document; all its mentions go to ``user_data``.

    ``doc.user_data["council_documents"]`` holds every :class:`~pipeline.grammar.documents.DocumentSpan`, repeated
    ones too, for the components that must not read a document's number as a count or a day.
    """

    def __call__(self, doc: Doc) -> Doc:
        spans = find_documents(facts_of(doc).article.text)
        doc.user_data["council_documents"] = spans
        facts = facts_of(doc)
        for span in distinct(spans):
            facts.documents.append(
                Document(
                    article_id=facts.article.article_id,
                    doc_type=span.doc_type,
                    number=span.number,
                    title=span.title,
                    issuer=span.issuer,
                    issued_date=span.issued_date,
                    evidence=evidence_at(doc, span.start),
                    start=span.start,
                    end=span.end,
                    found_by=span.rule,
                    confidence=_CONFIDENCE[span.rule],
                )
            )
        return doc


def distinct(spans: list[DocumentSpan]) -> list[DocumentSpan]:
    """One mention of each document: the first that gives its whole number.

    A later "Nghị quyết 21" is the "Nghị quyết số 21-NQ/TU" that the article names in full.
    """
    full = {_short_key(span): _key(span) for span in reversed(spans) if span.number and not span.number.isdigit()}
    chosen: dict[tuple[str, str], DocumentSpan] = {}
    for span in spans:
        if span.number.isdigit() and _short_key(span) in full:
            continue
        chosen.setdefault(_key(span), span)
    return list(chosen.values())


def _key(span: DocumentSpan) -> tuple[str, str]:
    if span.number:
        return "", re.sub(r"[\W_]", "", fold(span.number))
    return span.doc_type, fold(span.title)


def _short_key(span: DocumentSpan) -> tuple[str, str]:
    digits = re.match(r"\d*", span.number)
    return span.doc_type, digits.group().lstrip("0") if digits else ""


@Language.factory("council_documents")
def make_documents(nlp: Language, name: str) -> DocumentsExtractor:
    """Factory of the component."""
    return DocumentsExtractor()
