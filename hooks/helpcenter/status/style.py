"""How the report looks as a page: it may be read without, too."""

from __future__ import annotations

STYLE = """\
:root { color-scheme: light dark; --page: #fff; --tint: #f6f2ee; --ink: #211d1a; --soft: #5d554e; --line: #d9cfc6;
  --full: #1d6a53; --gone: #7d1512; --gone-tint: #fbe4e2; --come: #0d4c38; --come-tint: #dcf2e8; }
@media (prefers-color-scheme: dark) {
  :root { --page: #181513; --tint: #26211d; --ink: #f1ebe5; --soft: #bdb2a8; --line: #4a423c;
    --full: #7fd3b4; --gone: #ffc9c4; --gone-tint: #4a201d; --come: #b8f0d8; --come-tint: #143a2c; }
}
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.6 system-ui, "PingFang SC", "Noto Sans SC",
  sans-serif; }
main { max-inline-size: 70rem; margin: 0 auto; padding: 1rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.3; }
h2 { margin-block: 2.4rem .6rem; font-size: 1.25rem; }
h3 { margin-block: 1.6rem .4rem; font-size: 1rem; overflow-wrap: anywhere; }
table { inline-size: 100%; margin-block: .6rem; border-collapse: collapse; }
caption { padding-block: .4rem; color: var(--soft); text-align: start; overflow-wrap: anywhere; }
th, td { padding: .4rem .5rem; border: 1px solid var(--line); text-align: start; vertical-align: top; }
thead :is(td, th) { background: var(--tint); }
.bar { display: block; block-size: .5rem; margin-block: .3rem; border: 1px solid var(--line); background: var(--tint); }
.bar i { display: block; block-size: 100%; background: var(--full); }
tbody th { overflow-wrap: anywhere; font-weight: 400; }
.share { inline-size: 9rem; }
.side { inline-size: 33.3%; white-space: pre-wrap; overflow-wrap: anywhere; }
del { background: var(--gone-tint); color: var(--gone); }
ins { background: var(--come-tint); color: var(--come); text-decoration: none; border-block-end: 2px solid; }
li { overflow-wrap: anywhere; }
@media (max-width: 44rem) {
  .sides thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .sides tr, .side { display: block; inline-size: auto; }
  .side::before { display: block; color: var(--soft); content: attr(data-side); }
}
"""
