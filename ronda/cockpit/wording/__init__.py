"""The words of the pages: headings, states, and single figures as a reader expects them."""
