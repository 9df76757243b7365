"""Pure functions that give chart options; no Streamlit in here."""
