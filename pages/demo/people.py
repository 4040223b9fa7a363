"""The demo's users, one for each role, and what their groups may do with its pages and files."""

from typing import Final, NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

PASSWORD: Final = "demo-dinslaken"  # noqa: S105 - meant to be known; see the command's option
EDITORS: Final = "Editors"
AUDITORS: Final = "Auditors"
PAGE_PERMISSIONS: Final = ("add_page", "change_page", "publish_page")
FILE_PERMISSIONS: Final = (
    ("wagtailimages", ("add_image", "change_image", "choose_image")),
    ("wagtaildocs", ("add_document", "change_document", "choose_document")),
)


class DemoUser(NamedTuple):
    """Somebody who signs in to the demo; ``group`` is empty for the superuser."""

    username: str
    first_name: str
    last_name: str
    group: str


USERS: Final = (
    DemoUser("admin", "Anke", "Administration", ""),
    DemoUser("redaktion", "Robin", "Redaktion", EDITORS),
    DemoUser("pruefstelle", "Paula", "Prüfstelle", AUDITORS),
)


def allow_editing(home: Page) -> None:
    """Let editors write and publish below the start page and add images and documents."""
    editors, _ = Group.objects.get_or_create(name=EDITORS)
    for codename in PAGE_PERMISSIONS:
        permission = _permission("wagtailcore", codename)
        GroupPagePermission.objects.get_or_create(group=editors, page=home, permission=permission)
    library = Collection.get_first_root_node()
    for app_label, codenames in FILE_PERMISSIONS:
        for codename in codenames:
            GroupCollectionPermission.objects.get_or_create(
                group=editors, collection=library, permission=_permission(app_label, codename)
            )


def create_users() -> int:
    """Create the users that are missing, all with the same known password; says how many."""
    return sum(_create(user) for user in USERS)


def _create(demo_user: DemoUser) -> bool:
    user_model = get_user_model()
    if user_model.objects.filter(username=demo_user.username).exists():
        return False
    user = user_model.objects.create_user(
        username=demo_user.username,
        email=f"{demo_user.username}@dinslaken.example",
        password=PASSWORD,
        first_name=demo_user.first_name,
        last_name=demo_user.last_name,
        is_superuser=not demo_user.group,
        is_staff=not demo_user.group,
    )
    if demo_user.group:
        group, is_new = Group.objects.get_or_create(name=demo_user.group)
        if is_new:
            group.permissions.add(_permission("wagtailadmin", "access_admin"))
        user.groups.add(group)
    return True


def _permission(app_label: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)
