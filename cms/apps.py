"""The project as an app, so that its templates, static files and translations are found."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
