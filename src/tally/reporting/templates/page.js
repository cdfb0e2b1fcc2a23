(function () {
  "use strict";
  var root = document.documentElement;
  var byId = function (id) { return document.getElementById(id); };
  var all = function (selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); };
  root.classList.add("js");

  // Light or dark, as the system has it until the reader says otherwise.
  var theme = byId("theme");
  if (theme) {
    var dark = window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
    var show = function () { theme.setAttribute("aria-pressed", String(dark)); };
    show();
    theme.addEventListener("click", function () { dark = !dark; root.dataset.theme = dark ? "dark" : "light"; show(); });
  }

  // The paragraph to the clipboard; the old way where the new one is not allowed.
  var copy = byId("copy-button");
  if (copy) {
    var told = function (words) { byId("copied").textContent = words; };
    var select = function () {
      var range = document.createRange();
      range.selectNodeContents(byId("copy"));
      var selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
    };
    var old = function () {
      select();
      told(document.execCommand("copy") ? "Copied." : "Selected: copy it with your keyboard.");
    };
    copy.addEventListener("click", function () {
      if (navigator.clipboard && navigator.clipboard.writeText) {
        navigator.clipboard.writeText(byId("copy").textContent).then(function () { told("Copied."); }, old);
      } else { old(); }
    });
  }

  // One outcome at a time in the chart.
  var choice = byId("outcome-choice");
  if (choice) {
    var draw = function () { all("figure.chart").forEach(function (figure) { figure.hidden = figure.id !== choice.value; }); };
    choice.addEventListener("change", draw);
    draw();
  }

  // The table of claims: filters and sorting.
  var table = byId("claims-table");
  if (table) {
    var body = table.tBodies[0];
    var rows = all("tr", body);
    var filters = ["source", "outcome", "people", "reason"];
    var filter = function () {
      var words = byId("filter-text").value.trim().toLowerCase();
      var count = 0;
      rows.forEach(function (row) {
        var fits = filters.every(function (name) {
          var wanted = byId("filter-" + name).value;
          if (!wanted) { return true; }
          var has = row.dataset[name];
          return name === "reason" ? has.split(" ").indexOf(wanted) >= 0 : has === wanted;
        }) && (!words || row.textContent.toLowerCase().indexOf(words) >= 0);
        row.hidden = !fits;
        count += fits ? 1 : 0;
      });
      byId("shown").textContent = count + " of " + rows.length + " shown";
    };
    byId("filters").addEventListener("input", filter);
    byId("filters").addEventListener("submit", function (event) { event.preventDefault(); });
    byId("filters").addEventListener("reset", function () { window.setTimeout(filter, 0); });
    var key = function (row, column) {
      if (column === 0) { return Number(row.id.slice(6)); }
      if (column === 1) { return row.dataset.value === "" ? -1 : Number(row.dataset.value); }
      if (column === 5) { return row.dataset.day; }
      return row.cells[column].textContent.trim().toLowerCase();
    };
    all("th", table).forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        all("th", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        rows.sort(function (a, b) {
          var x = key(a, column), y = key(b, column);
          return (x < y ? -1 : x > y ? 1 : 0) * (up ? 1 : -1);
        });
        rows.forEach(function (row) { body.appendChild(row); });
      });
    });
  }

  // Hovering over a claim's words shows the claim; following a footnote lights its words.
  var tips = function (mark) { return all('.tip[data-tip="' + mark + '"]'); };
  var nearest = function (span) {
    var mark = span.dataset.claims.split(" ").pop();
    return tips(mark).filter(function (tip) {
      return span.compareDocumentPosition(tip) & Node.DOCUMENT_POSITION_FOLLOWING;
    })[0];
  };
  var hide = function () { all(".tip.shown").forEach(function (tip) { tip.classList.remove("shown"); }); };
  document.addEventListener("mouseover", function (event) {
    var span = event.target.closest ? event.target.closest("[data-claims]") : null;
    hide();
    var tip = span && nearest(span);
    if (tip) { tip.classList.add("shown"); }
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { hide(); document.activeElement.blur(); } });
  var light = function () {
    all(".lit").forEach(function (lit) { lit.classList.remove("lit"); });
    var target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.classList.contains("anchor")) { return; }
    var mark = /^words-(\d+)$/.exec(target.id);
    var lit = mark ? all('[data-claims~="' + mark[1] + '"]') : [];
    if (!lit.length && target.nextElementSibling) { lit = [target.nextElementSibling]; }
    lit.forEach(function (span) { span.classList.add("lit"); });
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };
  window.addEventListener("hashchange", light);
  light();

  window.addEventListener("beforeprint", function () { all("details").forEach(function (part) { part.open = true; }); });
})();
