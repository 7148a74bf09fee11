"""Windows about the app itself."""
