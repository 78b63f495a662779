"""The shape of what people enter about a company, its people and their accounts."""
