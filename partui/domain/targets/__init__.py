"""Measurable targets (chỉ tiêu định lượng): the bar of a task, what was measured, and how the two stand."""
