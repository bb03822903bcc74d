/* Opens the menu and the search of a narrow window, and changes the colours, with the keyboard.
 *
 * The theme draws labels of hidden checkboxes, which no keyboard reaches: real buttons take their
 * place. Without this script a mouse or a finger still opens menu and search.
 */
(() => {
  "use strict"

  const BUTTONS = { __drawer: "Menu", __search: "Zoeken" }

  function takePlace(id, name) {
    const label = document.querySelector(`.md-header label.md-header__button[for=${id}]`)
    const box = document.getElementById(id)
    if (!label || !box) return
    const button = document.createElement("button")
    button.type = "button"
    button.className = `${label.className} ip-open ip-open${id.replace("__", "--")}`
    button.setAttribute("aria-label", name)
    button.append(...label.childNodes)
    label.replaceWith(button)

    const say = () => button.setAttribute("aria-expanded", String(box.checked))
    box.addEventListener("change", say)
    say()
    button.addEventListener("click", () => box.click())
    return { box, button }
  }

  /* What the colours are when a page opens, and how they are set: see partials/palette.html. */
  function changeColours() {
    const button = document.querySelector("[data-ip-kleuren]")
    if (!button) return
    const bar = document.createElement("meta"), header = document.querySelector(".md-header")
    bar.name = "theme-color"
    document.head.append(bar)
    const options = [...button.children]
    let chosen, now
    try { chosen = __md_get("__palette")?.index } catch { /* a browser that keeps nothing */ }

    function show() {
      now = __ip_kleuren(chosen)
      const sign = [options[now.index], ...options].find(option => option.dataset.name)
      options.forEach(option => { option.hidden = option !== sign })
      button.title = sign?.dataset.name ?? ""
      button.hidden = !sign
      bar.content = getComputedStyle(header).backgroundColor
    }
    /* As the theme does: without the transitions that would begin with the styles as they are now. */
    function change() {
      document.body.toggleAttribute("data-md-color-switching", true)
      show()
      document.body.toggleAttribute("data-md-color-switching", false)
    }
    button.addEventListener("click", () => {
      chosen = (now.index + 1) % options.length
      change()
      try { __md_set("__palette", now) } catch { /* then not on the next page */ }
    })
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", change)
    show()
  }

  function start() {
    changeColours()
    const drawer = takePlace("__drawer", BUTTONS.__drawer)
    takePlace("__search", BUTTONS.__search)
    if (!drawer) return
    const { box, button } = drawer
    const menu = document.querySelector(".md-sidebar--primary")
    button.addEventListener("click", () => {
      const list = [...menu.querySelectorAll(".md-nav__toggle:checked ~ .md-nav")].at(-1) ?? menu.querySelector(".md-nav")
      const seen = links => [...list.querySelectorAll(links)]
        .find(one => one.closest(".md-nav") === list && one.checkVisibility())
      if (box.checked) (seen("a.md-nav__link--active") ?? seen("a"))?.focus()
    })
    // One list lies over another: the one that has the focus is to be seen.
    menu.addEventListener("focusin", ({ target }) => {
      const list = target.closest(".md-nav")
      const own = list.parentElement.querySelector(":scope > .md-nav__toggle")
      const over = list.querySelector(":scope > ul > li > .md-nav__toggle:checked")
      if (own) own.checked = box.checked || own.checked
      if (over) over.checked = !box.checked
    })
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !box.checked) return
      box.click()
      button.focus()
    })
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
})()
