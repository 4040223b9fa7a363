"""How many files a scan checks once its pages are audited."""

from urllib.parse import urljoin

from django.db.models import Q
from wagtail.models import CollectionViewRestriction

from accessibility.documents.links import hosted_documents, linked_addresses, linked_documents
from accessibility.models import Scan, ScannedPage


def files_to_check(scan: Scan) -> int:
    """The number of files that `accessibility.documents.recording` goes through for this scan."""
    if not scan.all_engines or scan.scope != Scan.Scope.SITE:
        return 0
    urls = scan.pages.values("url")
    pages = ScannedPage.objects.current().filter(scan__site=scan.site_id, url__in=urls)
    links = list(pages.exclude(document_links=[]).values_list("pk", "document_links"))
    documents = set(linked_documents(links))
    if scan.site.is_default_site:
        documents |= set(hosted_documents().exclude(_is_private()).values_list("pk", flat=True))
    audited = set(urls.values_list("url", flat=True))
    root = scan.site.root_url
    return len(documents) + sum(
        urljoin(root, each) not in audited for each in linked_addresses(links)
    )


def _is_private() -> Q:
    private = Q(pk__in=())
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        private |= Q(collection__path__startswith=path)
    return private
