"""The catalogue of questions: one file a question, the same answer everywhere."""
