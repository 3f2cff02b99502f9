// An enhancement only: the answers to a prompt by arrival, by author or by length.
(() => {
  const bar = document.querySelector('.order'), say = new Intl.Collator(document.documentElement.lang || undefined).compare;
  const first = [...document.querySelectorAll('.answers')].map(list => [list, [...list.children]]);
  const by = { author: (a, b) => say(a.dataset.author, b.dataset.author), length: (a, b) => b.dataset.words - a.dataset.words };
  const buttons = [...bar.querySelectorAll('button')];
  for (const button of buttons) button.onclick = () => {
    for (const each of buttons) each.setAttribute('aria-pressed', each === button);
    for (const [list, items] of first) list.append(...(by[button.value] ? [...items].sort(by[button.value]) : items));
  };
  bar.hidden = false;
})();
