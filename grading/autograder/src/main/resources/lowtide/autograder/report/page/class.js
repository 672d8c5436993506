// Sorts and searches the table of all students. The page works without it.
(() => {
  'use strict';
  const table = document.querySelector('.heat');
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const field = document.getElementById('search');
  const status = document.getElementById('shown');
  const texts = heads.filter(head => !head.dataset.check).length;
  const rank = {f: 0, k: 1, n: 2, p: 3};
  const rows = [...body.rows].map(row => {
    const cells = [...row.cells].slice(0, texts).map(cell => cell.textContent.trim());
    return {row, cells, text: cells.join(' ').toLowerCase()};
  });
  let order = '';

  const compare = column => {
    if (heads[column].dataset.check) {
      return (one, other) => rank[one.row.cells[column].className] - rank[other.row.cells[column].className];
    }
    const language = new Intl.Collator(undefined, {numeric: true, sensitivity: 'base'});
    return (one, other) => language.compare(one.cells[column], other.cells[column]);
  };

  const report = () => {
    const shown = rows.filter(each => !each.row.hidden).length;
    status.textContent = `${shown} of ${rows.length} students${order}`;
  };

  const sort = (head, column) => {
    const down = head.getAttribute('aria-sort') === 'ascending';
    heads.forEach(each => each.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const ascending = compare(column);
    rows.sort(down ? (one, other) => ascending(other, one) : ascending);
    body.append(...rows.map(each => each.row));
    order = `, sorted by ${head.textContent}, ${down ? 'descending' : 'ascending'}`;
    report();
  };

  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.addEventListener('click', () => sort(head, column));
    head.append(button);
  });

  field.addEventListener('input', () => {
    const words = field.value.toLowerCase().split(/\s+/);
    rows.forEach(each => { each.row.hidden = !words.every(word => each.text.includes(word)); });
    report();
  });

  heads[0].setAttribute('aria-sort', 'none');
  document.getElementById('tools').hidden = false;
  report();
})();
