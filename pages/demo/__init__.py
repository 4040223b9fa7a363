"""The demo content: a town's site about its digitalisation, as texts, drawings and files."""
