"""Plans as texts and spreadsheets of LibreOffice (OpenDocument)."""
