"""What people see: the contract's tables, field formats, the report."""

from rashomon.export.formats import FORMATS, to_arrow
from rashomon.export.tables import TABLES
from rashomon.export.view import View

__all__ = ["FORMATS", "TABLES", "View", "to_arrow"]
