"""Translations that people look after: the workbench, drafts by machine, and the urgent set."""
