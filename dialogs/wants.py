"""What is wanted of a thing (who, when, how many, why ...) and the words that say so."""

import re

from dialogs.language import stem

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("count", r"\bhow many\b|\bnumber of\b|\bcount of\b|\bhow much of\b|^count\b"),
    ("who", r"\bwho\b|\bwhom\b|\bwhose\b|\bby whom\b|\bwhich (?:cllr|councillor|member|officer|person|director|team|approver)s?\b|\bowner\b|\bresponsible\b|\bapprovers?\b"),
    ("when", r"\bwhen\b|\b(?:what|which) (?:date|day|month|time|year)\b|\bdates?\b|\bdeadline\b|\bdue\b|\bhow soon\b|\bwhat time\b"),
    ("where", r"\bwhere(?:abouts)?\b|\bvenue\b|\blocation\b|\bwhich (?:room|place|building)\b"),
    ("why", r"\bwhy\b|\bhow come\b|\breasons?\b|\bcaus(?:e|ed|es|ing)\b|\bexplain|\bwhat is behind\b|\bdown to\b(?=.*\?)|\bblame\b"),
    ("how_long", r"\bhow long\b|\bduration\b|\blength of\b"),
    ("how_much", r"\bhow much\b|\bwhat did .* cost\b|\bcosts?\b|\bprice\b|\bbudget\b|£"),
    ("target", r"\btargets?\b|\bgoal\b|\baim(?:ing)? for\b|\bmeant to be\b|\bsupposed to be\b|\bthreshold\b"),
    ("prior", r"\byear before\b|\bbefore that\b|\bpreviously\b|\bprevious (?:year|period|quarter|figure|value)\b|\blast year\b|\bprior\b|\byear earlier\b|\bused to be\b"),
    ("direction", r"\bbetter or worse\b|\bworse or better\b|\bimprov(?:e|ed|ing|ement)\b|\bgetting (?:better|worse)\b|\btrend\b|\bgoing (?:up|down)\b|\bup or down\b|\bdirection\b|\bdeteriorat|\bgetting\b|\brising or falling\b|\bworsen|\bgone (?:up|down)\b|\bheading\b"),
    ("status", r"\bstatus\b|\bon track\b|\brag\b|\b(?:above|below|over|under|meeting|met|hit|hitting|missed|missing|on) (?:the )?target\b|\bhow is\b|\bhow are\b|\bhow (?:did|does|do)\b|\bdoing\b|\bdone\b|\bcomplet|\bfinish|\bsigned\b|\bsign(?:ed)? off\b|\bapproved\b|\bstill to do\b|\boutstanding\b|\bwhat stage\b|\bperforming\b|\bgoing on with\b|\bhow'?s\b|\bperformance\b|\bdelivered\b|\bin place\b"),
    ("compare", r"\bcompar|\bversus\b|\bvs?\b|\bdifference between\b|\bagainst\b|\bcf\b"),
    ("list", r"\blist\b|\bwhich\b|\bwhat are\b|\bwhat were\b|\bshow (?:me )?(?:all|the)\b|\ball (?:of )?the\b|\bname the\b|\bwhat (?:is|has|have) (?:still )?(?:been )?(?:outstanding|left|open|remaining|done)\b|\beverything\b"),
    ("first", r"\bfirst\b|\bearliest\b|\boldest\b"),
    ("last", r"\blast\b|\blatest\b|\bmost recent\b|\bnewest\b"),
    ("stands_for", r"\bstands? for\b|\babbreviat|\bacronym\b|\bshort for\b|\bwhat (?:does|do|is) \w+ mean\b|\bmean(?:s|ing)?\b"),
    ("yes_no", r"^(?:so |and |ok |but )?(?:is|are|was|were|has|have|had|did|does|do|will|can|should|any|is not|has not)\b|\bor not\b|\bdone or\b"),
    ("value", r"\bwhat is\b|\bwhat was\b|\bfigures?\b|\bpercent\b|\brate\b|\bvalue\b|\bresult\b|\bscore\b|\blevel of\b|\bproportion\b"),
    ("contact", r"\bcontact\b|\bphone\b|\btelephone\b|\bemail\b|\be mail\b|\bring\b|\bget (?:in touch|hold)\b|\bspeak to\b|\bcall (?:him|her|them)\b|\bnumber for\b"),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _PATTERNS)

FRAME_WORDS = frozenset(
    """agenda agendas item items meeting meetings committee minutes minute next previous last date dates time venue when where
    attend attended attendance present apologies absent substitute substitutes replaced resolved resolution resolutions decided
    agreed decision decisions indicator indicators measure measures performance target targets status value figure figures
    direction better worse improving improved trend reason reasons deliverable deliverables milestone milestones outcome
    outcomes signed sign approved approve approver complete completed finished outstanding delivered done delivery post
    recommendation recommendations action actions step steps lesson lessons learned learnt learning responsible owner
    accountable role roles charge contact phone email page pages paper papers report reports part public private exempt count
    total number many list show compare between first latest before after since until percent year month quarter days today
    tomorrow yesterday happened stands mean asked people councillor councillors chair chairman officer officers
    still open overdue remaining members quarters issue issues risk risks project projects programme
    help thanks please following upcoming calendar schedule scheduled held cancelled""".split()
)
FRAME = frozenset(stem(word) for word in FRAME_WORDS)
"""Stems of words that questions are made of; a mistyped one is mended to these, and alone they name nothing."""


def wants_of(plain: str) -> frozenset[str]:
    """Everything that a message (plain, lower case) wants of what it names."""
    return frozenset(name for name, pattern in _COMPILED if pattern.search(plain))
