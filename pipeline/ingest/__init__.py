"""From bytes to :class:`pipeline.facts.Article`: reading, cleaning, blocks, furniture, metadata."""
