"""Areas that help is for, and the 25 life topics."""
