/**
 * Where in the article each claim was read. The article may not be redistributed, so a passage is given by where it
 * stands (in code points) and by the SHA-256 of its words: whoever has the article can check it with `verifyEvidence`.
 */
function passage(start: number, end: number, sha256: string) {
  return { source: 'article', selector: { type: 'TextPositionSelector', start, end, sha256 } } as const
}

/** Passages that carry a claim, roughly in the order of the text. */
export const passages = {
  // The talks in Paris, who came, and what stood between them
  talksInParis: passage(51, 226, 'a0bc2f3bccc854fa11c479b392e773c8ba085fd0f3ef6c0cf05cfcc0fac7a8df'),
  onThursday: passage(104, 115, 'b21b480c67a79a108b557702ed394c208a2738ce4093c1dbb59f605d9d5741a2'),
  endingTheWar: passage(192, 226, '6cbaf04b5500717a74f69c33ded6d810fbaa4bb768bb7e72739cf31e1469f484'),
  rubio: passage(51, 86, '95ce24c7bc3cad55e34cb8b50bda36428a5853719c9032ab8aacca0499defcd6'),
  joinedByWitkoff: passage(228, 298, 'ef7d07ffc3b974624876c67b9402188eecfca2c5b355176bed40eb2f3aa1e31b'),
  witkoff: passage(245, 298, 'f776e3b255b414ae34366adacf55db6cfb37cc202c13db536e5767c84c0ef621'),
  trump: passage(260, 282, '95e35bcf68424ad8ac3c4cf17c487ddda967cc2a5b3a135c380898d018c42748'),
  managingDivisions: passage(303, 386, '7122c53709562c76b86a4a607dd63ac2311bc15ead935bceb21b7dfb7981a70c'),
  divisions: passage(330, 386, '085fe39baf36089ce1dc3c3188deba1adee62c35ba00120aa39fd9c261b98d59'),
  allies: passage(353, 368, '25149d18afb796be325fab87bbf0027194fbfeac16b533bab64e6dfe904ead16'),
  delegatesFromParisAndLondon: passage(388, 527, '564be7961a1a2a90c11ec38d1b471c59a8832db1cd0e91416ac660acf133a835'),
  macron: passage(417, 449, '51950182291e4fdf387dd3057d14fd4d6f22d90d06f2f5c14eaadd9a3e0caafc'),
  barrot: passage(451, 484, '4517c6472d6301a015778f37211e67c90df9fecf79914381d02805082e12a62f'),
  lammy: passage(490, 527, 'af1118ed1ce061251d24011ea020f8d0210d2f08bb6428c33d3c70143124c700'),
  concernInEurope: passage(539, 619, '6a770a88b6db0653c8629f37efec1c5c24b21930aa8fe24e199adb29a3d3ac13'),
  approachToRussia: passage(574, 619, '1019a019c63a16164a113fded06d6ea1a6ca59175baa983abf27b2ae1b08732d'),
  ukrainianDelegation: passage(621, 790, '2d608dda87ccd741263e289b8034f7e31983a5a2df720896bc40cf88eafbcca1'),
  yermak: passage(651, 685, '798bc018200bb4f11d0c17d17912202c67d2113981b3ec500f0ce935cdf8f880'),
  sybiha: passage(687, 717, 'd3d8a4e5738560a90d0d288a4ed1450323d27ea2d80c5a3f4e7e4864dc505def'),
  umerov: passage(723, 753, 'da57cc0e4e25176cdeb33e321a5b1fef2cd01c764b81e6f3bb8bd5d6e424a623'),

  // The coalition and what it wants
  coalitionDescribed: passage(792, 886, 'fa36dc151886739190a902eed53a2f11e49fa01c1626a4ad60d875b45745c6d1'),
  coalitionSize: passage(887, 916, 'dd7c1e386f24eea4383c72dee36bafe190ffd5ede9128210b2e718a8975adeb9'),
  coalitionLeads: passage(917, 942, 'a294293d0a31c4d378a378ea3c97ffcafe2e1bbb387f71e02fa9b765637ad11e'),
  aimAssurances: passage(948, 1005, '6854bbb18d12a9e105bbb8c972a2ca4ffe4318cf5912200dfc12164569452ee7'),
  assurances: passage(964, 1005, '6b65a896f839d0a5914e14aea99dc71650e361e7c05fe020a4e2d28e56d0b3ad'),
  futureSecurity: passage(162, 187, 'eebdef001c24aa3265ae3ceed6919f85c998ef9c410cab6d14b830337d41376f'),
  aimDeterrence: passage(1007, 1062, '6a4b899808a8fb8d29904e351a9c99b717cee40cc34a770dd8c8e9afe5a81db7'),
  aimDeterrencePredicate: passage(1021, 1062, 'da966117abb7335877e81d8f99509cb13574ce318b4f2b32fb6b8620d786678e'),
  deterrence: passage(1030, 1062, '91ee94c2d93488b95ba6a9fd4af9db782c6ca3d2b06248957749ba0432116479'),
  aimTerms: passage(1069, 1103, '0e04330b055e134a0d65bbea441982a4582518cad8d6355cedaa3c09fccc1f90'),
  peaceTerms: passage(1077, 1103, '1ecc277360489aa13561420b9dbc4a559fd58e524d5139c4148c6230409fdfee'),

  // The talks on a ceasefire
  stalled: passage(1127, 1147, '49db72692dbcc177704faf2d2006383cd9a18bd6e1bcb5711c51a5ecd7d695a9'),
  pushForCeasefire: passage(1176, 1234, '483151211e534d9f07567ce0c0c2a77d7e7a0fe32bb4edef148de27340ad6327'),
  ceasefire: passage(1214, 1234, 'b571613910539015706b5b6abe1f2c9aed8fe51b853f26c6416a3d1eedbcb882'),
  refusalOfDeal: passage(1244, 1291, '9f0a8e33b9497c0661c2c4d1292d2a58008076db169f7efeb9a376846dd03b97'),
  deal: passage(1253, 1291, 'b6ab4672550787bd36222ee0bde643c8a2a7cdb8ec42798cd969c70c77a9fc2d'),
  demandOnMobilisation: passage(1293, 1354, '964d41ab4b1a32ded3f550722316b2e83412f61204235f4e97e5a2083203878d'),
  mobilisation: passage(1313, 1354, 'e5acd392d07e927a5f3b4adf64b68bad79be21c22623d10a4157ac1cbdfba6be'),
  demandOnArms: passage(1293, 1380, 'de0690e2337ff88051da17d3e4c92de15670cbc2936ed06ae5f4b3a004c866de'),
  armsSupplies: passage(1313, 1380, '2da4df4f1733c3eff46abe4703a1b8bfd88fad19e3d37a0e971f214d8ce3b16b'),
  conditionsRejected: passage(1381, 1409, 'd04c60b665dcc6b36a5c8c832c6ffa844919dc986974731b9f9e2023c586e85b'),

  // Mediation and strikes
  witkoffAndPutin: passage(1411, 1475, '6bf1a2b4af82f50932b8f4227476ba03e3729f9a08b508404aa551046df23799'),
  putin: passage(1433, 1465, '9180b2dfcf4652340179780416edfe064b2d066207fd1cef3d5d3316f239a2c1'),
  lastWeek: passage(1466, 1475, 'a5393742a9cb9285175bb90ea845b0cf50f03e69ff33448f1af87c24bc340ee7'),
  mediation: passage(1477, 1524, '6b2f85b35835887181ff146b248faa003b55911d95dba6651209d955f2005c80'),
  missileStrikes: passage(1535, 1565, '781e7d8c87dfdc017975f97e24811b0d4dd6b359575f6af58e0cc3bc4768cdf4'),
  sumy: passage(1577, 1631, '3f40be1472d53b384d9a8d5640c2e83c7d7043eeea089fbd752b64f0ddf9b589'),
  doubtOnRussia: passage(1633, 1687, 'd91886427e2593bd5dcbe9a90b5732202ae49c86b12d803b594649a3e2a45faa'),
  deEscalation: passage(1652, 1687, 'b7e18cc0e3ad360c9a89002c9cb0708de62165e29866811a1c7f395f40b48695'),

  // Pressure, and the force
  appealForFirmness: passage(1689, 1766, 'e3ccde42776c237ce5838611dc62d9ae8ec0e036a7a1878303805a6e439740e1'),
  firmness: passage(1737, 1766, 'fe1aa1537fd9032a371097dd33591ed11c525907f4ac6b8e85e210c55f61372c'),
  needForPressure: passage(1768, 1835, 'dceae087b5e8e273afa5cd52e7aee3ea1282d99b5c82a5198d0609010e95230a'),
  pressure: passage(1793, 1835, 'e00a2d9bc4ed837df8e58eca3049b0316f2483568ded4079460ddb9ac1a04270'),
  planForForce: passage(1837, 1941, 'a7ecb859973ce690da1b41171ef3b5203a9b63274198c2f92d90b1e44d3c55c1'),
  plan: passage(1873, 1985, '2431c130b08c64e9cdbd714bfbc7c26ab192701886d54d006e1dff398b069272'),
  force: passage(1883, 1941, 'e3544eed22dfb3673b4b6f510630f2218403b15a5d49053d3a9125768e103426'),
  forceSize: passage(1922, 1941, '4b4f9196275e57ec4e02d7f27cc4fc69e4e22a4bdbb7dce343d7c43bb9ea09e7'),
  forceTiming: passage(1972, 1985, '75f53dfdb3b4a3367ad9739a972c03ef23c6c3b08c0a9d868374a88798b8b9bc'),
  doubtOnSupport: passage(1991, 2064, '3afbb3e3c803126e2b119107435c357af9f787015f1f91eb5b97b8894747f1ab'),

  // Strains among allies
  talksOnStrains: passage(2093, 2184, '2eae3a9e3c17216d8629784c3dc1324dd492d79f50e6b839f31f98d6dda233ff'),
  strains: passage(2127, 2184, 'abe1e4fedab69d6c63eb41e1dc5cc363d614ab8f0f25c242e559e428ee237508'),
  strainTopics: passage(2151, 2184, '66c16e0eef4bb6c4a81ce9b8f21b933c177d4000371484637dff0c827bc67277'),
  waryOfRhetoric: passage(2186, 2277, 'b217c432f0276a4accb9a2e86e3b8376fc6f74232656ecf5f2f06447dca22ce0'),
  rhetoric: passage(2237, 2277, '48e248d1bca04e901574c5479f9c27fb37d08c4fa4c5e9aaafee80c562592285'),
  waryOfTrade: passage(2186, 2317, 'f33ca7b47ecab7f3d49dd0b00f2261dd46d7dc28737796bd6979af86f34df331'),
  tradePolicies: passage(2282, 2317, '8b32085bb631a103580d69210d64ba7590dbec6723cc593ee37642e5840bacf2'),

  // The last day’s words, and how things stand
  macronAndZelensky: passage(2319, 2399, '15fccebe4df3f670aa3b764bb06d9d194f85030b8b919524012dc95168dcbacf'),
  zelensky: passage(2342, 2380, '5cb94d87073a7b38a1c0c78fbb3bd2280edc865c83c887659519e055daa98488'),
  aheadOfTalks: passage(2381, 2399, '9751afee522b99f060557242990b18b846041b01ea58fd1cb85cce014d242a00'),
  commitment: passage(2401, 2452, '61c6d3612a33b96bfca7a4fd8dcdf1b9c2b6eb6dd7d367c6418ffde00a0a6ba9'),
  defence: passage(2435, 2452, 'd6d1a8375a6a7989604e31a8e674c37c00b175dfd7603d454c896ee8d30c5632'),
  peskov: passage(2465, 2496, '6de489cabdf40dc57374da938768d29eb36c888a6e43a3f13eeb00b895be66a2'),
  accusation: passage(2465, 2543, '74cafe8be945427aef4fc230a57a0ebe72802d82df56274fc49c318c584f9070'),
  prolonging: passage(2525, 2543, '6452e4a6f74fef54e8fa8892c63adb9e2f3bd2d7183c84253e05e932a95b7aac'),
  hopeOfRelay: passage(2545, 2631, '9bc374a78c93769babcdc30c8a5e825c1f9d0a7bf5a3417f38105d9f0ebdd2b6'),
  relay: passage(2583, 2631, '68c98159590e81a46862f60690494d7ab42a9747d13ffa49744cacf60bb2386e'),
  americanRussianTalks: passage(2600, 2631, 'ebeca338db3164013d64c0ebe3037c98d6a8b5b94ce08bee3a14ae1f71830cef'),
  continuing: passage(2633, 2663, '96a4a1194dd1734b26461c4a7f8769610f4e878f736ef774ae98ca264511f340'),
  gapInStrategies: passage(2687, 2740, '781c8cf5522dcf283a45c96c123add988d7332c6f326cc1ac837b204f3342bce'),
  fourthYear: passage(2771, 2804, '088eadf3363ec00361865786406f58fd872f08bce13e1d1121a752b9008a52f4'),
}

/** Passages that name a party. */
export const mentions = {
  us: [
    passages.rubio,
    passage(303, 329, '040999e5b87d063f7b1bb3ee82aa117ce91df8df2d5a97e983bbb3c6d9791118'),
    passages.approachToRussia,
    passage(1176, 1210, '4657cd59bb4a5141866efb813ac34cdceacdf3f4e19a143b98fd0a672f426894'),
    passage(1502, 1524, '2167b2d6f3559064ada632fd2a3c98381fd5a96ceffe412ec75123660724e77f'),
    passage(1711, 1727, '5f5add819ce1d2a4253c365e56b9917cbec97525c5752792a55b11f14570d544'),
    passage(2015, 2045, 'ccfc3c3d1b84bac6bf37bacc7ecc438b53186050529b04139476bf09b136c20a'),
    passage(2545, 2576, '27f5994a6d0f37e676109d3bc9e970cfcd915a2d718062e44f505df9b2563cc7'),
    passage(2700, 2740, '43726ddb58a3e81228cd96823dd0b5e75c44dfe4b073f06123bd811e311a88ff'),
  ],
  russia: [
    passage(207, 226, '1636c2b73afb52fc80d4afce5b1a8c47cb7285bc0e8cafc5fdc056d7fc1e1daf'),
    passage(1244, 1260, '9932b7b374f37b3e0a892c6781576dbcdb02f04a2ffd8824b04f510b6a12e50e'),
    passage(1293, 1312, '91896a719e3644cfff0f46ee496b717dca9d9a9036ee28ea53f90908a75efdc4'),
    passage(1542, 1565, 'be9e1495bc76706a5304b706a1ece1e6f93cfdc64854463c3dd59abe5bbb449d'),
    passage(1652, 1672, '5f7e676e7d44af803437da2d0dd51f6e8b61a23897d16918f597c19dad170af1'),
    passages.firmness,
    passage(2465, 2482, '612c85387c7f965fa1983ae37165f3faa42efbb0c2ae61658c01dd205cca32a2'),
  ],
  ukraine: [
    passages.futureSecurity,
    passage(621, 643, '77f1decfbe7cad354eead13446d8b1ad3f2e611ffa1cc5dce5095224c0ac906e'),
    passage(974, 1005, '079a30b81824aca2dcbe921b8216579acefb46b1fdb7b133e6e65fe77f733376'),
    passage(1323, 1354, '1449686ccae3756f7f78786fb0e2f49ffdc9a6961e550722cdae252379eb2e02'),
    passage(1392, 1409, '7e9ed53339c410c20cc3562048597dfb8673d94199d3dbbeb345a051cd7d1ffa'),
    passages.defence,
  ],
  france: [
    passages.macron,
    passages.coalitionLeads,
    passage(1837, 1872, 'a4d27e70d6830203490fe52ada5bcf8750a21bc3f9ad6287ae2406034db28322'),
  ],
  uk: [
    passages.lammy,
    passages.coalitionLeads,
    passage(1837, 1872, 'a4d27e70d6830203490fe52ada5bcf8750a21bc3f9ad6287ae2406034db28322'),
  ],
  europe: [
    passage(142, 169, 'bc51c1a2668aea1d40829b0510341e628d24afe39ba5f00b610e635843b1e10f'),
    passage(353, 386, 'd2d63fef02073bf4e70d27e113ded210c94db6781faf64837dfefcb02acb5526'),
    passage(550, 568, '417ead71b137b6afec7e2058d84b2d0bfa12fc412fc0f37909e444d3f465988a'),
    passage(1689, 1716, '11248015832d1f2e2fd4bfec91d0d2afe7bcb06597f7ec7536745cad734e92a9'),
    passage(2186, 2215, '84b61f4cbe2b5a25dc104840089c1d21593b5fe316b5288bc2047f4b0ea58a87'),
    passage(2412, 2431, 'd852bcc78636ea861f1e3f2c8e35d2365d6486e28d1203f29ace9cf1f4bdec27'),
    passage(2497, 2521, 'c02a4cd24d80df1dcf5ddc6a0bf7f45d228f1c119a17a5e8bb570b9e5478c6df'),
  ],
  eu: [passage(0, 14, 'a30881a97db09c650462a239514bab884c821b44f418d0febf6d06de9b50d244')],
  west: [passage(1359, 1380, '43c91050830d602fdef2f65e50bc1e4d187c26b46913bab1b034f75ea79f2ff1')],
  coalition: [
    passage(860, 884, '947e9d2e1bc84a6cbfff0774251e7dd507f30955fe3606b4a4027f8296690bd6'),
    passage(1007, 1026, '3b67cb3c5d20181e3490bae411e02eea26bba926940a1c2e09c8af296244e293'),
  ],
}
