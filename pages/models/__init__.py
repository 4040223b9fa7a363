"""The page types of the site and its settings, one module per subject."""

from pages.models.base import BasePage, LeadImage
from pages.models.content import ContentPage
from pages.models.home import HomePage
from pages.models.legal import LegalPage
from pages.models.library import DocumentPage, LibraryPage
from pages.models.measures import MeasurePage
from pages.models.news import NewsIndexPage, NewsPage
from pages.models.report import ReportChapterPage, ReportPage
from pages.models.settings import SiteSettings
from pages.models.strategy import FieldOfActionPage, StrategyPage

__all__ = [
    "BasePage",
    "ContentPage",
    "DocumentPage",
    "FieldOfActionPage",
    "HomePage",
    "LeadImage",
    "LegalPage",
    "LibraryPage",
    "MeasurePage",
    "NewsIndexPage",
    "NewsPage",
    "ReportChapterPage",
    "ReportPage",
    "SiteSettings",
    "StrategyPage",
]
