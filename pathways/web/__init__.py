"""The HTTP face: a server, its worker processes, its limits, and what it tells about itself."""
