"""ArtisaNest Desktop: the register a Moroccan artisan cooperative can trust offline."""

__version__ = "0.1.0"
