//! Stub of shell.
