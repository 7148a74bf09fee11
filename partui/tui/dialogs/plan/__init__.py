"""Windows about plans, their rows and agencies."""
