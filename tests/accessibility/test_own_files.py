"""Which of the files that pages link the CMS has, and which it has not."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from accessibility.own_files import missing_files
from tests import factories

pytestmark = pytest.mark.django_db


def test_document_is_there_under_its_number_and_name() -> None:
    factories.root_page()
    there, emptied = factories.document(), factories.document(name="leer.pdf")
    Path(emptied.file.path).unlink()
    other_name = f"/documents/{there.pk}/anders.pdf"
    assert missing_files(
        [there.url, f"{there.url}?inline=1", emptied.url, other_name, "/documents/999/weg.pdf"]
    ) == {emptied.url, other_name, "/documents/999/weg.pdf"}


def test_upload_is_there_in_the_storage() -> None:
    name = default_storage.save("images/rathaus.png", ContentFile(b"x"))
    there, missing = f"/media/{name}", "/media/images/gibt-es-nicht.png"
    assert missing_files([there, missing]) == {missing}


def test_what_nobody_can_tell_is_not_missing() -> None:
    factories.root_page()
    fileless, astray = factories.document(), factories.document()
    fileless_url, astray_url = fileless.url, f"/documents/{astray.pk}/passwd"
    type(fileless).objects.filter(pk=fileless.pk).update(file="")
    type(astray).objects.filter(pk=astray.pk).update(file="../../etc/passwd")
    unknown = ["/media//plan.pdf", "//[plan.pdf", f"/documents/{10**30}/plan.pdf"]
    assert missing_files([*unknown, fileless_url, astray_url]) == frozenset()


@pytest.mark.parametrize(
    "path", ["/static/cms/icon.svg", "/seite/plan.pdf", "/media/../geheim.txt", "/robots.txt"]
)
def test_what_the_cms_does_not_keep_is_nobodys_to_judge(path: str) -> None:
    assert missing_files([path]) == frozenset()
