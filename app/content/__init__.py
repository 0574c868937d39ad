"""Free text in Dutch and its translations."""
