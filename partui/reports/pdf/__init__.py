"""Pages as PDF: the Word documents, laid out without an office suite, with their letters embedded."""
