/* Finds pages for a question, in the index that the build wrote to search/index.js.
 *
 * Loaded with that index when somebody starts to search; the index hands itself over by calling
 * `integriteitsplanZoek`. Nothing here touches the page: see zoeken.js.
 */
(() => {
  "use strict"

  const WORD = /\d+[a-z]*(?:\.\w+)+|[a-z0-9]+/g
  // A capital for what a word counts for on a page, and the step to that page from the one before.
  const PLACE = /([A-Z])([0-9a-z]*)/g, LEVEL = /[A-Z]/g, LOWEST = "A".charCodeAt(0)
  // How much another form of a word counts beside the word itself, at most.
  const LONGER = 0.85, TAIL = 0.7, WITHIN = 0.5, SHORTER = 0.7, RELATED = 0.75, TYPO = 0.65
  const KNOWN = 1.5 // a word that the list of search words explains, beside any other word
  const LEAST = 0.25 // what counts for less is left out
  const PROMISED = 1.5 // a title that holds all words of a question
  const SLACK = 5, MOST = 40 // a page may be so much worse than the best; and so many are shown
  const PART = 4 // letters of a part of a compound, at least
  const SAFE = 6 // a longer word may be a search word with one slip of the finger
  const SURE = 0.55 // a text says a word when it holds one this near

  /* The words of a text: without case and accents, as the build did to the pages. */
  const wordsOf = text =>
    text.toLowerCase().replace(/['\u2019](?=s\b)/g, "")
      .normalize("NFD").replace(/[\u0300-\u036f]/g, "").match(WORD) ?? []

  const commonStart = (one, other) => {
    let length = 0
    while (length < one.length && one[length] === other[length]) length++
    return length
  }

  /* Whether one slip of the finger makes `one` into `other`: a letter more, less, other or swapped. */
  const oneSlip = (one, other) => {
    const start = commonStart(one, other)
    const rest = (word, skip) => word.slice(start + skip)
    if (one.length > other.length) return rest(one, 1) === rest(other, 0)
    if (one.length < other.length) return rest(one, 0) === rest(other, 1)
    return rest(one, 1) === rest(other, 1) || (
      one[start] === other[start + 1] && one[start + 1] === other[start] &&
      rest(one, 2) === rest(other, 2))
  }

  /* How near a word of the site is to a word that was typed, from 0 to 1. */
  function nearness(typed, term) {
    if (typed === term) return 1
    const [short, long] = typed.length < term.length ? [typed, term] : [term, typed]
    const share = short.length / long.length
    if (term === long && short.length > 2 && long.startsWith(short)) return LONGER * (0.5 + share / 2)
    if (term === long && short.length > 3 && long.endsWith(short)) return TAIL * (0.5 + share / 2)
    if (term === long && short.length > 4 && long.includes(short)) return WITHIN * (0.5 + share / 2)
    if (short.length > 4 && (long.startsWith(short) || long.endsWith(short))) return SHORTER * share
    const same = commonStart(short, long)
    return same > 4 && same > 0.6 * long.length ? RELATED * same / long.length : 0
  }

  class Engine {
    constructor(index) {
      this.endings = index.uitgangen.map(([pattern, by]) => [new RegExp(pattern), by])
      this.noise = new Set(index.ruis.split(" "))
      this.terms = index.woorden.split(" ")
      this.places = index.plaatsen.split(" ")
      this.synonyms = index.zoekwoorden.map(([typed, meant, title]) =>
        ({ phrase: typed.split(" "), meant: meant.split(" "), title }))
      this.pages = index.paginas.map(
        ([address, title, teaser, group, kind, status, weight, headings, lang, name = ""]) => ({
          address, title, teaser, group: index.groepen[group], kind, status, weight, headings, lang,
          names: [title, name].map(one => wordsOf(one).join(" ")),
        }))
      this.known = new Set(this.terms)
      this.found = new Map() // what was looked up before, while somebody types on
    }

    stem(word) {
      if (/^\d/.test(word)) return word
      return this.endings.reduce((cut, [pattern, by]) => cut.replace(pattern, by), word)
    }

    /* The stems of a text in their order. */
    stemsOf(text) {
      return wordsOf(text).map(word => this.stem(word))
    }

    /* The pages for a question, best first: those of that name before all others; the words of the
     * site that were added to those typed, and the typed words that the site does not know;
     * and what to show of a page: the place that its heading promises, the words that tell. */
    search(question) {
      const { asked, added, unknown } = this.understand(question)
      const name = wordsOf(question).join(" ")
      const scores = new Map()
      const total = asked.reduce((sum, one) => sum + this.score(one, scores), 0)
      const named = this.pages.filter(page => page.names.includes(name))
        .sort((one, other) => other.weight - one.weight)
      const results = [...scores].map(([number, { score, weight }]) => {
        const page = this.pages[number]
        const bonus = this.promises(page.title, asked) ? PROMISED : 1
        return { page, score: score * page.weight * bonus * Math.sqrt(weight / total) }
      })
      results.sort((one, other) => other.score - one.score)
      const best = results[0]?.score ?? 0
      const stems = asked.flatMap(({ phrases }) => phrases.flat())
      return {
        added,
        unknown,
        pages: [...new Set([
          ...named, ...results.filter(({ score }) => score > best / SLACK).map(({ page }) => page),
        ])].slice(0, MOST),
        place: page => this.place(page, stems),
        tells: word => this.stemsOf(word).some(one => this.hits(one, stems).length),
      }
    }

    /* Per word of the question what it can mean: itself, and what the site says for it. */
    understand(question) {
      const words = wordsOf(question)
      const typed = words.map(word => this.stem(word))
      const asked = typed.map((stem, at) =>
        ({ phrases: [[stem], ...this.parts(words[at])], by: this.noise.has(words[at]) ? 0 : 1 }))
      const added = []
      const means = (stem, one) => stem === one || (
        stem?.length > SAFE && !this.known.has(stem) && oneSlip(stem, one))
      for (const { phrase, meant, title } of this.synonyms) {
        const start = typed.findIndex((_, at) => phrase.every((stem, step) => means(typed[at + step], stem)))
        if (start < 0) continue
        asked[start].phrases.push(meant)
        asked[start].by = KNOWN
        if (!added.includes(title)) added.push(title)
      }
      const unknown = words.filter((_, at) => asked[at].by === 1 && asked[at].phrases.length === 1 &&
        !this.lookUp(typed[at]).some(({ near }) => near > SURE && near !== TYPO))
      const telling = asked.filter(({ by }) => by)
      return { asked: telling.length ? telling : asked.map(one => ({ ...one, by: 1 })), added, unknown }
    }

    /* A compound as two words of the site: giftenregister, as gift and register. */
    parts(word) {
      const found = []
      for (let at = PART; at <= word.length - PART; at++) {
        const [first, last] = [word.slice(0, at), word.slice(at)].map(part => this.stem(part))
        const linked = first.replace(/s$/, "")
        const known = [first, linked].find(part => this.known.has(part))
        if (known && this.known.has(last)) found.push([known, last])
      }
      return found
    }

    /* Adds to `scores` what every page is worth for one word; gives how much the word tells. */
    score({ phrases, by }, scores) {
      const here = new Map()
      let telling = 0
      for (const phrase of phrases) {
        const [first, ...others] = phrase.map(stem => this.worth(stem))
        for (const [page, one] of first) {
          if (!others.every(other => other.has(page))) continue
          const worth = others.reduce((sum, other) => sum + other.get(page), one) / phrase.length ** 0.5
          here.set(page, Math.max(worth, here.get(page) ?? 0))
        }
        telling = Math.max(telling, ...phrase.flatMap(stem => this.lookUp(stem).map(({ rarity }) => rarity)))
      }
      const weight = by * (telling || Math.log(this.pages.length + 1))
      for (const [page, worth] of here) {
        const sofar = scores.get(page) ?? { score: 0, weight: 0 }
        scores.set(page, { score: sofar.score + by * worth, weight: sofar.weight + weight })
      }
      return weight
    }

    /* What every page is worth for one stem. */
    worth(stem) {
      const found = new Map()
      for (const { term, near, rarity } of this.lookUp(stem)) {
        let page = -1
        for (const [, level, step] of this.places[term].matchAll(PLACE)) {
          page += step ? parseInt(step, 36) : 1
          found.set(page, Math.max(near * rarity * (level.charCodeAt(0) - LOWEST), found.get(page) ?? 0))
        }
      }
      return found
    }

    /* The words of the site that are near to a stem; rarer words tell more. */
    lookUp(stem) {
      if (!this.found.has(stem)) this.found.set(stem, this.nearTerms(stem))
      return this.found.get(stem)
    }

    nearTerms(stem) {
      const rarity = term => Math.log(1 + this.pages.length / this.places[term].match(LEVEL).length)
      const near = []
      this.terms.forEach((word, term) => {
        const nearby = nearness(stem, word)
        if (nearby > LEAST) near.push({ term, near: nearby, rarity: rarity(term) })
      })
      if (stem.length > 3 && !near.some(one => one.near > SURE)) {
        this.terms.forEach((word, term) => {
          if (Math.abs(word.length - stem.length) < 2 && oneSlip(stem, word)) {
            near.push({ term, near: TYPO, rarity: rarity(term) })
          }
        })
      }
      const exact = near.find(one => one.near === 1)
      return exact
        ? near.filter(({ term }) => this.terms[term].includes(stem))
          .map(one => ({ ...one, rarity: Math.min(one.rarity, exact.rarity) }))
        : near
    }

    /* Whether a title holds every word of a question of several. */
    promises(title, asked) {
      if (asked.length < 2) return false
      const own = this.stemsOf(title)
      const holds = stem => own.some(one => nearness(stem, one) > SURE)
      return asked.every(({ phrases }) => phrases.some(phrase => phrase.every(holds)))
    }

    /* The place on a page that its heading promises, if that says more than the title does. */
    place(page, stems) {
      const count = text => new Set(this.stemsOf(text).flatMap(one => this.hits(one, stems))).size
      let best = null
      let most = count(page.title)
      for (let at = 0; at < page.headings.length; at += 2) {
        const hits = count(page.headings[at + 1])
        if (hits > most) {
          most = hits
          best = { anchor: page.headings[at], text: page.headings[at + 1] }
        }
      }
      return best
    }

    /* Which of the stems that were asked for a stem of a text stands for. */
    hits(own, stems) {
      return stems.filter(stem => nearness(stem, own) > SURE)
    }
  }

  window.integriteitsplanZoek = index => {
    window.integriteitsplanZoek.engine = new Engine(index)
  }
})()
