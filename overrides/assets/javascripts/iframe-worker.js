/* Lets the theme's search run from a file share, where browsers refuse web workers.
 *
 * From file: only, `Worker` becomes a same-origin iframe that loads the script of the worker. The
 * theme asks whether `parent.IFrameWorker` exists and then finds its own address in the one script
 * of the frame, so that script is the only one here that has a `src`.
 */
(() => {
  "use strict"
  if (location.protocol !== "file:") return

  class IFrameWorker extends EventTarget {
    constructor(url) {
      super()
      this.onmessage = null
      this.onerror = null
      this.waiting = []
      this.target = null
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      this.frame.title = "zoekindex"
      this.frame.tabIndex = -1
      this.frame.setAttribute("aria-hidden", "true")
      this.start(new URL(url, document.baseURI).href)
    }

    /* Puts the frame on the page, gives it what a worker has, then loads the script. */
    start(url) {
      document.documentElement.append(this.frame)
      const scope = this.frame.contentWindow
      scope.importScripts = (...urls) =>
        urls.reduce((before, next) => before.then(() => this.load(next)), Promise.resolve())
      scope.postMessage = data => this.tell("message", { data })
      scope.addEventListener("error", event => this.tell("error", event))
      this.load(url).then(() => {
        this.target = scope
        this.waiting.splice(0).forEach(data => this.deliver(data))
      }, error => this.tell("error", { message: error.message }))
    }

    /* Loads a classic script into the frame; resolves when it has run. */
    load(url) {
      const inner = this.frame.contentDocument
      return new Promise((resolve, reject) => {
        const script = inner.createElement("script")
        script.src = new URL(url, document.baseURI).href
        script.async = false
        script.onload = () => resolve()
        script.onerror = () => reject(new Error(`${script.src} kan niet worden geladen`))
        inner.head.append(script)
      })
    }

    /* As with a real worker, what is sent before the script has run waits for it. */
    postMessage(data) {
      if (this.target) this.deliver(data)
      else this.waiting.push(data)
    }

    deliver(data) {
      const scope = this.target
      setTimeout(() => scope.dispatchEvent(new scope.MessageEvent("message", { data })))
    }

    tell(type, detail) {
      const event = type === "message"
        ? new MessageEvent("message", detail)
        : new ErrorEvent("error", { message: detail.message })
      setTimeout(() => {
        this.dispatchEvent(event)
        this[`on${type}`]?.call(this, event)
      })
    }

    terminate() {
      this.target = null
      this.frame.remove()
    }
  }

  window.IFrameWorker = IFrameWorker
  window.Worker = IFrameWorker
})()
