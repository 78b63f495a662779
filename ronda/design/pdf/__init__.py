"""Documents as PDF, in the three languages: certificates, sheets, statements and plans alike."""

from ronda.design.pdf.making import pdf_answer, pdf_of

__all__ = ["pdf_answer", "pdf_of"]
