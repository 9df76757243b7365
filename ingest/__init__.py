"""From source files to the wanted graph: reading, quarantine, identity, assembly, the run."""
