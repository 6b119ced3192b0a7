"""The app that Teams installs: its manifest's template, its icons, Microsoft's schema, and the builder of its zip."""
