//! The terms of the ontology, as `ontology/nuncio.ttl` defines them.
