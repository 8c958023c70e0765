//! Stub of query.
