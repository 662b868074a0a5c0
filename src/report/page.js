/* Filters and sorts long tables. Everything can be read without it. */
(function () {
  var words = document.getElementById("words").dataset;

  function make(tag, parent, text) {
    var element = document.createElement(tag);
    if (text) element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function labelled(tag, parent, text) {
    return make(tag, make("label", parent, text + " "));
  }

  /* What a cell is sorted by: its number, else its text. */
  function key(cell) {
    var exact = cell.querySelector("data");
    var text = (exact ? exact.value : cell.textContent).trim();
    return /^[-+]?[0-9.]/.test(text) ? parseFloat(text) : text;
  }

  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b));
  }

  function sort(table, column, head) {
    var body = table.tBodies[0];
    var sign = head.getAttribute("aria-sort") === "descending" ? 1 : -1;
    table.querySelectorAll("[aria-sort]").forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
    Array.from(body.rows)
      .map(function (row, i) { return { key: key(row.cells[column]), place: i, row: row }; })
      .sort(function (a, b) { return sign * compare(a.key, b.key) || a.place - b.place; })
      .forEach(function (entry) { body.appendChild(entry.row); });
  }

  function verdict(row) {
    var mark = row.querySelector("td .v");
    return mark ? mark.lastChild.textContent.trim() : "";
  }

  function addFilter(table) {
    var rows = Array.from(table.tBodies[0].rows);
    var box = document.createElement("div");
    box.className = "filter";
    table.parentNode.parentNode.insertBefore(box, table.parentNode);
    var text = labelled("input", box, words.filter), list = null;
    text.type = "search";
    var verdicts = Array.from(new Set(rows.map(verdict).filter(Boolean)));
    if (verdicts.length > 1) {
      list = labelled("select", box, words.verdict);
      make("option", list, words.all).value = "";
      verdicts.forEach(function (v) { make("option", list, v).value = v; });
    }
    var said = make("span", box);
    said.setAttribute("role", "status");
    function apply() {
      var wanted = text.value.trim().toLowerCase(), of = list ? list.value : "", shown = 0;
      rows.forEach(function (row) {
        var fits = row.textContent.toLowerCase().includes(wanted) && (!of || verdict(row) === of);
        row.hidden = !fits;
        shown += fits;
      });
      said.textContent = wanted || of ? shown + " " + words.shown : "";
    }
    text.addEventListener("input", apply);
    if (list) list.addEventListener("change", apply);
  }

  function addSorting(table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (head, i) {
      var button = document.createElement("button");
      button.type = "button";
      button.title = words.sort.replace("{1}", head.textContent.trim());
      button.setAttribute("aria-label", button.title);
      make("span", button, "\u2195").setAttribute("aria-hidden", "true");
      head.className += " sortable";
      head.appendChild(button);
      button.addEventListener("click", function () { sort(table, i, head); });
    });
  }

  document.querySelectorAll("table.index, table.rows").forEach(function (table) {
    if (table.tBodies[0].rows.length < 8) return;
    addFilter(table);
    addSorting(table);
  });
})();
