/* Opens the menu and the search of a narrow window with the keyboard.
 *
 * The theme draws labels of hidden checkboxes, which no keyboard reaches: real buttons take their
 * place. Without this script a mouse or a finger still opens both.
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

  function start() {
    const drawer = takePlace("__drawer", BUTTONS.__drawer)
    takePlace("__search", BUTTONS.__search)
    if (!drawer) return
    const { box, button } = drawer
    button.addEventListener("click", () => {
      const menu = document.querySelector(".md-sidebar--primary")
      if (box.checked) (menu.querySelector("a.md-nav__link--active") ?? menu.querySelector("a"))?.focus()
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
