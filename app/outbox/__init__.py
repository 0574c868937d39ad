"""Work for outside services waits here until it is done; mail is the first."""
