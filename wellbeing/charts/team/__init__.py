"""A team's trend as a figure: `chart` is the face."""
