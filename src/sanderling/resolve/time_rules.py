"""The forms of time expressions in English news: one regular expression a form, earlier ones first where both fit.

The names of the groups are the form's own (two letters, then the part). Values are given in ``time_values``.
"""

from __future__ import annotations

import re

from sanderling.knowledge.tables import read_csv

HOLIDAY_COLUMNS = ("name", "month", "day", "source")

_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[6-9]|20)\d\d"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_COUNT = r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|several|a few|a couple of)"
_UNIT = r"(?:day|week|fortnight|month|year|decade|centur(?=y|ies))"
_DASH = r"(?:-|–|—| to | through | until )"
_PART = r"(?: (?:morning|afternoon|evening|night|noon))?"
_ORDER = r"(?:first|second|third|fourth|last|final)"
_NAMED = r"(?! (?:Movement|Revolution|Brigades?|Agreement|Square|Street|Avenue|Park|Stadium|Bridge|Incident|Uprising|Coalition|Alliance|Front|Organi[sz]ation|Battalion|University|Group|Party|Society|Club|Airport|Barracks))"
"""What a date is only the name of: 'the March 23 Movement'."""
_NO_DAY = r"(?<!Black )(?<!Bloody )(?<!Good )(?<!Ash )(?<!Palm )(?<!Holy )(?<!Cyber )(?<!Super )(?<!Easter )(?<!Maundy )(?<!Shrove )(?<!Sheffield )(?<!Giving )(?<!Whit )(?<!Man )"
"""Names that end in a weekday and are none."""
_NO_NAME = r"(?! (?:Club|Times|Mail|Telegraph|Express|Herald|Post|Mirror|Independent|Group|Movement|newspapers?|papers|school|best|roast|league|football)\b)"
"""Words that a weekday is only part of the name of."""
_SHIFT = r"(?:early|mid|late|the (?:beginning|start|middle|end) of|the (?:first|second) half of)"

_HOLIDAYS = "|".join(
    re.escape(row["name"]).replace("'", "['’]")
    for row in sorted(read_csv("text/holidays.csv", HOLIDAY_COLUMNS), key=lambda row: -len(row["name"]))
)

RULES: tuple[tuple[str, str], ...] = (
    ("holiday", rf"\b(?P<ho_n>{_HOLIDAYS})(?! (?:card|gift|tree|market|present|cake|dinner|parade|carol|concert|movie|film)s?\b)(?:,? (?P<ho_y>{_YEAR}))?\b"),
    ("iso", rf"\b(?P<iso_y>{_YEAR})-(?P<iso_m>0[1-9]|1[0-2])-(?P<iso_d>0[1-9]|[12]\d|3[01])(?:T\d\d:?\d\d(?::?\d\d)?Z?)?\b"),
    ("slashed", rf"\b(?P<sl_a>\d{{1,2}})[/.](?P<sl_b>\d{{1,2}})[/.](?P<sl_y>{_YEAR})\b"),
    ("day_mon_year", rf"\b(?P<dy_d>{_DAY})-(?P<dy_m>{_MONTH})-(?P<dy_y>{_YEAR})\b"),
    (
        "date_to_date",
        rf"\b(?:[Ff]rom |[Bb]etween )?(?P<dd_d1>{_DAY}) (?P<dd_m1>{_MONTH})(?: (?P<dd_y1>{_YEAR}))?(?: ?{_DASH} ?| and )(?P<dd_d2>{_DAY}) (?P<dd_m2>{_MONTH})(?:,? (?P<dd_y2>{_YEAR}))?\b",
    ),
    (
        "week_of_month",
        rf"\b(?:the )?(?P<wm_n>{_ORDER}) week (?:of|in) (?P<wm_m>{_MONTH})(?:,? (?P<wm_y>{_YEAR}))?\b",
    ),
    (
        "two_dates",
        rf"\b(?P<td_m1>{_MONTH}) (?P<td_d1>{_DAY}) ?{_DASH} ?(?P<td_m2>{_MONTH}) (?P<td_d2>{_DAY})(?:,? (?P<td_y>{_YEAR}))?\b",
    ),
    (
        "days_month",
        rf"\b(?:[Bb]etween |[Ff]rom )?(?:the )?(?P<dm_d1>{_DAY}) ?(?:{_DASH}| and ) ?(?:the )?(?P<dm_d2>{_DAY}) (?:of )?(?P<dm_m>{_MONTH})(?:,? (?P<dm_y>{_YEAR}))?\b",
    ),
    (
        "month_days",
        rf"\b(?P<md_m>{_MONTH}) (?P<md_d1>{_DAY}) ?(?:{_DASH}| and ) ?(?P<md_d2>{_DAY})(?:,? (?P<md_y>{_YEAR}))?\b",
    ),
    (
        "months",
        rf"\b(?:(?:[Bb]etween |[Ff]rom )(?P<mm_m1>{_MONTH})(?: (?P<mm_y1>{_YEAR}))? (?:and|to|until|through) |(?P<mm_m3>{_MONTH}) ?(?:[-–—/]|and|to) ?)(?P<mm_m2>{_MONTH}) (?P<mm_y2>{_YEAR})\b",
    ),
    (
        "month_day",
        rf"\b(?:{_WEEKDAY},? )?(?P<mo_m>{_MONTH}) (?P<mo_d>{_DAY})(?!\d|,\d{{3}}|:\d){_NAMED}(?:(?:,| of)? (?P<mo_y>{_YEAR})(?!\d))?",
    ),
    (
        "day_month",
        rf"\b(?:{_WEEKDAY},? )?(?:the )?(?P<da_d>{_DAY})(?: of)? (?P<da_m>{_MONTH})\b{_NAMED}(?:,? (?P<da_y>{_YEAR})\b)?",
    ),
    (
        "day_of_unit",
        r"\b(?:[Oo]n )?the (?P<dx_d>(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)) of (?P<dx_w>last|this|next) month\b",
    ),
    ("day_alone", r"(?<=\bon )the (?P<dn_d>(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th))\b(?! [a-zA-Z]|-)"),
    ("month_year", rf"\b(?P<my_s>{_SHIFT}[ -])?(?P<my_m>{_MONTH})(?:,| of)? (?P<my_y>{_YEAR})\b"),
    ("month_last", rf"\b(?P<ml_w>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his past) (?P<ml_m>{_MONTH})\b"),
    (
        "month_alone",
        rf"\b(?P<ma_p>[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Tt]hroughout|[Ff]rom|[Bb]efore|[Aa]fter|[Oo]f)(?P<ma_s> (?:{_SHIFT})[ -]?)? ?(?!(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec) )(?P<ma_m>(?-i:{_MONTH}))(?= |[.,;:)]|$)(?!\.?,? \d)",
    ),
    ("month_shift", rf"\b(?P<mh_s>(?:[Ee]arly|[Ll]ate|[Mm]id)[ -])(?P<mh_m>{_MONTH})\b"),
    (
        "season",
        rf"\b(?:the )?(?P<se_w>[Ll]ast |[Tt]his |[Nn]ext |early |late )?(?P<se_n>spring|summer|autumn|fall|winter)(?: of)? (?P<se_y>{_YEAR})\b",
    ),
    ("season_rel", r"\b(?P<sr_w>[Ll]ast|[Tt]his|[Nn]ext) (?P<sr_n>spring|summer|autumn|fall|winter)\b"),
    (
        "quarter",
        rf"\b(?:the )?(?P<qu_n>first|second|third|fourth|last) (?P<qu_k>quarter|half)(?: of)? (?P<qu_y>{_YEAR})\b",
    ),
    ("quarter_alone", r"\b(?:in|during|over|for) the (?P<qa_n>first|second|third|fourth) quarter\b(?! of|,? \d)"),
    (
        "months_of",
        rf"\b(?:the )?(?P<mf_w>first|last|final) (?P<mf_n>two|three|four|five|six|seven|eight|nine|ten|eleven) months of (?P<mf_y>{_YEAR})\b",
    ),
    (
        "fiscal",
        rf"\b(?:the )?(?P<fi_k>fiscal|financial|academic|school) year(?: of)? (?P<fi_y>{_YEAR})(?:[-–/](?P<fi_z>\d\d(?:\d\d)?))?\b",
    ),
    (
        "fiscal_back",
        rf"\b(?:the )?(?P<fb_y>{_YEAR})[-–/](?P<fb_z>\d\d(?:\d\d)?) (?P<fb_k>fiscal|financial|academic|school) year\b",
    ),
    ("fiscal_short", rf"\bFY ?(?P<fs_y>{_YEAR}|\d\d)\b"),
    ("decade", r"\b(?:the )?(?P<de_s>early |late |mid-)?(?P<de_y>(?:1[6-9]|20)\d)0s\b"),
    (
        "years",
        rf"\b(?:[Bb]etween |[Ff]rom )?(?P<yy_a>{_YEAR}) ?(?:[-–—]| to | and | until ) ?(?P<yy_b>{_YEAR}|\d\d)(?=\b)(?!-|\d)",
    ),
    (
        "relative_day",
        r"\b(?P<rd_w>[Tt]he day before yesterday|[Tt]he day after tomorrow|[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Oo]vernight|[Tt]his (?:morning|afternoon|evening)|[Ll]ast night)"
        + _PART
        + r"\b",
    ),
    (
        "weekdays",
        rf"\b(?:[Ff]rom |[Bb]etween |[Oo]n )?(?P<wr_a>(?-i:{_WEEKDAY}))(?: ?(?:-|–|—)|(?P<wr_j> and| to| through| until| till)) ?(?P<wr_b>(?-i:{_WEEKDAY}))(?!s)\b",
    ),
    ("weekday_week", rf"\b(?:[Oo]n )?(?P<ww_n>(?-i:{_WEEKDAY}))(?: of)? (?P<ww_w>last|this|next) week\b"),
    (
        "weekday",
        rf"\b(?P<wd_w>[Ll]ast |[Nn]ext |[Tt]his |[Tt]his coming |[Cc]oming |[Oo]n |[Ss]ince |[Bb]y |[Uu]ntil |[Ee]arly |[Ll]ate |[Ee]arlier |[Ll]ater )?(?:on )?{_NO_DAY}(?P<wd_n>(?-i:{_WEEKDAY}))(?!s){_PART}\b{_NO_NAME}",
    ),
    ("weekend", r"\b(?P<we_w>[Ll]ast|[Tt]his|[Nn]ext|[Oo]ver the|[Aa]t the|[Tt]he) weekend\b"),
    (
        "unit_end",
        r"\b(?:[Bb]y |[Aa]t |[Bb]efore |[Uu]ntil )?(?:the )?(?P<ue_u>year|month|week)(?:['’]s |-)end\b|\b(?:[Bb]y|[Aa]t|[Bb]efore|[Uu]ntil|[Tt]owards?|[Ss]ince|[Ff]rom) the (?P<ue_k>end|close|turn|middle|start|beginning) of (?P<ue_w>the|this|last|next) (?P<ue_v>year|month|week)\b",
    ),
    (
        "year_ended",
        rf"\b(?:[Aa]t|[Bb]y|[Bb]efore|[Uu]ntil|[Ss]ince|[Tt]owards?|[Ff]rom) the (?:end|close|start|beginning|middle|turn) of (?P<yn_y>{_YEAR})\b",
    ),
    (
        "vague",
        r"\b(?:[Ii]n |[Oo]ver |[Ww]ithin |[Dd]uring )?(?:the )?(?:recent|coming|past few|last few|next few|past several|last several|next several|previous|following|intervening) (?:hours|days|weeks|months|years|decades)\b|\b[Ww]ithin (?:hours|days|weeks|months|years)\b|\b[Tt]hese days\b|\b(?:[Bb]y |[Aa]t |[Bb]efore |[Ss]ince )?the turn of the (?:century|millennium|year)\b|\b(?:[Ee]arlier|[Ll]ater) (?:in the day|that day|the same day)\b|\b[Aa] few (?:hours|days|weeks|months|years) ago\b|\b(?:[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Cc]enturies) ago\b",
    ),
    (
        "century",
        r"\b(?:the )?(?P<ce_s>early |mid-?|late |turn of the )?(?P<ce_n>\d{1,2})(?:st|nd|rd|th)[ -]centur(?:y|ies)\b",
    ),
    (
        "from_now",
        rf"\b[Ii]n (?P<fn_n>{_COUNT}) (?P<fn_u>day|week|fortnight|month|year|decade)s?['’]?s? time\b",
    ),
    (
        "relative_unit",
        r"\b(?P<ru_s>[Ee]arl(?:y|ier) |[Ll]ate(?:r)? |the (?:beginning|start|end|middle) of )?(?P<ru_w>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his past|[Tt]he past|[Tt]he previous|[Tt]he coming|[Tt]he following|[Tt]he same) (?P<ru_u>week|month|year|decade|century|day)\b(?! or| of)",
    ),
    (
        "past_units",
        rf"\b(?:in|over|during|within|for|throughout) the (?P<pu_w>past|last|next|coming|previous|following) (?P<pu_n>{_COUNT} )?(?P<pu_u>{_UNIT})(?:s|ies|y)?\b(?! of {_MONTH})",
    ),
    ("ago_this", r"\b(?:a|one) (?P<at_b>year|month) ago (?P<at_w>this|last|next) (?P<at_u>month|week)\b"),
    ("half_ago", r"\b[Hh]alf a (?P<hg_u>century|decade) ago\b|\b(?:a )?[Qq]uarter[- ](?:of a |)(?P<hg_q>century) ago\b"),
    (
        "in_units",
        r"\b[Ii]n (?P<iu_n>\d{1,3}|an?|two|three|four|five|six|seven|eight|nine|ten|twelve) (?P<iu_u>week|month|year|day)s?(?=[.,;]|$)",
    ),
    (
        "ago",
        rf"\b(?:(?:about|some|nearly|almost|more than|over|around) )?(?P<ag_n>{_COUNT}) (?P<ag_u>{_UNIT})(?:s|ies|y)? (?P<ag_w>ago|earlier|later|before|after|prior|from now)\b",
    ),
    (
        "anchored",
        r"\b[Tt]he (?:following|next|previous|same) (?:day|morning|evening|night|week|month|year)\b|\b(?:[Oo]n|[Aa]t) the (?:eve|start|end|height) of\b(?! (?:(?:this|last|next|the) (?:year|month|week)|(?:1[6-9]|20)\d\d)\b)|\b[Aa]t the time\b|\b[Tt]hat (?:day|night|week|month|year|summer|spring|autumn|winter)\b|\b[Dd]ays (?:later|earlier|before|after)\b",
    ),
    ("age", r"\b(?:aged|age) (?P<ax_n>\d{1,3})\b|\b(?P<ay_n>\d{1,3})[- ]years?[- ]old\b"),
    (
        "duration",
        rf"\b(?:(?:for|in|within|after|over|lasting|nearly|almost|about|some) )?(?P<du_n>{_COUNT})[- ](?P<du_u>hour|minute|day|week|month|year|decade)s?\b(?! ago| later| earlier| old)(?:-long)?",
    ),
    (
        "year_shift",
        rf"\b(?P<ys_s>(?:[Ee]arly|[Ll]ate)[ -](?:in )?|[Mm]id-|[Tt]he (?:beginning|start|middle|end) of |[Tt]he (?:first|second) half of )(?P<ys_y>{_YEAR})\b(?![-–/]\d)",
    ),
    (
        "year",
        rf"\b(?P<ye_p>[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Bb]efore|[Aa]fter|[Dd]uring|[Oo]f|[Tt]hroughout|[Tt]he year|[Aa]round|[Tt]o|[Aa]nd|[Tt]he|[Ll]ate|[Ee]arly|,|\(|—|['’]s) ?(?P<ye_y>{_YEAR})(?![\d%,]\d|-\d|[-–]year| (?:troops|soldiers|people|men|women|tonnes|tons|miles|km|kilomet|metres|meters|feet|dollars|euros|members|votes|homes|killed|dead|police|workers|civilians|prisoners|missiles|rockets|drones|tanks|barrels|aircraft|ships|vehicles|protesters|refugees|migrants|pounds|acres|hectares|megawatts|MW|mph|officers|guests|delegates|students|jobs|cases|deaths|points|words|pages|islands|households|hours|minutes|volts)\b)",
    ),
)


_OPENERS = """
    the in on at by last next this over for from since until till before after during within throughout of between early
    late earlier later mid a an about some nearly almost more over around one two three four five six seven eight nine ten
    eleven twelve fifteen twenty several half quarter yesterday today tomorrow tonight overnight that days hours weeks
    months years decades centuries year month week coming aged age lasting to towards toward and these as spring summer
    autumn fall winter first second third fourth final fiscal financial academic school recent following previous
    intervening
""".split()
GUARD = rf"(?=\d|[,(—'’]|FY|{_MONTH}|{_WEEKDAY}|{_HOLIDAYS}|(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in dict.fromkeys(_OPENERS))})\b)"
"""How every form begins: looked at first, it spares the trial of each form at each word."""
