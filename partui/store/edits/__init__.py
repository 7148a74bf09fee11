"""What is changed: agencies, members, rows, evidence, scores, plans."""
