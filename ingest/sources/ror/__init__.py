"""The Research Organization Registry: names, places, parents and children of research bodies."""
