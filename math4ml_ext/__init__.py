"""Math4ML for Jupyter: a check beside every cell."""

__version__ = "0.1.0"
