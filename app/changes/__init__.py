"""What happened to which record: one row for every write, and the rooms that listen to it."""
