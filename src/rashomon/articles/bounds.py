"""How much of hostile input is taken in. Sizes in bytes unless said; what is larger is rejected and listed."""

# A long report has 100 kB of text; a saved page with its pictures inlined, some MB.
LARGEST_DOCUMENT = 64 * 1024 * 1024
LARGEST_PAGE = 16 * 1024 * 1024
LARGEST_RECORD = 16 * 1024 * 1024
# Characters of one reading text.
LONGEST_TEXT = 4_000_000
# An archive's parts together, and how many.
LARGEST_UNPACKED = 2 * 1024 * 1024 * 1024
MOST_PARTS = 200_000
# Text compresses five to twenty times; beyond this it is a bomb.
HIGHEST_RATIO = 500
# A .zip in a .zip is opened, one in that is not.
DEEPEST = 2
ENCODING_SAMPLE = 200_000
MOST_PDF_PAGES = 2_000
