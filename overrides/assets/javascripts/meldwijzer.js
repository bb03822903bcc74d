/* Keeps the questions of the meldwijzer short, and forgets the answers when the page is left.
 *
 * An enhancement: without it more than one answer can be open, and the back button of the browser
 * may show the answers again. Nothing is sent and nothing is kept.
 */
(() => {
  "use strict"

  const ANSWER = ".ip-wijzer__antwoord"

  function start() {
    document.querySelectorAll("[data-ip-wijzer]").forEach(guide => {
      const again = document.createElement("button")
      again.type = "button"
      again.className = "ip-knop ip-wijzer__opnieuw"
      again.textContent = "Begin opnieuw"
      again.hidden = true
      guide.append(again)

      const close = () => guide.querySelectorAll("details[open]").forEach(one => (one.open = false))

      guide.addEventListener("click", event => {
        const summary = event.target.closest("summary")
        const answer = summary?.parentElement
        if (!answer?.matches(ANSWER)) return
        const top = summary.getBoundingClientRect().top
        for (const other of answer.parentElement.children) {
          if (other !== answer && other.matches(ANSWER)) other.open = false
        }
        window.scrollBy(0, summary.getBoundingClientRect().top - top)
        again.hidden = false
      })
      again.addEventListener("click", () => {
        close()
        again.hidden = true
        guide.querySelector("summary").focus()
      })
      window.addEventListener("pagehide", () => {
        close()
        again.hidden = true
      })
    })
  }

  if (window.document$) window.document$.subscribe(start)
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
})()
