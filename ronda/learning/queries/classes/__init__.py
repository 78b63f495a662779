"""Classes: which a viewer sees, who sits in them, and when they are."""
