"""Reading: whatever a press folder holds becomes clean, dated, attributed articles; then the survey of the whole folder."""

from rashomon.articles.division import OutletNames, divide
from rashomon.articles.opening import file_names
from rashomon.articles.reading import read
from rashomon.articles.survey import survey

__all__ = ["OutletNames", "divide", "file_names", "read", "survey"]
