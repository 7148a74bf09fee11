"""When tasks are due: on a day, and step by step."""
