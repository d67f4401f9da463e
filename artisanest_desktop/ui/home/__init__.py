"""Home: what to do, how it goes, and that the data is safe."""
