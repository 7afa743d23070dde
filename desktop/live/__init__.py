"""A live session: threads, queues, clocks and statistics."""
