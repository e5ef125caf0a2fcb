"""Time expressions and quantities in running text: pure functions over words kept as data, a folder a language."""
