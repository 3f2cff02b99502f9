// An enhancement only: says how far away a moment is and what is over by now, and sorts tables by their headings.
(() => {
  const root = document.documentElement, now = root.dataset.now ? Date.parse(root.dataset.now) : Date.now();
  const say = new Intl.RelativeTimeFormat(root.lang || undefined, { numeric: 'auto' });
  const far = ms => {
    const h = ms / 36e5, d = h / 24;
    return Math.abs(h) < 1 ? say.format(Math.round(ms / 6e4), 'minute') : Math.abs(h) < 36 ? say.format(Math.round(h), 'hour')
      : Math.abs(d) < 60 ? say.format(Math.round(d), 'day')
      : Math.abs(d) < 700 ? say.format(Math.round(d / 30.4), 'month') : say.format(Math.round(d / 365), 'year');
  };
  for (const time of document.querySelectorAll('.deadline time, .state time')) {
    const note = document.createElement('span');
    note.className = 'far';
    note.textContent = ' (' + far(Date.parse(time.dateTime) - now) + ')';
    time.after(note);
  }
  for (const each of document.querySelectorAll('[data-until]')) if (Date.parse(each.dataset.until) <= now) {
    each.hidden = true;
    each.nextElementSibling.hidden = false;
  }
  for (const table of document.querySelectorAll('table.progress')) {
    const head = [...table.tHead.rows[0].cells], body = table.tBodies[0];
    head.forEach((cell, at) => {
      if (cell.querySelector('a')) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...cell.childNodes);
      cell.append(button);
      button.onclick = () => {
        const down = cell.getAttribute('aria-sort') === (at ? 'descending' : 'ascending');
        head.forEach(each => each.removeAttribute('aria-sort'));
        const key = row => at ? parseFloat(row.cells[at].textContent.replace(/[^\d/-]/g, '')) || 0 : row.cells[0].textContent;
        const rows = [...body.rows].sort((a, b) => at ? key(b) - key(a) : key(a).localeCompare(key(b), root.lang || undefined));
        if (down) rows.reverse();
        cell.setAttribute('aria-sort', (at === 0) !== down ? 'ascending' : 'descending');
        body.append(...rows);
      };
    });
  }
})();
