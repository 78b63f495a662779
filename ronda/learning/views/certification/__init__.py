"""Pages of the vocational certification."""
