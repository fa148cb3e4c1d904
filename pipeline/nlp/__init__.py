"""The spaCy Language: tokens and sentences that never cross a block, and the back ends that make them."""
