"""What can be asked, by theme; `schema` joins them."""
