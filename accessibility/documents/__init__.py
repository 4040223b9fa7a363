"""PDF and Office files of a site: read in bounded processes, checked, recorded in scans."""
