"""What proves the tasks: task by task, and the register of documents."""
