export const help = `demarche: how far apart the parties of a negotiation are, and why

  demarche check FILE
      Checks a stored negotiation. Lists every fault; exit code 1 if there is one.
      Example: demarche check examples/paris-talks.json

  demarche gaps FILE
      Demands and who answered them, the gap of every two parties, what blocks.
      Example: demarche gaps examples/paris-talks.json --between us,europe

  demarche why FILE
      Whether there is a package that nobody rules out; if not, which acts exclude
      every package, and what would have to be withdrawn for one to be left.
      Example: demarche why examples/paris-talks.json \\
                 --issues comprehensiveDeal --terms '{"comprehensiveDeal": true}'

  demarche assess FILE PROPOSAL
      Who could accept a proposal, and what each would miss. PROPOSAL is the id of
      a recorded one, or outcomes by issue as JSON.
      Example: demarche assess examples/paris-talks.json '{"ceasefire": true}'

  demarche bridge FILE [--objective total|worstOff|leximin]
      Packages that leave the least to give, in total (default) or for whoever would
      have to give most, and what each party would have to give.
      Example: demarche bridge examples/paris-talks.json --between russia,ukraine

  demarche bargain DOMAIN PROFILE PROFILE… [--semantics genius|negmas]
                   [--tolerance 1e-9] [--format text|json|svg]
      What is efficient among the packages of a domain, and what Nash, Kalai and
      Smorodinsky and others single out. Files of GENIUS (XML), GeniusWeb (JSON) or
      NegMAS (YAML, JSON). --semantics says how numbers of GENIUS files are read.
      Example: demarche bargain domain.xml seller.xml buyer.xml --format svg

  Options of all but check and bargain:
      --as-of DATE     as it stood at the end of that day (YYYY-MM-DD)
      --between a,b    only these two parties (or more)
      --format         text (default), fitted to the terminal, or json
  Of gaps, why and bridge:
      --issues a,b     only these issues
  Of why and bridge:
      --terms JSON     only packages with these outcomes: '{"raise": {"atMost": 4}}'
      --limit N        how many results to list

  FILE is JSON, as JSON.stringify writes a negotiation; - reads standard input.
  Exit codes: 0 fine, 1 findings, 2 usage, or a file that cannot be read.
`
