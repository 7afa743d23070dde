"""Videos made from sound files: requests, queue, history."""
