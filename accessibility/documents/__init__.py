"""PDF and Office files that pages link: read in bounded processes, checked, recorded in scans."""
