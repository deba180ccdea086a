// Cutting text where marks begin and end, so that marks may overlap and nest.

// linesOf gives the lines of a text with the offset of each, line ends left out.
export function linesOf(text) {
  const lines = [];
  const ends = /\r\n|\n|\r/g;
  let start = 0;
  for (let end = ends.exec(text); end; end = ends.exec(text)) {
    lines.push({ start, text: text.slice(start, end.index) });
    start = end.index + end[0].length;
  }
  lines.push({ start, text: text.slice(start) });
  return lines;
}

// piecesOf cuts [start, end) at the ends of marks ({start, end}, sorted by start) and gives with each piece the marks that cover it,
// the shortest first: that is the one a reader points at.
export function piecesOf(start, end, marks) {
  const cuts = new Set([start, end]);
  for (const mark of marks) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const pieces = [];
  let active = [];
  let next = 0;
  for (let i = 0; i + 1 < places.length; i++) {
    const [from, to] = [places[i], places[i + 1]];
    for (; next < marks.length && marks[next].start <= from; next++) active.push(marks[next]);
    active = active.filter((mark) => mark.end > from);
    pieces.push({ start: from, end: to, marks: [...active].sort((a, b) => a.end - a.start - (b.end - b.start)) });
  }
  return pieces;
}

// createMarkFinder gives the marks that touch each line, for lines that are asked for in order. Marks are sorted by start.
export function createMarkFinder(marks) {
  let next = 0;
  let open = [];
  return (start, end) => {
    open = open.filter((mark) => mark.end > start);
    for (; next < marks.length && marks[next].start < end; next++) {
      if (marks[next].end > start) open.push(marks[next]);
    }
    return open.filter((mark) => mark.start < end);
  };
}
