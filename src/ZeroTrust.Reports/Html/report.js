"use strict";
(function () {
  var data = JSON.parse(document.getElementById("data").textContent);
  var page = 100;
  var shown = 0;
  var matches = [];
  var by = function (id) { return document.getElementById(id); };
  var fields = { q: by("q"), severity: by("severity"), outcome: by("outcome"), account: by("account"), step: by("step") };
  var list = by("list");
  var more = by("more");
  var count = by("count");
  var words = { Fail: "failed", Pass: "passed", Unknown: "unknown", NotApplicable: "not applicable", Excepted: "excepted" };
  var reasons = { AccessDenied: "access denied", NotSupportedHere: "not supported here", Throttled: "throttled", Failed: "failed" };

  // Texts only ever enter the page as text.
  function make(tag, kind, text) {
    var element = document.createElement(tag);
    if (kind) { element.className = kind; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  function controlOf(finding) { return Object.hasOwn(data.controls, finding.c) ? data.controls[finding.c] : { step: "", rows: "", impact: "", risk: "", frameworks: "" }; }
  function nameOf(account) { return Object.hasOwn(data.accounts, account) ? data.accounts[account] : account; }

  data.findings.forEach(function (finding) {
    finding.search = [finding.c, finding.t, finding.n, finding.i, finding.r, finding.y, finding.g, finding.a, nameOf(finding.a)].join(" ").toLowerCase();
  });

  Array.from(new Set(data.findings.map(function (f) { return f.a; }))).sort(function (a, b) { return nameOf(a).localeCompare(nameOf(b)); }).forEach(function (account) {
    var option = make("option", "", nameOf(account) === account ? account : nameOf(account) + " (" + account + ")");
    option.value = account;
    fields.account.append(option);
  });

  function filter() {
    var text = fields.q.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    var outcome = fields.outcome.value;
    matches = data.findings.filter(function (f) {
      return (!fields.severity.value || f.s === fields.severity.value)
        && (!outcome || (outcome === "open" ? f.o === "Fail" || f.o === "Unknown" : f.o === outcome))
        && (!fields.account.value || f.a === fields.account.value)
        && (!fields.step.value || controlOf(f).step === fields.step.value)
        && text.every(function (word) { return f.search.includes(word); });
    });
    shown = 0;
    list.replaceChildren();
    show(page);
  }

  function show(number) {
    var part = document.createDocumentFragment();
    matches.slice(shown, shown + number).forEach(function (f) { part.append(row(f)); });
    shown = Math.min(matches.length, shown + number);
    list.append(part);
    more.hidden = shown === matches.length;
    count.textContent = matches.length === 0
      ? "No finding matches."
      : matches.length.toLocaleString("en") + (matches.length === 1 ? " finding" : " findings") + (shown < matches.length ? ", the first " + shown.toLocaleString("en") + " shown" : "");
  }

  function row(f) {
    var details = make("details", "f " + (f.o === "Fail" ? "s-" + f.s.toLowerCase() : "o-" + f.o.toLowerCase()));
    var summary = make("summary");
    summary.append(make("span", "tag", f.o === "Fail" ? f.s : words[f.o]));
    var what = make("span", "what");
    what.append(make("span", "title", f.t), make("span", "res mono", f.n));
    var where = make("span", "where");
    where.append(make("span", "", nameOf(f.a)), make("span", "dim", f.g));
    summary.append(what, where);
    details.append(summary);
    details.addEventListener("toggle", function () {
      if (details.open && details.childElementCount === 1) { details.append(body(f)); }
    });
    return details;
  }

  function body(f) {
    var control = controlOf(f);
    var box = make("div", "body");
    box.append(make("p", "reason", f.r));
    if (f.e) {
      box.append(table("Evidence", ["Fact", "Member", "Value"], f.e.map(function (e) { return [e[3] ? e[2] + " of " + e[3] : e[2], e[0], e[1]]; })));
    }
    if (f.m) {
      box.append(table("Could not be read", ["Action", "Why", "AWS said"], f.m.map(function (m) { return [m[1], reasons[m[0]] || m[0], m[2]]; })));
    }
    var facts = make("dl", "small");
    [["Resource", f.i], ["Type", f.y], ["Account", nameOf(f.a) === f.a ? f.a : nameOf(f.a) + " (" + f.a + ")"], ["Control", f.c], ["Guide", control.rows], ["Frameworks", f.f === undefined ? control.frameworks : f.f],
      ["Enforcing", control.risk ? control.risk.toLowerCase() + " risk. " + control.impact : "by hand: see Get-ZtControl " + f.c]].forEach(function (pair) {
      if (pair[1]) {
        var item = make("div");
        item.append(make("dt", "", pair[0]), make("dd", pair[0] === "Resource" ? "mono" : "", pair[1]));
        facts.append(item);
      }
    });
    box.append(facts);
    return box;
  }

  function table(caption, heads, rows) {
    var element = make("table");
    element.append(make("caption", "", caption));
    var head = make("tr");
    heads.forEach(function (text) { head.append(make("th", "", text)); });
    var top = make("thead");
    top.append(head);
    var bottom = make("tbody");
    rows.forEach(function (cells) {
      var line = make("tr");
      cells.forEach(function (text) { line.append(make("td", "mono", text)); });
      bottom.append(line);
    });
    element.append(top, bottom);
    return element;
  }

  var waiting = 0;
  fields.q.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  ["severity", "outcome", "account", "step"].forEach(function (name) { fields[name].addEventListener("change", filter); });
  by("filters").addEventListener("submit", function (event) { event.preventDefault(); filter(); });
  by("filters").addEventListener("reset", function () { setTimeout(filter, 0); });
  more.addEventListener("click", function () { show(page); });
  if ("IntersectionObserver" in window) {
    new IntersectionObserver(function (entries) {
      if (entries[0].isIntersecting && !more.hidden) { show(page); }
    }, { rootMargin: "600px" }).observe(more);
  }

  document.querySelectorAll("button[data-step],button[data-outcome]").forEach(function (button) {
    button.addEventListener("click", function () {
      by("filters").reset();
      fields.step.value = button.dataset.step || "";
      fields.severity.value = button.dataset.severity || "";
      fields.outcome.value = button.dataset.outcome || "open";
      setTimeout(function () { filter(); by("findings").scrollIntoView({ block: "start" }); by("findings").focus({ preventScroll: true }); }, 0);
    });
  });

  // Paper does not scroll.
  window.addEventListener("beforeprint", function () { show(2000); });
  filter();
})();
