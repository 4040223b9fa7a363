"""The page types of the site, their data and its settings, one module per subject."""

from pages.models.base import BasePage, LeadImage
from pages.models.content import ContentPage
from pages.models.council import (
    AgendaItem,
    Consultation,
    Meeting,
    OParlImport,
    Organization,
    Paper,
)
from pages.models.edition import EditionFile, ReportEdition
from pages.models.evaluation import EvaluationCriterion, EvaluationFinding, EvaluationPage
from pages.models.finance_page import FinancePage
from pages.models.glossary import GlossaryPage, GlossaryTerm
from pages.models.home import HomePage
from pages.models.indicators import Indicator, IndicatorValue
from pages.models.last_change import LastChange
from pages.models.legal import LegalPage
from pages.models.library import DocumentPage, DocumentText, DocumentVersion, LibraryPage
from pages.models.measures import MeasurePage, Milestone, StatusUpdate
from pages.models.money import BudgetLine, Grant, StaffingLine
from pages.models.motion import MotionPage, MotionPointPage
from pages.models.news import NewsIndexPage, NewsPage
from pages.models.organisation import (
    Criterion,
    OptionScore,
    OrganisationComparisonPage,
    OrganisationOptionPage,
)
from pages.models.register import MeasureRegisterPage
from pages.models.reminders import ReminderPreference, SentReminder
from pages.models.report import (
    EditionLines,
    ReportChapterPage,
    ReportComparison,
    ReportPage,
)
from pages.models.services import ITServicePage, ServiceInventoryPage
from pages.models.settings import SiteSettings
from pages.models.strategy import FieldOfActionPage, GoalPage, Principle, StrategyPage
from pages.models.tags import PageTag
from pages.models.units import TargetGroup, Unit

__all__ = [
    "AgendaItem",
    "BasePage",
    "BudgetLine",
    "Consultation",
    "ContentPage",
    "Criterion",
    "DocumentPage",
    "DocumentText",
    "DocumentVersion",
    "EditionFile",
    "EditionLines",
    "EvaluationCriterion",
    "EvaluationFinding",
    "EvaluationPage",
    "FieldOfActionPage",
    "FinancePage",
    "GlossaryPage",
    "GlossaryTerm",
    "GoalPage",
    "Grant",
    "HomePage",
    "ITServicePage",
    "Indicator",
    "IndicatorValue",
    "LastChange",
    "LeadImage",
    "LegalPage",
    "LibraryPage",
    "MeasurePage",
    "MeasureRegisterPage",
    "Meeting",
    "Milestone",
    "MotionPage",
    "MotionPointPage",
    "NewsIndexPage",
    "NewsPage",
    "OParlImport",
    "OptionScore",
    "OrganisationComparisonPage",
    "OrganisationOptionPage",
    "Organization",
    "PageTag",
    "Paper",
    "Principle",
    "ReminderPreference",
    "ReportChapterPage",
    "ReportComparison",
    "ReportEdition",
    "ReportPage",
    "SentReminder",
    "ServiceInventoryPage",
    "SiteSettings",
    "StaffingLine",
    "StatusUpdate",
    "StrategyPage",
    "TargetGroup",
    "Unit",
]
