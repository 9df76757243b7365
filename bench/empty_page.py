"""The smallest Streamlit page: what a page costs before we draw anything."""

import streamlit as st

st.title("leer")
st.segmented_control("Sprache", ["Deutsch", "English"], default="Deutsch", key="lang")
