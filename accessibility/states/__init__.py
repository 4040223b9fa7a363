"""The states of a page: what shows only when it is narrow, magnified, dark or opened.

The page is loaded once. Chromium is told to behave as if the screen were another, the page is
measured, and what differs from the page as it opened is a finding. In the end the page is as it
was; docs/states.md says what each state looks for and what it costs.
"""
