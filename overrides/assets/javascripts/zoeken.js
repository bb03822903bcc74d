/* The search box: opens, asks zoekmachine.js, shows what it found.
 *
 * The engine and the index are loaded when the box is used for the first time, as scripts, so that
 * this works from a file share too. Nothing that somebody types leaves the browser or is kept.
 */
(() => {
  "use strict"

  const BEST = 3 // shown on top, whatever they are
  const PER_GROUP = 4
  const DELAY = 80 // milliseconds between the last keystroke and the search
  const SCRIPTS = new URL(".", document.currentScript.src)

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    made.append(...children)
    return made
  }

  const load = address => new Promise((resolve, reject) => {
    const script = element("script", { src: address })
    script.async = false // they may come together, but run in this order
    script.addEventListener("load", resolve)
    script.addEventListener("error", () => reject(new Error(address)))
    document.head.append(script)
  })

  class SearchBox {
    constructor(root) {
      this.root = root
      this.toggle = document.getElementById("__search")
      this.input = root.querySelector("input")
      this.status = root.querySelector("[role=status]")
      this.hint = this.status.textContent
      this.results = document.getElementById("__gevonden")
      const { base } = JSON.parse(document.getElementById("__config").textContent)
      this.base = new URL(`${base}/`, location)
      this.engine = null
      this.found = null
      this.timer = 0
      this.listen()
    }

    listen() {
      this.input.addEventListener("focus", () => { this.loading ??= this.fetch() })
      this.input.addEventListener("click", () => this.open())
      this.input.addEventListener("input", () => {
        this.open()
        this.results.setAttribute("aria-busy", "true")
        clearTimeout(this.timer)
        this.timer = setTimeout(() => this.search(), DELAY)
      })
      this.root.querySelector("form").addEventListener("submit", event => {
        event.preventDefault()
        this.search()
        this.links()[0]?.click()
      })
      this.root.querySelector("form").addEventListener("reset", () => {
        setTimeout(() => this.search())
        this.input.focus()
      })
      this.root.addEventListener("keydown", event => this.key(event))
      document.addEventListener("keydown", event => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return
        event.preventDefault()
        this.open()
        this.input.focus()
      })
      this.root.addEventListener("focusout", ({ relatedTarget }) => {
        if (relatedTarget && !this.root.contains(relatedTarget)) this.close()
      })
      this.toggle.addEventListener("change", () => {
        if (this.toggle.checked) this.input.focus()
        else if (this.root.contains(document.activeElement)) this.opener().focus()
      })
    }

    /* What opened the box: the button of a narrow window, else the field itself. */
    opener() {
      const button = document.querySelector(".md-header .ip-open--search")
      return button?.offsetParent ? button : this.input
    }

    open() {
      if (!this.toggle.checked) this.toggle.click()
    }

    close() {
      if (this.toggle.checked) this.toggle.click()
    }

    key(event) {
      const { key } = event
      if (key === "Escape" && this.toggle.checked) {
        this.close()
        event.stopPropagation()
      }
      // Who leaves the field goes to what is found now: no later search takes the result away.
      if (this.timer && /^(Arrow|Tab)/.test(key)) this.search()
      const step = { ArrowDown: 1, ArrowUp: -1 }[key]
      if (!step) return
      event.preventDefault()
      this.open()
      const stops = [this.input, ...this.links()]
      const next = stops.indexOf(document.activeElement) + step
      stops[Math.max(0, Math.min(next, stops.length - 1))].focus()
    }

    /* What the arrow keys go to: every result, and every "more" that can be opened. */
    links() {
      return [...this.results.querySelectorAll("a, summary")].filter(one => one.offsetParent)
    }

    async fetch() {
      try {
        await Promise.all([
          load(new URL("zoekmachine.js", SCRIPTS)), load(new URL("search/index.js", this.base)),
        ])
        this.engine = window.integriteitsplanZoek.engine
        this.search()
      } catch {
        this.status.textContent = "Zoeken lukt nu niet. Laad de bladzijde opnieuw of gebruik het menu."
      }
    }

    search() {
      clearTimeout(this.timer)
      this.timer = 0
      const question = this.input.value.trim()
      if (!question) this.show([], this.hint)
      else if (!this.engine) this.show([], "Even wachten: het zoeken wordt geladen.")
      else {
        this.found = this.engine.search(question)
        this.show(this.found.pages, this.summary(this.found))
      }
    }

    summary({ pages: { length: count }, added, unknown }) {
      if (!count) return "Niets gevonden. Probeer een ander woord, of gebruik het menu."
      const told = [count === 1 ? "1 bladzijde gevonden." : `${count} bladzijden gevonden.`]
      if (added.length) told.push(`Ook gezocht op: ${added.join(", ")}.`)
      if (unknown.length) told.push(`Niet op deze site: ${unknown.join(", ")}.`)
      return told.join(" ")
    }

    show(pages, summary) {
      if (this.status.textContent !== summary) this.status.textContent = summary
      const groups = new Map([["Beste antwoorden", pages.slice(0, BEST)]])
      for (const page of pages.slice(BEST)) {
        groups.set(page.group, [...(groups.get(page.group) ?? []), page])
      }
      const shown = [...groups].filter(([, some]) => some.length)
      this.results.setAttribute("aria-busy", String(Boolean(this.loading && !this.engine)))
      this.results.replaceChildren(...shown.map(([title, some], number) => this.group(title, some, number)))
      this.results.closest(".md-search__scrollwrap").scrollTop = 0
    }

    group(title, pages, number) {
      const id = `__gevonden-${number}`
      const list = some =>
        element("ul", { class: "md-search-result__list", "aria-labelledby": id },
          ...some.map(page => this.item(page)))
      const part = element("div", { class: "ip-zoek__groep" },
        element("p", { class: "ip-zoek__kop", id }, title), list(pages.slice(0, PER_GROUP)))
      const rest = pages.slice(PER_GROUP)
      if (rest.length) {
        const more = element("summary", {}, element("div", {}, `Nog ${rest.length} in ${title}`))
        part.append(element("details", { class: "md-search-result__more" }, more, list(rest)))
      }
      return part
    }

    item(page) {
      const address = new URL(page.address, this.base)
      const heading = this.found.place(page)
      if (heading) address.hash = heading.anchor
      const labels = [page.kind, page.status].filter(Boolean)
        .map((text, at) => element("span", { class: `ip-zoek__label ip-zoek__label--${at ? "stand" : "soort"}` }, text))
      const own = (name, text) => // in the language of the page
        element("span", { class: name, ...page.lang && { lang: page.lang } }, ...this.marked(text))
      const title = own("ip-zoek__titel", page.title)
      const lines = [element("span", { class: "ip-zoek__regel" }, title, " ", ...labels.flatMap(one => [one, " "]))]
      if (heading) lines.push(element("span", {}, "Bij: ", own("ip-zoek__plek", heading.text)))
      lines.push(own("ip-zoek__tekst", page.teaser))
      const link = element("a", { class: "md-search-result__link", href: address }, ...lines)
      link.addEventListener("click", () => this.close())
      return element("li", { class: "md-search-result__item" }, link)
    }

    /* A text in which the words that were asked for stand out. */
    marked(text) {
      return text.split(/([\p{L}\p{M}\d]+)/u).map(part =>
        part && this.found.tells(part) ? element("mark", {}, part) : part)
    }
  }

  const start = () => {
    const root = document.querySelector(".ip-zoek")
    if (root) new SearchBox(root)
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
})()
