"""The life of a record: slug history, short code, version, states, pending revision, history."""
