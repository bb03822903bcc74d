/* Keeps the end of a page honest after the build.
 *
 * Says on top of the page that it is overdue, once datums.js finds that it is, and fills in the
 * address at which the page is read in what a reader writes about it. Without this script the date
 * itself stands there, and the path of the page in the site.
 */
(() => {
  "use strict"

  const PAGE = /(deze%20pagina%3A%20).*?(?=%0A)/g

  function start() {
    const colophon = document.querySelector(".ip-colofon")
    if (!colophon) return
    const warning = colophon.querySelector("[data-ip-verouderd]")
    if (warning && colophon.querySelector(".ip-telaat")) {
      document.querySelector(".md-content h1")?.after(warning)
      warning.hidden = false
    }
    if (!location.protocol.startsWith("http")) return
    const address = encodeURIComponent(location.origin + location.pathname)
    colophon.querySelectorAll("a[href*='deze%20pagina']").forEach(link => {
      link.href = link.href.replace(PAGE, `$1${address}`)
    })
  }

  if (window.document$) window.document$.subscribe(start)
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
})()
