"""What a plan says as a document: its body, and the doubts in it; and the register of what proves its tasks."""
