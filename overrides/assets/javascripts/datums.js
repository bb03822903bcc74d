/* Says "te laat" of what became late after the site was built.
 *
 * An enhancement: without it a page tells how things stood on the day of the build. What was late
 * then says so itself, and what was done carries no mark.
 */
(() => {
  "use strict"

  const today = () => {
    const now = new Date()
    const part = number => String(number).padStart(2, "0")
    return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`
  }

  function start() {
    const day = today()
    document.querySelectorAll("time[data-ip-uiterlijk]").forEach(time => {
      if (time.dateTime >= day) return
      const words = document.createElement("strong")
      words.className = "ip-telaat"
      words.textContent = "te laat"
      time.after(" ", words)
      time.removeAttribute("data-ip-uiterlijk")
    })
  }

  if (window.document$) window.document$.subscribe(start)
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
})()
