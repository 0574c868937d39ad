"""Screens: the board in De Stek and others."""
