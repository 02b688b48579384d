import { freeze } from 'immer'
import type { PloverEvent } from '../../model/vocabulary.js'

/** Twenty kinds of events (CAMEO 1.1b3, Schrodt 2012), and how cooperative each is. */
export interface EventRoot {
  /** Two digits, as text: "10" is no "010". */
  readonly code: string
  readonly name: string
  /** Goldstein (1992), from −10, most conflictual, to +10, most cooperative. */
  readonly goldstein: number
  readonly quad: 'verbal cooperation' | 'material cooperation' | 'verbal conflict' | 'material conflict'
  /** The types of PLOVER (2021) that take its place; none for what PLOVER drops. */
  readonly plover: readonly PloverEvent[]
  /** Its finer codes by their scores: `score: code code …; score: …`. */
  readonly subcodes: string
}

/** Where the scores were taken from. */
export const goldsteinSource =
  'Goldstein (1992), as assigned to CAMEO 1.1b3 codes in the ICEWS table of the R package icews (andybega/icews, data-raw/cameo-codes.csv, commit 3746c72)'

/** Facts of CAMEO and its scores, typed anew; names of the finer codes are in the codebook. */
export const eventRoots: readonly EventRoot[] = freeze(
  [
    {
      code: '01',
      name: 'make public statement',
      goldstein: 0,
      quad: 'verbal cooperation',
      plover: [],
      subcodes: '0: 010 014 015 017; -0.1: 011; -0.4: 012; 0.4: 013; -5: 016; 3.4: 018 019',
    },
    {
      code: '02',
      name: 'appeal',
      goldstein: 3,
      quad: 'verbal cooperation',
      plover: [],
      subcodes:
        '3: 020; 3.4: 021 0211 0212 0213 0214 022 023 0231 0232 0233 0234; -0.3: 024 0241 0242 0243 0244 025 0251 0252 0253 0254 0255 0256; 4: 026 027 028',
    },
    {
      code: '03',
      name: 'express intent to cooperate',
      goldstein: 4,
      quad: 'verbal cooperation',
      plover: ['AGREE'],
      subcodes:
        '4: 030 036; 5.2: 031 0311 0312 0313 0314 033 0331 0332 0333; 4.5: 032; 6: 0334; 7: 034 0341 0342 0343 0344 035 0351 0352 0353 0354 0355 0356 038; 5: 037 039',
    },
    {
      code: '04',
      name: 'consult',
      goldstein: 1,
      quad: 'verbal cooperation',
      plover: ['CONSULT'],
      subcodes: '1: 040 041; 1.9: 042; 2.8: 043; 2.5: 044; 5: 045; 7: 046',
    },
    {
      code: '05',
      name: 'engage in diplomatic cooperation',
      goldstein: 3.5,
      quad: 'verbal cooperation',
      plover: ['SUPPORT'],
      subcodes: '3.5: 050 052; 3.4: 051; 3.8: 053; 6: 054; 7: 055 056; 8: 057',
    },
    {
      code: '06',
      name: 'engage in material cooperation',
      goldstein: 6,
      quad: 'material cooperation',
      plover: ['COOPERATE'],
      subcodes: '6: 060; 6.4: 061; 7.4: 062 063; 7: 064',
    },
    {
      code: '07',
      name: 'provide aid',
      goldstein: 7,
      quad: 'material cooperation',
      plover: ['AID'],
      subcodes: '7: 070 075; 7.4: 071 073; 8.3: 072; 8.5: 074',
    },
    {
      code: '08',
      name: 'yield',
      goldstein: 5,
      quad: 'material cooperation',
      plover: ['CONCEDE', 'RETREAT'],
      subcodes:
        '5: 080 081 0811 0812 0813 0814 082 083 0831 0832 0833 0834; 7: 084 0841 0842 085; 9: 086 0861 0862 0863 087 0871 0872 0873; 10: 0874',
    },
    {
      code: '09',
      name: 'investigate',
      goldstein: -2,
      quad: 'verbal conflict',
      plover: ['ACCUSE'],
      subcodes: '-2: 090 091 092 093 094',
    },
    {
      code: '10',
      name: 'demand',
      goldstein: -5,
      quad: 'verbal conflict',
      plover: ['REQUEST'],
      subcodes:
        '-5: 100 101 1011 1012 1013 1014 102 103 1031 1032 1033 1034 104 1041 1042 1043 1044 105 1051 1052 1053 1054 1055 1056 106 107 108',
    },
    {
      code: '11',
      name: 'disapprove',
      goldstein: -2,
      quad: 'verbal conflict',
      plover: ['ACCUSE'],
      subcodes: '-2: 110 111 112 1121 1122 1123 1124 1125 113 114 115 116',
    },
    {
      code: '12',
      name: 'reject',
      goldstein: -4,
      quad: 'verbal conflict',
      plover: ['REJECT'],
      subcodes:
        '-4: 120 121 1211 1212 1213 122 1221 1222 1223 1224 123 1231 1232 1233 1234 124 1241 1242 1243 1244 1245 1246; -5: 125 126 127 128 129',
    },
    {
      code: '13',
      name: 'threaten',
      goldstein: -6,
      quad: 'verbal conflict',
      plover: ['THREATEN'],
      subcodes:
        '-4.4: 130; -5.8: 131 1311 1312 1313 132 1321 1322 1323 1324 133 134 135; -7: 136 137 138 1381 1382 1383 1384 1385 139',
    },
    {
      code: '14',
      name: 'protest',
      goldstein: -6.5,
      quad: 'material conflict',
      plover: ['PROTEST'],
      subcodes:
        '-6.5: 140 141 1411 1412 1413 1414 142 1421 1422 1423 1424 143 1431 1432 1433 1434; -7.5: 144 1441 1442 1443 1444 145 1451 1452 1453 1454',
    },
    {
      code: '15',
      name: 'exhibit force posture',
      goldstein: -7.2,
      quad: 'material conflict',
      plover: ['MOBILIZE'],
      subcodes: '-7.2: 150 151 152 153 154',
    },
    {
      code: '16',
      name: 'reduce relations',
      goldstein: -4,
      quad: 'material conflict',
      plover: ['SANCTION'],
      subcodes: '-4: 160 161; -5.6: 162 1621 1622 1623; -8: 163; -6.5: 164; -7: 165 166 1661 1662 1663',
    },
    {
      code: '17',
      name: 'coerce',
      goldstein: -7,
      quad: 'material conflict',
      plover: ['COERCE', 'ASSAULT'],
      subcodes: '-7: 170; -9.2: 171 1711 1712; -5: 172 1721 1722 1723 1724 173 174; -9: 175',
    },
    {
      code: '18',
      name: 'assault',
      goldstein: -9,
      quad: 'material conflict',
      plover: ['ASSAULT'],
      subcodes: '-9: 180 181 1821 1822; -9.5: 182; -10: 1823 183 1831 1832 1833 186; -8: 184 185',
    },
    {
      code: '19',
      name: 'fight',
      goldstein: -10,
      quad: 'material conflict',
      plover: ['ASSAULT'],
      subcodes: '-10: 190 193 194 195; -9.5: 191 192 196',
    },
    {
      code: '20',
      name: 'use unconventional mass violence',
      goldstein: -10,
      quad: 'material conflict',
      plover: ['ASSAULT'],
      subcodes: '-10: 200 202 203 204 2041 2042; -9.5: 201',
    },
  ],
  true,
)
