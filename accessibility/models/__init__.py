"""What audits leave in the database: scans with their pages, and issues with their findings."""

from accessibility.models.documents import CheckedFile
from accessibility.models.facts import KeptFacts
from accessibility.models.issues import Finding, Issue, IssueChange
from accessibility.models.scans import Scan, ScannedPage

__all__ = ["CheckedFile", "Finding", "Issue", "IssueChange", "KeptFacts", "Scan", "ScannedPage"]
