"""The style sheet of the swimlane table: patterns for states, cards on narrow screens, print."""

STYLE = """<style>
.iz-lanes {font-size: 14px; line-height: 1.35; color: #1a1a1a}
.iz-lanes ul {list-style: none; margin: 0; padding: 0}
.iz-lanes .iz-legend {display: flex; flex-wrap: wrap; gap: 6px 22px; margin: 0 0 14px}
.iz-lanes .iz-legend li {display: flex; align-items: center; gap: 8px; margin: 0; padding: 0}
.iz-lanes .iz-key {padding: 1px 8px; font-weight: 600; white-space: nowrap}
.iz-lanes .iz-scroll {overflow-x: auto; margin: 0 0 22px}
.iz-lanes table {border-collapse: separate; border-spacing: 3px; width: 100%; min-width: 900px;
  table-layout: fixed; margin: 0}
.iz-lanes caption {text-align: left; caption-side: top; font-weight: 600; font-size: 15px;
  color: #1a1a1a; padding: 0 0 4px 3px}
.iz-lanes col.iz-first {width: 168px}
.iz-lanes th, .iz-lanes td {border: 0; padding: 7px 9px; vertical-align: top; text-align: left;
  overflow-wrap: break-word; hyphens: manual}
.iz-lanes thead th {background: #004b87; color: #fff; font-weight: 600; vertical-align: bottom}
.iz-lanes thead th a {color: #fff; text-decoration: underline;
  text-decoration-color: rgba(255, 255, 255, .45); text-underline-offset: 3px}
.iz-lanes thead th a:hover {text-decoration-color: #fff}
.iz-lanes thead th.iz-chosen {background: #1a1a1a}
.iz-lanes .iz-tiers th {background: #dce8f2; color: #1a1a1a; font-weight: 400; padding: 3px 9px}
.iz-lanes .iz-tiers td {padding: 0}
.iz-lanes thead th.iz-first {background: #fff; color: #4a4f57; font-weight: 400}
.iz-lanes tbody th.iz-first {background: #eef1f4; font-weight: 600}
.iz-lanes th.iz-first {position: sticky; left: 0; z-index: 1}
.iz-lanes .iz-note {display: block; font-weight: 400; font-size: 13px; color: #3d434b;
  margin-top: 4px}
.iz-lanes td[data-stage] {border-left: 4px solid #8a9199}
.iz-lanes li, .iz-lanes li b, .iz-lanes a {font-size: 14px}
.iz-lanes td li {margin: 5px 0 0; padding: 0}
.iz-lanes td li b {display: block; font-weight: 600}
.iz-lanes .iz-product {display: block; font-size: 13px; color: #3d434b}
.iz-lanes .iz-more {color: #3d434b}
.iz-lanes a.iz-state {font-weight: 600; text-decoration: underline;
  text-decoration-color: transparent; text-underline-offset: 3px}
.iz-lanes a.iz-state:hover {text-decoration-color: currentColor}
.iz-lanes a:focus-visible {outline: 3px solid #004b87; outline-offset: 2px}
.iz-lanes .iz-covered {background: #dff1e9; border-left: 4px solid #007a5a}
.iz-lanes .iz-covered, .iz-lanes .iz-covered a {color: #00513b}
.iz-lanes .iz-thin {border-left: 4px dashed #8a6a00;
  background: linear-gradient(90deg, #fdf1cf 55%, #fff 55%)}
.iz-lanes td.iz-thin {background: #fdf3d8}
.iz-lanes .iz-thin, .iz-lanes .iz-thin a {color: #5c4600}
.iz-lanes .iz-empty {border-left: 4px solid #b34700;
  background: repeating-linear-gradient(135deg, #fff 0 7px, #f6d5c2 7px 10px)}
.iz-lanes .iz-empty, .iz-lanes .iz-empty a {color: #7a2f00}
.iz-lanes td.iz-empty a {background: #fff; padding: 1px 6px; margin-left: -6px}
.iz-lanes .iz-unknown {border-left: 4px dotted #8a9199; background: #f4f5f7}
.iz-lanes .iz-unknown, .iz-lanes .iz-unknown a {color: #4a4f57}
.iz-lanes .iz-rest {border-left: 4px double #8a9199; background: #fff;
  box-shadow: inset 0 0 0 1px #c9ced4}
.iz-lanes .iz-rest, .iz-lanes .iz-rest a {color: #4a4f57}
.iz-lanes td b {color: #1a1a1a}
.iz-doubt {margin: 0 0 12px; padding: 8px 12px; border-left: 4px solid #8a9199; background: #f4f5f7;
  font-size: 14px}
@media (max-width: 700px) {
  .iz-lanes table {min-width: 0; border-spacing: 0}
  .iz-lanes table, .iz-lanes tbody, .iz-lanes tr, .iz-lanes caption {display: block; width: 100%}
  .iz-lanes colgroup, .iz-lanes .iz-fill {display: none}
  .iz-lanes thead {position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%)}
  .iz-lanes tbody th.iz-first {display: block; position: static; margin: 8px 0 3px}
  .iz-lanes td[data-stage] {display: grid; grid-template-columns: 44% 1fr; column-gap: 10px;
    margin: 0 0 3px; padding: 6px 9px}
  .iz-lanes td[data-stage]::before {content: attr(data-stage); grid-row: 1 / span 3;
    color: #1a1a1a; overflow-wrap: anywhere}
  .iz-lanes td[data-stage] ul, .iz-lanes td[data-stage] a {grid-column: 2; justify-self: start}
}
@media print {
  .iz-lanes * {-webkit-print-color-adjust: exact; print-color-adjust: exact}
  .iz-lanes .iz-scroll {overflow: visible}
  .iz-lanes table {min-width: 0; font-size: 11px}
  .iz-lanes tr {break-inside: avoid}
}
</style>"""
