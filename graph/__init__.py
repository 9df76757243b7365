"""The knowledge graph: model, door to the store, difference, application, views, export."""
