// The search box over Pagefind's index: loaded on the search page alone, and the index only when somebody searches.
const form = document.getElementById('search'), list = document.getElementById('results'), found = document.getElementById('found');
const more = document.getElementById('more'), STEP = 10, names = ['season', 'prompt', 'member'];
const bundle = new URL(form.dataset.bundle, document.baseURI).href, root = new URL(form.dataset.root || './', document.baseURI).href;
let engines, values, of, results = [], shown = 0, turn = 0;

// Each language is an index of its own, with its own stems and its own way to part words; Pagefind reads one at a time,
// so each has a copy of the module to itself.
const start = () => engines ??= (async () => {
  const languages = form.dataset.languages.split(' ');
  const modules = await Promise.all(languages.map(language => import(`${bundle}pagefind.js?${language}`)));
  const made = await Promise.all(languages.map(async (language, place) => {
    // Pagefind takes the language of the page, at once, and no other: it is told another for that moment.
    const own = document.documentElement.lang;
    document.documentElement.lang = language;
    const engine = modules[place].createInstance({ basePath: bundle, noWorker: true });
    document.documentElement.lang = own;
    await engine.init();
    return engine;
  }));
  ({ values, of } = await (await fetch(bundle + 'filters.json')).json());
  const sort = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
  for (const [name, value] of [...values].sort((a, b) => sort.compare(a[1], b[1]))) form[name].add(new Option(value, value));
  return made;
})();

const element = (name, className, ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
};

// An excerpt is text with marks; whatever else stands in it stays text.
const marked = html => [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].map(
  node => node.nodeName === 'MARK' ? element('mark', '', node.textContent) : document.createTextNode(node.textContent));

const show = async mine => {
  const next = await Promise.all(results.slice(shown, shown + STEP).map(result => result.data()));
  if (mine !== turn) return;
  for (const { meta, excerpt } of next) {
    const link = element('a', '', meta.title);
    link.href = new URL(meta.url, root).href;
    const heading = element('h3', '', link), words = element('p', 'p-summary', ...marked(excerpt));
    link.dir = words.dir = 'auto';
    list.append(element('li', 'entry', heading, element('p', 'byline', meta.byline || ''), words));
  }
  shown += next.length;
  more.hidden = shown >= results.length;
};

const search = async () => {
  const mine = ++turn, term = form.q.value.trim(), chosen = names.filter(name => form[name].value);
  const empty = !term && !chosen.length;
  try {
    const engines = await start();
    const answers = empty ? [] : await Promise.all(engines.map(engine => engine.search(term || null)));
    if (mine !== turn) return;
    const wanted = chosen.map(name => values.findIndex(([kind, value]) => kind === name && value === form[name].value));
    results = answers.flatMap(answer => answer.results).filter(({ id }) => wanted.every(place => of[id]?.includes(place)));
    results.sort((a, b) => b.score - a.score);
    shown = 0;
    list.replaceChildren();
    found.textContent = empty ? '' : results.length ? form.dataset.found.replace('{number}', results.length) : form.dataset.nothing;
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
    history.replaceState(null, '', query ? '?' + query : location.pathname);
    await show(mine);
  } catch (error) {
    console.warn(error);
    found.textContent = form.dataset.failed;
  }
};

let soon;
form.addEventListener('submit', event => { event.preventDefault(); search(); });
form.q.addEventListener('input', () => { clearTimeout(soon); soon = setTimeout(search, 250); });
form.q.addEventListener('focus', () => start().catch(() => {}), { once: true });
for (const name of names) {
  form[name].addEventListener('focus', () => start().catch(() => {}), { once: true });
  form[name].addEventListener('change', search);
}
more.firstElementChild.addEventListener('click', () => show(turn));
const asked = new URLSearchParams(location.search);
if (['q', ...names].some(name => asked.get(name))) {
  form.q.value = asked.get('q') || '';
  start().then(() => { for (const name of names) form[name].value = asked.get(name) || ''; search(); }, search);
}
