"""The router: navigation, header with search and language, then the page that was chosen."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard import addressed, as_of, asking, elements, formats, runs
from dashboard.kinds import kind_word, look, profile_kind
from dashboard.pages import PAGES, PageEntry, page
from dashboard.texts import LANGUAGES, language, language_in_address, settle_language, t
from graph.errors import InnonetzError

HERE = Path(__file__).parent
HITS = 8
LOOK_EVERY = "3s"  # whether a run has ended
_SHOWN, _VERSION = "place_shown", "version_shown"
_NAMES = {"de": "Deutsch", "en": "English"}


def main(first: str = "") -> None:
    """Draw the application. ``first`` names the page without a path, for tests."""
    st.set_page_config(
        page_title="innonetz",
        page_icon=str(HERE / "static" / "icon.png"),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    st.logo(str(HERE / "static" / "logo.png"), size="large")
    _keep_language()
    entries = {entry.name: entry for entry in PAGES}
    default = first or PAGES[0].name
    links = {name: _streamlit_page(entry, name == default) for name, entry in entries.items()}
    st.session_state["pages"] = links
    chosen = st.navigation(_menus(links), position="top")
    name = next(n for n, page in links.items() if page == chosen)
    st.html(f"<style>{(HERE / 'style.css').read_text(encoding='utf-8')}</style>")
    st.html(
        f"<script>document.documentElement.lang='{language()}';{as_of.ENTER}</script>",
        unsafe_allow_javascript=True,
    )
    _tidy(name)
    if _header(name):
        chosen.run()


@st.fragment
def _body(entry: PageEntry) -> None:
    """All below the header. A control of the page draws this anew and leaves the header alone."""
    settle_language()
    _settle(entry.name)
    # Found while the page is drawn, told at its top.
    above = st.container()
    with above, elements.guarded():
        if not asking.complete():
            _incomplete()
    with elements.guarded():
        entry.show()
    for remark in _remarks():
        above.warning(remark, icon=":material/link_off:")


def _settle(name: str) -> None:
    """Draw the header anew as well where a run, or a choice in the page, has made it stale."""
    shown, before = _place(name), st.session_state.get(_SHOWN)
    found_and_opened = shown != before and st.session_state.get("search")
    if found_and_opened or asking.data_version() != st.session_state[_VERSION]:
        st.rerun()
    st.session_state[_SHOWN] = shown


def _place(name: str) -> tuple[str, str]:
    """The page and what it shows: when this changes, a search has done its work."""
    return name, st.query_params.get("id", "")


def _menus(links: Mapping[str, st.Page]) -> dict[str, list[st.Page]]:
    """The pages by menu, those without one first: eleven side by side would not fit."""
    menus: dict[str, list[st.Page]] = {"": []}
    for entry in PAGES:
        title = t(f"menu.{entry.group}") if entry.group else ""
        menus.setdefault(title, []).append(links[entry.name])
    return menus


def _keep_language() -> None:
    """The first address sets the language; later the switch does, and the address follows."""
    settle_language()
    given = st.query_params.get("lang", "")
    if given and given not in LANGUAGES:
        # Kept, because the address is mended at once.
        st.session_state["lang_unknown"] = given
    if "lang" not in st.session_state:
        st.session_state["lang"] = language()
    wanted = language_in_address()
    if given != wanted:
        addressed.put("lang", wanted)


def _tidy(name: str) -> None:
    """Take out of the address what this page does not use, such as the choice on another page."""
    last = st.session_state.get("page_before")
    if last != name:
        st.session_state["page_before"] = name
        addressed.arrived()
    if last not in (None, name):
        st.session_state.pop("lang_unknown", None)
    for parameter in set(st.query_params) - {*page(name).uses, "lang"}:
        st.query_params.pop(parameter)


def _remarks() -> list[str]:
    """What of the address was not understood, with what to do."""
    unknown = st.session_state.get("lang_unknown")
    said = [t("app.lang_unknown", value=formats.plain(unknown))] if unknown else []
    return said + addressed.remarks()


def _streamlit_page(entry: PageEntry, default: bool) -> st.Page:
    return st.Page(
        partial(_body, entry),
        title=t(f"page.{entry.name}"),
        url_path=entry.path or entry.name,
        default=default,
    )


def _header(name: str) -> bool:
    """Title, state of the data, search, language; False when the store cannot be asked."""
    left, middle, right = st.columns([6, 3.4, 1.6], vertical_alignment="top")
    with right:
        st.segmented_control(
            t("app.language"),
            LANGUAGES,
            required=True,
            format_func=_NAMES.__getitem__,
            key="lang",
            label_visibility="collapsed",
        )
    with left:
        try:
            st.session_state[_VERSION] = asking.data_version()
            state = state_line()
        except InnonetzError as error:
            _title(name, "")
            st.warning(t(elements.problem_of(error)), icon=":material/error:")
            return False
        _title(name, state)
    with middle:
        text = _search_field(name)
    # The place is always there: a box that came between would be shown with the parts of the page
    # that stood there before, and a click would go to one of them.
    with st.container(), elements.guarded():
        if text:
            _hits(text, name)
    return True


@st.fragment(run_every=LOOK_EVERY)
def _incomplete() -> None:
    """Says that facts may be missing, until a run has ended; then the page is drawn anew."""
    with elements.guarded():
        if asking.complete():
            st.rerun()
    st.info(t("app.incomplete"), icon=":material/hourglass_top:")


def _title(name: str, state: str) -> None:
    st.title(t(f"page.{name}"), anchor=False)
    question = html.escape(t(f"page.{name}.question"))
    st.html(f'<p class="question">{question}</p><p class="state">{html.escape(state)}</p>')


def state_line() -> str:
    """How much is in the graph and from when. Raises InnonetzError when the store is away."""
    counts = asking.counts()
    if not counts:
        return t("app.state.empty")
    last = runs.runs(asking.settings().home, most=1)
    return t(
        "app.state",
        day=formats.day(last[0].started[:10]) if last else t("unknown"),
        organisations=formats.number(counts.get("Organisation", 0)),
        clusters=formats.number(counts.get("Cluster", 0)),
        sources=formats.number(counts.get("Source", 0)),
    )


def _search_field(name: str) -> str:
    shown, before = _place(name), st.session_state.get(_SHOWN)
    if shown != before:
        # A hit was opened: the field has done its work.
        st.session_state[_SHOWN] = shown
        st.session_state["search"] = ""
        if before and before[0] == name:
            # A link to the page that is already open leaves the browser's address as it was, so it
            # is written again; written on the way to another page, it would land on the old one.
            st.query_params.from_dict(st.query_params.to_dict())
    text = st.text_input(
        t("search.label"),
        key="search",
        placeholder=t("search.placeholder"),
        type="search",
        live="300ms",
        icon=":material/search:",
        label_visibility="collapsed",
    )
    return text.strip() if len(text.strip()) > 1 else ""


def _hits(text: str, name: str) -> None:
    reply = asking.ask("find", text=text)
    with st.container(border=True, key="hits", gap=None):
        if not reply:
            st.caption(t("search.none", text=text))
        for row in reply.rows[:HITS]:
            kind = row.get("kind")
            one = look(row["label"], kind)
            sign = f":{one.ink}[{one.sign}]"
            words = " · ".join(w for w in (kind_word(row["label"], kind), row.get("place")) if w)
            target, address = _target(row, name)
            elements.link(target, f"{sign} **{row['name']}** – {words}", **address)
        if len(reply.rows) > HITS:
            st.caption(t("search.more"))


def _target(row: asking.Row, name: str) -> tuple[str, dict[str, str | None]]:
    """Where a hit leads: on the page of profiles to the profile, else into the network."""
    profiled = profile_kind(row["label"], row.get("kind"))
    if name == "profiles" and profiled:
        return "profiles", {"art": profiled, "id": row["id"]}
    return "explore", {"id": row["id"], "kind": row["label"]}


if __name__ == "__main__":
    main()
