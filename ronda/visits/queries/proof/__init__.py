"""Every read of the proof of visits: who may see a reading or a question is decided here."""
