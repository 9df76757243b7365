"""Lists of operations (Liste der Vorhaben) of the EU funds in the Länder, by a layout a Land."""
