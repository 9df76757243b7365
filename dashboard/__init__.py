"""The Streamlit application: a router, thin pages, drawing helpers, texts in two languages."""
