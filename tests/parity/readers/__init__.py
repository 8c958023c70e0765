"""Checks of exports, by what reads them. Each takes the exports of one graph and raises what a reader says."""
