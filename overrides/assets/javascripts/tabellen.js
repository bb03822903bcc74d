/* Filter and sorting for the tables of integriteitsplan.
 *
 * An enhancement: the page is complete without it. State stands in the address, with the id of the
 * table before every name (`?normentabel.status=voldoet`), so that a filtered table can be shared.
 */
(() => {
  "use strict"

  /* Made when a table needs it: on a telephone that takes longer than all else that stands here. */
  let collator
  const inDutch = (a, b) => {
    collator ??= new Intl.Collator("nl", { numeric: true, sensitivity: "base" })
    return collator.compare(a, b)
  }
  const DELAY = 150 // milliseconds between the last keystroke and the filter
  const ADDED = "div, div > b, .ip-wijzig, .ip-leeg, .ip-vh"

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    made.append(...children)
    return made
  }

  const slug = text =>
    fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "filter"

  /* A text as readers compare it: without case and accents. */
  const fold = text =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\s+/g, " ").trim()

  const textOf = row => {
    const copy = row.cloneNode(true)
    copy.querySelectorAll(".ip-wijzig").forEach(link => link.remove())
    copy.querySelectorAll("td, li, div").forEach(part => part.prepend(" "))
    return fold(copy.textContent)
  }

  /* The values of a cell or of a line below one, without what stands below, beside or before them. */
  const valuesOf = place => {
    const copy = place.cloneNode(true)
    copy.querySelectorAll(ADDED).forEach(part => part.remove())
    const parts = [...copy.querySelectorAll("li, .ip-code")]
    return (parts.length ? parts : [copy]).map(part => part.textContent.trim()).filter(Boolean)
  }

  /* What a cell says, in a form that sorts: a date as 2026-12-31, a number as 1234.5. */
  const sortKey = (cell, kind) => {
    const first = cell.firstElementChild
    if (first?.matches("time")) return first.dateTime
    const text = valuesOf(cell).join(", ")
    return kind === "getal" ? text.replaceAll(".", "").replace(",", ".") : text
  }

  const readList = holder => {
    try {
      return JSON.parse(holder.dataset.ipFacetten ?? "[]")
    } catch {
      return []
    }
  }

  /* Blocks as rows (see the stylesheet) cost a table its meaning in some browsers: say it again; not
     where rows are rows, as the theme has a rule that makes a browser restyle all below a role. */
  function nameParts(table) {
    const roles = [
      ["thead, tbody", "rowgroup"], ["tr", "row"], ["thead th", "columnheader"],
      ["tbody th", "rowheader"], ["td", "cell"],
    ]
    table.setAttribute("role", "table")
    for (const [selector, role] of roles) {
      table.querySelectorAll(selector).forEach(part => part.setAttribute("role", role))
    }
  }

  class FilteredTable {
    constructor(root) {
      this.root = root
      this.prefix = root.id.replace(/^ip-/, "")
      this.caption = root.querySelector("caption").textContent.trim()
      this.body = root.querySelector("tbody")
      this.heads = [...root.querySelectorAll("thead th")]
      const titles = readList(this.root)
      this.rows = [...this.body.rows].map((row, position) => ({
        row, position, text: textOf(row), facets: titles.map((_, index) => this.choices(row, index)),
      }))
      this.sort = { column: -1, down: false }
      this.build()
      this.restore()
      this.apply()
      window.addEventListener("hashchange", () => this.reveal())
      this.reveal()
    }

    build() {
      this.search = element("input", { type: "search", id: `${this.root.id}-zoek`, autocomplete: "off" })
      this.facets = readList(this.root).map((title, index) => this.facet(title, index))
      this.order = this.orderSelect()
      this.count = element("p", { class: "ip-filter__aantal", role: "status" })
      this.clear = element("button", { type: "button", class: "ip-knop" }, "Wis filters")
      const field = (label, control, extra = "") =>
        element("div", { class: `ip-filter__veld ${extra}` },
          element("label", { for: control.id }, label), control)
      /* In the room that the page keeps for it: to put it before a table restyles all of that. */
      const bar = this.root.querySelector(".ip-filter")
      bar.role = "group"
      bar.ariaLabel = `Filter: ${this.caption}`
      bar.append(
        field("Zoek in deze tabel", this.search, "ip-filter__veld--zoek"),
        ...this.facets.map(({ title, select }) => field(title, select)),
        field("Sorteer op", this.order, "ip-filter__veld--sorteer"),
        element("div", { class: "ip-filter__stand" }, this.count, this.clear))
      this.heads.forEach((head, column) => this.sortButton(head, column))
      this.listen()
    }

    /* What a row offers to a filter: the values in a column, or in a line below one. */
    choices(row, index) {
      const column = this.heads.findIndex(head => head.dataset.ipFacet === String(index))
      const place = row.cells[column] ?? row.querySelector(`[data-ip-facet="${index}"]`)
      return place ? valuesOf(place) : []
    }

    facet(title, index) {
      const values = new Set(this.rows.flatMap(({ facets }) => facets[index]))
      const select = element("select", { id: `${this.root.id}-${slug(title)}` },
        element("option", { value: "" }, "Alle"),
        ...[...values].sort(inDutch).map(value => element("option", { value }, value)))
      return { title, index, select, name: slug(title) }
    }

    orderSelect() {
      const options = this.heads.flatMap((head, column) => head.dataset.ipSorteer
        ? [element("option", { value: String(column + 1) }, this.titleOf(head))] : [])
      return element("select", { id: `${this.root.id}-volgorde` },
        element("option", { value: "" }, "Vaste volgorde"), ...options)
    }

    titleOf(head) {
      return head.querySelector(".ip-kop").textContent.trim()
    }

    sortButton(head, column) {
      if (!head.dataset.ipSorteer) return
      const button = element("button",
        { type: "button", class: "ip-sorteer", "aria-label": `Sorteer op ${this.titleOf(head)}` })
      button.addEventListener("click", () => this.sortBy(column))
      head.append(button)
    }

    listen() {
      let timer = 0
      this.search.addEventListener("input", () => {
        clearTimeout(timer)
        timer = setTimeout(() => this.change(), DELAY)
      })
      this.facets.forEach(({ select }) => select.addEventListener("change", () => this.change()))
      this.order.addEventListener("change", () => {
        this.sort = { column: Number(this.order.value || 0) - 1, down: false }
        this.change()
      })
      this.clear.addEventListener("click", () => {
        clearTimeout(timer)
        this.reset()
        this.search.focus()
      })
    }

    reset() {
      this.search.value = ""
      this.facets.forEach(({ select }) => { select.value = "" })
      this.change()
    }

    change() {
      this.apply()
      this.store()
    }

    /* Up, down, and back to the order of the page. */
    sortBy(column) {
      if (this.sort.column !== column) this.sort = { column, down: false }
      else if (!this.sort.down) this.sort = { column, down: true }
      else this.sort = { column: -1, down: false }
      this.change()
    }

    apply() {
      const words = fold(this.search.value).split(" ").filter(Boolean)
      const wanted = this.facets.filter(({ select }) => select.value)
      let shown = 0
      for (const { row, text, facets } of this.rows) {
        const fits = words.every(word => text.includes(word)) &&
          wanted.every(({ index, select }) => facets[index].includes(select.value))
        row.hidden = !fits
        shown += fits
      }
      this.arrange()
      const total = this.rows.length
      const filtered = words.length > 0 || wanted.length > 0
      this.count.textContent = filtered ? `${shown} van ${total} rijen` : `${total} rijen`
      this.clear.disabled = !filtered
      this.root.toggleAttribute("data-ip-leeg", shown === 0)
    }

    arrange() {
      const { column, down } = this.sort
      this.heads.forEach((head, index) => {
        if (index === column) head.setAttribute("aria-sort", down ? "descending" : "ascending")
        else head.removeAttribute("aria-sort")
      })
      this.order.value = column < 0 ? "" : String(column + 1)
      const sorted = [...this.rows]
      if (column >= 0) sorted.sort(this.comparer(column, down))
      if (sorted.every(({ row }, place) => row === this.body.rows[place])) return
      this.body.append(...sorted.map(({ row }) => row))
    }

    /* Empty cells come last in both directions; equal ones keep the order of the page. */
    comparer(column, down) {
      const kind = this.heads[column].dataset.ipSorteer
      const keys = new Map(this.rows.map(entry => [entry, sortKey(entry.row.cells[column], kind)]))
      const compare = kind === "getal" ? (a, b) => Number(a) - Number(b) : inDutch
      return (one, other) => {
        const [a, b] = [keys.get(one), keys.get(other)]
        if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1) || one.position - other.position
        return (down ? -1 : 1) * compare(a, b) || one.position - other.position
      }
    }

    restore() {
      const query = new URLSearchParams(location.search)
      const get = name => query.get(`${this.prefix}.${name}`) ?? ""
      this.search.value = get("zoek")
      this.facets.forEach(({ select, name }) => {
        const value = get(name)
        if ([...select.options].some(option => option.value === value)) select.value = value
      })
      const column = Math.abs(Number(get("sorteer"))) - 1
      if (this.heads[column]?.dataset.ipSorteer) {
        this.sort = { column, down: get("sorteer").startsWith("-") }
      }
    }

    store() {
      const url = new URL(location.href)
      const set = (name, value) => {
        if (value) url.searchParams.set(`${this.prefix}.${name}`, value)
        else url.searchParams.delete(`${this.prefix}.${name}`)
      }
      const { column, down } = this.sort
      set("zoek", this.search.value.trim())
      this.facets.forEach(({ select, name }) => set(name, select.value))
      set("sorteer", column < 0 ? "" : `${down ? "-" : ""}${column + 1}`)
      try {
        history.replaceState(history.state, "", url)
      } catch {
        /* A browser may refuse this for a file: the filter works, the address stays. */
      }
    }

    /* A link to a row must show that row, whatever the filter says. */
    reveal() {
      const row = document.getElementById(decodeURIComponent(location.hash.slice(1)))
      if (!row?.hidden || !this.root.contains(row)) return
      this.reset()
      row.scrollIntoView()
    }
  }

  function start() {
    document.querySelectorAll("[data-ip-tabel]:not([data-ip-tabel=klaar])").forEach(root => {
      root.dataset.ipTabel = "klaar"
      new FilteredTable(root)
    })
    requestAnimationFrame(() => {
      document.querySelectorAll(".md-typeset__scrollwrap").forEach((box, index) => {
        box.dataset.ipNaam = `Tabel ${index + 1}`
        sideways.observe(box)
      })
      document.querySelectorAll(".ip-tabel__rol").forEach(box => sideways.observe(box))
    })
  }

  /* A table that is wider than the screen says so. The theme's own can be reached by mouse alone:
     a key must be able to go there too, and hear where it is. */
  const sideways = new ResizeObserver(entries => entries.forEach(({ target }) => {
    const blocks = target.querySelector("table.ip-raster:not([role])")
    if (blocks && getComputedStyle(blocks).display === "block") nameParts(blocks)
    const scrolls = target.scrollWidth > target.clientWidth
    target.toggleAttribute("data-ip-schuift", scrolls)
    if (!target.dataset.ipNaam) return
    const says = { tabindex: "0", role: "region", "aria-label": target.dataset.ipNaam }
    for (const [name, value] of Object.entries(says)) {
      if (scrolls) target.setAttribute(name, value)
      else target.removeAttribute(name)
    }
  }))

  /* What is folded must be readable on paper. */
  let opened = []
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")]
    opened.forEach(details => { details.open = true })
  })
  window.addEventListener("afterprint", () => {
    opened.forEach(details => { details.open = false })
    opened = []
  })

  if (window.document$) window.document$.subscribe(start)
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
})()
