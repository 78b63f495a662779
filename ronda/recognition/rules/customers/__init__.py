"""The customers' view: who is asked, who brings the forms, what they say, and what is looked at again."""
