"""What a plan says as a document: its body, and the doubts in it."""
