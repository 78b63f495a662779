"""The living page of the design: each component in each state, with data made up for the purpose."""
