"""Pure graders: numpy and the standard library, no Jupyter, no HTTP, no database, no clock."""
