"""Real plans of other issuers and years, built as documents and read: how much of them is right."""
