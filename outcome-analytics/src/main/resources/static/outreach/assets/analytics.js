// Draws each chart from the table beside it, so that the two cannot differ.
const style = getComputedStyle(document.documentElement);
const colours = {
  text: style.color,
  line: canvasColour('--line'),
  series: ['#1f5fd0', '#c2571a', '#1c8a5a'],
};

function canvasColour(name) {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  probe.style.color = `var(${name})`;
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

for (const canvas of document.querySelectorAll('canvas[data-chart]')) {
  draw(canvas, document.getElementById(canvas.dataset.table));
}

function draw(canvas, table) {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows];
  const columns = heads.map((head, index) => ({ head, index }))
    .filter(({ head, index }) => index > 0 && !('skip' in head.dataset));
  new Chart(canvas, {
    type: canvas.dataset.chart,
    data: {
      labels: rows.map((row) => row.cells[0].textContent),
      datasets: [
        ...columns.map(({ head, index }, series) => dataset(head, series, rows.map((row) => row.cells[index]), canvas)),
        ...columns.filter(({ head }) => head.dataset.limit).map(({ head }, series) => limit(head, series, rows.length)),
      ],
    },
    options: options(canvas, columns.length),
  });
}

function dataset(head, series, cells, canvas) {
  const divisor = canvas.dataset.unit === 'h' ? 3600 : 1;
  return {
    label: head.textContent,
    data: cells.map((cell) => ('value' in cell.dataset ? Number(cell.dataset.value) / divisor : null)),
    backgroundColor: colours.series[series],
    borderColor: colours.series[series],
  };
}

// A dashed line for the cap, in the colour of its column. The legend names the cap in the column's label.
function limit(head, series, length) {
  return {
    type: 'line',
    data: Array(length).fill(Number(head.dataset.limit)),
    borderColor: colours.series[series],
    borderDash: [6, 4],
    borderWidth: 1,
    pointRadius: length > 1 ? 0 : 3,
    label: '',
  };
}

function options(canvas, columns) {
  const horizontal = canvas.dataset.axis === 'y';
  const count = { beginAtZero: true, max: canvas.dataset.max ? Number(canvas.dataset.max) : undefined, ticks: { color: colours.text, precision: canvas.dataset.unit ? undefined : 0 }, grid: { color: colours.line }, title: canvas.dataset.unit ? { display: true, text: canvas.dataset.unit, color: colours.text } : undefined };
  const label = { ticks: { color: colours.text }, grid: { display: false } };
  return {
    animation: false,
    maintainAspectRatio: false,
    indexAxis: horizontal ? 'y' : 'x',
    scales: { x: horizontal ? count : label, y: horizontal ? label : count },
    plugins: { legend: { display: columns > 1, labels: { color: colours.text, filter: (item) => item.text !== '' } } },
  };
}
