// Who met in Paris on 17 April 2025 over the war in Ukraine, who was spoken of, and about what. All of it is what one
// news article says, as one reader coded it; where something is known from elsewhere, its note says so.
import { defineNegotiation } from 'demarche'
import { mentions, passages } from './passages.js'

/** Most issues are yes or no; each is named so that `true` is what its name says. */
const yesOrNo = { kind: 'binary' } as const

/** The article has no date. By world knowledge its Thursday is this one, so all that it tells had happened by then. */
export const theTalks = '2025-04-17'
export const byTheTalks = { to: theTalks } as const

export const definition = defineNegotiation({
  id: 'parisTalks',
  title: 'The Paris talks of April 2025',
  sources: {
    article: {
      title: 'US, EU Leaders Discuss Ukraine Security, Ceasefire',
      language: 'en',
      sha256: '0adc6ce17518f88b194a8c833e14e8e975a8159d1b05ba2e893b19006700a11d',
      note: '2805 characters in 12 lines. It names neither author nor publisher, and no day of publication.',
    },
  },

  parties: {
    us: {
      kind: 'state',
      name: 'United States',
      aliases: ['U.S.', 'US', 'Washington', 'the Trump administration'],
      evidence: mentions.us,
    },
    russia: {
      kind: 'state',
      name: 'Russia',
      aliases: ['Moscow', 'the Kremlin', 'Russian'],
      evidence: mentions.russia,
    },
    ukraine: { kind: 'state', name: 'Ukraine', aliases: ['Kiev', 'Ukrainian'], evidence: mentions.ukraine },
    france: { kind: 'state', name: 'France', aliases: ['French'], evidence: mentions.france },
    uk: { kind: 'state', name: 'United Kingdom', aliases: ['Britain', 'British'], evidence: mentions.uk },

    // Collectives of overlapping states, kept apart from each other and from their members. None has a `rule` or
    // `bindsMembers`: a collective's position does not count for its members until somebody says that it does.
    europe: {
      kind: 'group',
      name: 'Europe',
      aliases: ['European leaders', 'European allies', 'European officials'],
      evidence: mentions.europe,
      note: 'Acts as one; who belongs to it is not said.',
    },
    eu: {
      kind: 'organisation',
      name: 'European Union',
      evidence: mentions.eu,
      note: 'Only in the headline. The text below it speaks of Europe, with Britain, which is no member of the Union.',
    },
    west: {
      kind: 'group',
      name: 'The West',
      aliases: ['Western'],
      evidence: mentions.west,
      note: 'Whoever supplies Ukraine with arms. Only an adjective in the article; who belongs to it is not said.',
    },
    coalition: {
      kind: 'coalition',
      name: 'Coalition of the willing',
      aliases: ['the coalition'],
      members: ['uk', 'france'],
      leads: ['uk', 'france'],
      size: { about: 30 },
      beneficiaries: ['ukraine'],
      evidence: [
        ...mentions.coalition,
        passages.coalitionDescribed,
        passages.coalitionSize,
        passages.coalitionLeads,
        passages.aimAssurances,
        passages.aimDeterrencePredicate,
        passages.aimTerms,
      ],
      note: 'Yermak describes it. Some 28 of its members are not named.',
    },
  },

  delegates: {
    rubio: { name: 'Marco Rubio', role: 'Secretary of State', speaksFor: ['us'], evidence: [passages.rubio] },
    witkoff: {
      name: 'Steve Witkoff',
      role: 'Special envoy of the President',
      speaksFor: ['us'],
      evidence: [passages.witkoff],
    },
    trump: {
      name: 'Donald Trump',
      role: 'President',
      speaksFor: ['us'],
      evidence: [passages.trump],
      note: 'That he is President of the United States is implied.',
    },
    macron: {
      name: 'Emmanuel Macron',
      role: 'President',
      speaksFor: ['france', 'europe'],
      evidence: [passages.macron, passages.commitment],
      note: 'The article has him speak for Europe too; who asked him to is not said.',
    },
    barrot: {
      name: 'Jean-Noël Barrot',
      role: 'Foreign Minister',
      speaksFor: ['france'],
      evidence: [passages.barrot],
      note: 'That he is a minister of France is implied.',
    },
    lammy: { name: 'David Lammy', role: 'Foreign Secretary', speaksFor: ['uk'], evidence: [passages.lammy] },
    yermak: {
      name: 'Andrii Yermak',
      role: 'Presidential adviser',
      speaksFor: ['ukraine'],
      evidence: [passages.yermak, passages.ukrainianDelegation],
      note: 'One of three who lead the Ukrainian delegation; that he holds office in Ukraine is implied.',
    },
    sybiha: {
      name: 'Andrii Sybiha',
      role: 'Foreign Minister',
      speaksFor: ['ukraine'],
      evidence: [passages.sybiha, passages.ukrainianDelegation],
      note: 'One of three who lead the Ukrainian delegation; that he holds office in Ukraine is implied.',
    },
    umerov: {
      name: 'Rustem Umerov',
      role: 'Defence Minister',
      speaksFor: ['ukraine'],
      evidence: [passages.umerov, passages.ukrainianDelegation],
      note: 'One of three who lead the Ukrainian delegation; that he holds office in Ukraine is implied.',
    },
    zelensky: {
      name: 'Volodymyr Zelensky',
      role: 'President',
      speaksFor: ['ukraine'],
      evidence: [passages.zelensky],
    },
    putin: { name: 'Vladimir Putin', role: 'President', speaksFor: ['russia'], evidence: [passages.putin] },
    peskov: { name: 'Dmitry Peskov', role: 'Spokesman', speaksFor: ['russia'], evidence: [passages.peskov] },
  },

  issues: {
    // How the war may end, and what is made a condition for it.
    endOfWar: {
      name: 'An end to the war',
      scale: yesOrNo,
      evidence: [passages.endingTheWar, passages.fourthYear],
      note: 'The article counts three full years. The full-scale invasion began on 24 February 2022 (world knowledge).',
    },
    ceasefire: { name: 'A ceasefire', scale: yesOrNo, evidence: [passages.ceasefire] },
    comprehensiveDeal: {
      name: 'A comprehensive deal',
      scale: yesOrNo,
      evidence: [passages.deal],
      note: 'Not merged with the ceasefire: the article sets the one against the other. Merging them would put Russia and the United States in open conflict, which the article does not say.',
    },
    mobilisation: {
      name: 'An end to Ukraine’s military mobilisation',
      scale: yesOrNo,
      evidence: [passages.mobilisation],
    },
    armsSupplies: {
      name: 'An end to Western arms supplies to Ukraine',
      scale: yesOrNo,
      evidence: [passages.armsSupplies],
    },
    deEscalation: { name: 'De-escalation by Russia', scale: yesOrNo, evidence: [passages.deEscalation] },
    pressure: {
      name: 'Firmness and continued pressure on Russia',
      scale: yesOrNo,
      evidence: [passages.firmness, passages.pressure],
    },

    // What is to keep Ukraine safe afterwards.
    securityAssurances: {
      name: 'Long-term security assurances for Ukraine',
      scale: yesOrNo,
      evidence: [passages.assurances, passages.futureSecurity],
    },
    deterrence: {
      name: 'Deterrence of further Russian aggression',
      scale: yesOrNo,
      evidence: [passages.deterrence],
    },
    peaceTerms: {
      name: 'A say for the coalition in the terms of peace',
      scale: yesOrNo,
      evidence: [passages.peaceTerms],
      note: 'Only this is at issue here; which terms it would ask for is not said.',
    },
    reassuranceForce: {
      name: 'Size of a multinational reassurance force',
      scale: { kind: 'interval', min: 0, max: 25000, unit: 'troops' },
      evidence: [passages.force],
      note: '25,000 is the largest number that anyone has named; 0 is no force.',
    },
    defenceCommitment: {
      name: 'Europe’s commitment to the defence of Ukraine',
      scale: yesOrNo,
      evidence: [passages.defence],
    },

    // What lies between those who talk.
    usApproach: {
      name: 'The present American approach to Russia',
      scale: yesOrNo,
      evidence: [passages.approachToRussia],
      note: 'True: it stays as it is.',
    },
    prolonging: {
      name: 'Whether Europe prolongs the war',
      scale: yesOrNo,
      evidence: [passages.prolonging],
      note: 'A question of blame rather than an outcome.',
    },
    relay: {
      name: 'Passing on what the United States and Russia discussed',
      scale: yesOrNo,
      evidence: [passages.relay],
    },
    trade: {
      name: 'Transatlantic agreement on trade',
      scale: yesOrNo,
      evidence: [passages.strainTopics, passages.tradePolicies],
    },
    nato: {
      name: 'Transatlantic agreement on NATO and its commitments',
      scale: yesOrNo,
      evidence: [passages.strainTopics, passages.rhetoric],
    },
    iran: { name: 'Transatlantic agreement on Iran', scale: yesOrNo, evidence: [passages.strainTopics] },
  },

  // The United States and Europe are allied and strained at once, and the mediator has a position of its own.
  relations: {
    alliance: {
      kind: 'alliance',
      between: ['us', 'europe'],
      evidence: [passages.allies],
      note: 'Called allies in the same breath as their divisions.',
    },
    strainOverWar: {
      kind: 'strain',
      between: ['us', 'europe'],
      over: ['endOfWar'],
      trend: 'growing',
      evidence: [passages.divisions],
    },
    strainOverPolicies: {
      kind: 'strain',
      between: ['us', 'europe'],
      over: ['trade', 'nato', 'iran'],
      trend: 'steady',
      evidence: [passages.strains],
      note: 'The article has it simmer, which is read as neither growing nor easing.',
    },
    gapInStrategies: {
      kind: 'strain',
      between: ['us', 'europe'],
      over: ['endOfWar'],
      evidence: [passages.gapInStrategies],
      note: 'To close it becomes more urgent, says the article; whether it widens is not said.',
    },
    mediation: {
      kind: 'mediation',
      mediator: 'us',
      between: ['russia', 'ukraine'],
      envoys: ['witkoff'],
      evidence: [passages.mediation],
      note: 'Between whom is implied. The contacts told are meetingWitkoffPutin, meetingUsRussia and meetingParis. The mediator is a party as well: it wants a ceasefire itself, and the coder takes it for an ally of one side.',
    },
  },

  assessments: [
    { status: 'stalled', date: byTheTalks, evidence: [passages.stalled], note: 'In a subheading only.' },
    { status: 'continuing', date: byTheTalks, evidence: [passages.continuing] },
  ],
})
