"""Scripts, folding and words: what is done to text before any language is known."""
