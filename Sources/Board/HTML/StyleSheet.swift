/// The look of the page: one column on a phone, the same on a wide screen with room around it; light or dark
/// as the browser says.
let styleSheet = """
  :root {
    color-scheme: light dark;
    --ink: #1d1f24; --faint: #5a606b; --paper: #fbfbf9; --card: #fff; --line: #d9dad6;
    --mark: #0b5d57; --mark-ink: #fff; --alarm: #a3210f;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --ink: #e8e8e4; --faint: #a2a7b0; --paper: #15171a; --card: #1e2125; --line: #363b41;
      --mark: #6fd0c4; --mark-ink: #06211e; --alarm: #ff9d8a;
    }
  }
  * { box-sizing: border-box; }
  body {
    margin: 0 auto; padding: 0 1rem 3rem; max-width: 60rem; background: var(--paper);
    color: var(--ink); font: 1rem/1.45 system-ui, sans-serif; overflow-wrap: anywhere;
  }
  a { color: var(--mark); }
  h1 { font-size: 1.5rem; margin: 1rem 0; }
  h2 { font-size: 1.05rem; margin: 1.25rem 0 .5rem; }
  h3 { font-size: .95rem; margin: 1rem 0 .25rem; color: var(--faint); }
  p { margin: 0; }
  header, header form { display: flex; gap: .5rem 1rem; align-items: center; flex-wrap: wrap; }
  header h1 { margin-right: auto; }
  .skip { position: absolute; left: -100vw; }
  .skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .5rem; }
  :focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
  main:focus { outline: none; }
  input, select, textarea, button, .button {
    font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
    border-radius: .4rem; padding: .4rem .6rem; min-height: 2.5rem; max-width: 100%;
  }
  input, select, textarea { width: 100%; border-color: var(--faint); }
  button, .button {
    cursor: pointer; text-decoration: none; display: inline-flex; align-items: center;
    justify-content: center;
  }
  button:hover, .button:hover { border-color: var(--mark); }
  button.main { background: var(--mark); border-color: var(--mark); color: var(--mark-ink); }
  label { display: block; font-size: .85rem; color: var(--faint); }
  .add, .filter, .said, .notice, .form {
    background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
    padding: .75rem; margin: 0 0 .75rem;
  }
  .add { display: grid; grid-template-columns: 1fr auto; gap: 0 .5rem; }
  .add > .wide { grid-column: 1; }
  .add > .more { grid-column: 1 / -1; margin: .25rem 0 -.25rem; }
  .add > button { grid-area: 1 / 2; align-self: end; }
  .filter form { margin-top: .5rem; }
  .filter form, .add .fields, .form .fields {
    display: grid; gap: .5rem; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    align-items: end;
  }
  .wide { grid-column: 1 / -1; }
  .more { margin: .5rem 0; }
  summary { cursor: pointer; color: var(--faint); padding: .25rem 0; }
  .form button.main { margin-top: .5rem; }
  .said { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; border-color: var(--mark); }
  .said p { margin-right: auto; white-space: pre-line; }
  .error { color: var(--alarm); font-weight: 600; }
  .tasks { list-style: none; margin: 0; padding: 0; }
  .task {
    display: flex; flex-wrap: wrap; gap: .25rem .75rem; padding: .6rem 0;
    border-top: 1px solid var(--line);
  }
  .number { color: var(--faint); min-width: 2.5rem; font-variant-numeric: tabular-nums; }
  .what { flex: 1 1 14rem; min-width: 0; }
  .task.high .text { font-weight: 650; }
  .task.done .text { text-decoration: line-through; color: var(--faint); }
  .what .fields { color: var(--faint); font-size: .9rem; display: flex; flex-wrap: wrap; gap: 0 .75rem; }
  .late .due { color: var(--alarm); font-weight: 600; }
  .tag::before { content: "@"; }
  .note { white-space: pre-wrap; padding: .25rem 0; }
  .buttons { display: flex; gap: .4rem; flex-wrap: wrap; align-items: start; }
  [data-away] header::after { content: "no answer from the server; trying again"; color: var(--alarm); }
  @media (max-width: 30rem) { .buttons { flex-basis: 100%; padding-left: 3.25rem; } }
  @media (prefers-reduced-motion: no-preference) { button, .button { transition: border-color .1s; } }

  """
