"""What holds of the app that Teams installs."""
