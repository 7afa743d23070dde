"""Live session: threads, queues, clocks and statistics."""
