//! Stub of graph.
