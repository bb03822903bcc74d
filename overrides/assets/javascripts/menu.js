/* Opens the menu and the search of a narrow window, and changes the colours, with the keyboard.
 *
 * The theme draws labels of hidden checkboxes, which no keyboard reaches, and names its dark colours
 * as chosen while they are not: real buttons take their place. Without this script a mouse or a
 * finger still opens menu and search.
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

  function changeColours() {
    const form = document.querySelector("[data-md-component=palette]")
    if (!form) return
    const button = document.createElement("button")
    button.type = "button"
    button.className = "md-header__button md-icon"
    const offered = () => form.querySelector("label:not([hidden])") ?? form.querySelector("label")
    const show = () => {
      const label = offered()
      button.title = label.title
      button.replaceChildren(label.querySelector("svg").cloneNode(true))
    }
    new MutationObserver(show).observe(form, { attributeFilter: ["hidden"], subtree: true })
    button.addEventListener("click", () => offered().click())
    form.hidden = true
    form.after(button)
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
