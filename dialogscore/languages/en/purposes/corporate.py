"""English phrases of posts about the company as an organisation: results, strategy, research, awards, politics."""

__all__ = ["CUES"]

CUES = {
    "quarterly_results": (
        "quarter|quarterly|q1|q2|q3|q4|fy|fy14|fy15|fy16|fy17|fy18|earnings|revenue|revenues|profit|profits|"
        "ebit|ebitda|eps|margin|margins|dividend|dividends|guidance|outlook|fiscal|yoy|y/y|"
        "interim|results|turnover|backlog|shareholder|shareholders|cashflow|growth|sales|bn|"
        "billion|cfo|ifrs|gaap|traffic|deliveries",
        "first|second|third|fourth|1st|2nd|3rd|4th quarter|half",
        "quarterly|annual|financial|earnings|year|interim|fy results|report|earnings|call|figures|statement",
        "reports|report|reported|announces|announced|posts|delivers ..4 results|earnings|revenue|profit|quarter|"
        "growth|sales",
        "revenue|profit|sales|earnings|income|orders|order|ebit ..3 up|grew|increased|rose|growth|of|increase|"
        "down|intake",
        "net|operating|free|organic income|profit|sales|cash|growth|margin",
        "earnings|conference|analyst call|release|day|per",
        "year on|over|-",
        "investor|capital markets|day|relations|presentation ..1 day",
        "half - year",
        "full - year",
    ),
    "strategy_words": (
        "strategy|strategic|strategies|acquisition|acquire|acquires|acquired|acquiring|merger|mergers|merge|"
        "divest|divestment|divestiture|spinoff|ipo|restructuring|portfolio|transformation|turnaround|"
        "expansion|expands|subsidiary|subsidiaries|stake|takeover|m&a|roadmap|diversification|synergies|"
        "leadership|leader|competitiveness|integration|streamline|"
        "repositioning|vision|pipeline|stakeholders|business|businesses|consolidation|headcount",
        "growth|business|corporate|long|new strategy|model|plan|term|models",
        "announces|completes|completed|agreed|agreement|agrees|signs ..4 acquisition|merger|sale|acquire|"
        "purchase|sell|deal|stake|combination",
        "joint venture",
        "spin - off",
        "strategic partnership|plan|priorities|review|investment|alliance|direction",
        "position|positioned|well|leading ..3 growth|future|position|company|provider",
        "global|market|industry|world leader|leaders|leading",
        "emerging|key|growth markets|market",
        "core business",
        "operating|business|digital model|transformation",
        "market - leading",
        "long - term",
        "growth - strategy",
        "carve - out",
    ),
    "management_people": (
        "ceo|cfo|cto|cio|coo|cmo|ciso|chro|chairman|chairwoman|chairperson|chair|president|svp|evp|vp|executive|"
        "executives|board|director|directors|founder|cofounder|chief|appoint|appoints|appointed|"
        "appointment|successor|succeeds|steps|retire|retires|exec|execs|leadership|spokesperson|md|"
        "partner|economist|strategist|managing",
        "our|new|former|says|by|from|group|global|the ceo|cfo|chairman|president|cto|cio|chief|coo|vp|director|"
        "head|chair",
        "chief executive|financial|operating|technology|information|marketing|economist|strategist|officer|"
        "scientist|investment|digital|data|human|security|sustainability|innovation|medical",
        "vice president",
        "managing|executive|senior director|partner|vice|leadership|chairman",
        "board of|member directors|management|of|trustees",
        "named|appointed|appoints|elected|joins|promoted ..4 as|ceo|head|president|chief|director|board|to",
        "ceo <word> <word>",
        "head|director of",
        "c - suite",
        "how|why ceos|cios|cfos|cmos|leaders|executives",
        "welcomes|welcome ..3 as|new ..3 ceo|cfo|head|president|director|officer|chief",
        "fireside|leadership chat|team",
        "co - founder",
    ),
    "research_expertise": (
        "report|reports|study|studies|survey|research|researchers|researcher|scientists|scientist|insight|"
        "insights|whitepaper|whitepapers|ebook|infographic|analysis|analysts|analytics|"
        "findings|benchmark|index|forecast|forecasts|trends|outlook|expert|experts|expertise|thoughtleadership|"
        "perspective|perspectives|article|blog|blogpost|infographics|podcast|executives|leaders|companies|"
        "organizations|organisations|enterprises|cios|respondents|data|statistics|stats|clinical|trial|trials|"
        "phase|patients|therapy|therapies|oncology|fda|immunotherapy|publication|casestudy",
        "our|new|latest|recent|annual|according|global ..1 report|study|research|survey|analysis|insights|"
        "whitepaper|insight|index|outlook|paper",
        "white paper|papers",
        "case study|studies",
        "how|why|what ..2 leaders|companies|ceos|businesses|organizations|cios|cfos|executives|firms|banks|"
        "manufacturers|retailers|insurers|utilities|governments|organisations|boards ..1 can|are|should|need|"
        "must|do|will",
        "future|state|rise|evolution|age|impact of|on the?",
        "<number> %|percent|pct of ..2 companies|consumers|executives|people|ceos|businesses|americans|"
        "respondents|employees|customers|organizations|cios|millennials|leaders|adults|workers|firms|"
        "organisations|global",
        "key|top|industry|market|global|business|emerging|technology|digital|consumer trends|trend|insights|"
        "takeaways|findings|challenges|insight|drivers",
        "read|download|explore|learn|see|discover|get ..3 report|whitepaper|study|insights|findings|article|"
        "research|blog|paper|ebook|more|full",
        "report|study|survey|research|data|analysis finds|shows|reveals|suggests|found|says|highlights|:",
        "<number> out of|in <number>",
        "our|industry|subject expert|experts|economists|analysts|matter ..2 explain|discuss|share|on|say",
        "lessons from|learned",
        "rethinking|reinventing|reimagining|navigating|unlocking|preparing|harnessing the|your|for|business|digital",
        "white - paper",
        "e - book",
        "peer - reviewed",
    ),
    "award": (
        "award|awards|awarded|honored|honoured|honor|honour|recognised|recognized|recognition|"
        "ranked|ranks|ranking|rankings|nominated|nominee|nomination|finalist|finalists|shortlisted|shortlist|"
        "accolade|accolades|trophy|medalist|winner|winners|prize|named|certified|certification|accreditation|"
        "excellence|grammy|magicquadrant|fortune500|topemployers|leader|listed|voted",
        "best|top|most|fortune <number>",
        "best|top|most|fortune employers|companies|admired|innovative|ethical|in",
        "award - winning",
        "proud|honored|honoured|thrilled|delighted|pleased ..4 named|recognized|recognised|receive|awarded|win|"
        "won|be|announce",
        "named|ranked|voted|recognized|recognised|listed|rated ..3 <number>",
        "named|ranked|voted|recognized|recognised|listed|rated ..3 best|top|one|leader|as|most|#|number|no|among|no.",
        "wins|won|receives|received|win|scoops|earns|takes ..5 award|awards|prize|recognition|medal|title|accolade",
        "for the|our <number> ..1 consecutive|year|straight|time",
        "for the|our second|third|fifth|fourth ..1 consecutive|year|straight|time",
        "of|supplier|airline|company|bank|employer|car|product the|of year|the",
        "magic quadrant",
        "in the category",
        "j.d. power",
    ),
    "partnership": (
        "partnership|partnerships|partner|partners|partnered|partnering|collaboration|collaborations|"
        "collaborate|collaborates|collaborating|alliance|alliances|agreement|contract|contracts|mou|memorandum|"
        "consortium|joint|supplier|suppliers|ecosystem|startup|startups|accelerator|incubator|venture|ventures|"
        "teamed|teaming|signed|signs|customer|clients|client|vendor|reseller|deal|coalition",
        "partner|partners|partnering|partnered|partnership|collaborating|collaboration|collaborate|working|"
        "teaming|teamed|team|joined ..2 with <mention>",
        "partner|partners|partnering|partnered|partnership|collaborating|collaboration|collaborate|working|"
        "teaming|teamed|team|joined ..2 with the|our|a",
        "teaming|teamed|team|joining|join up|forces",
        "together with",
        "proud|excited|thrilled|delighted|pleased|announce ..4 partner|partnership|collaboration|partnering|"
        "work|working|collaborate|agreement",
        "signs|signed|awarded|wins|won|secures|sign ..4 contract|agreement|deal|order|mou|contracts",
        "strategic|long|new|global|exclusive|technology ..1 partnership|partner|alliance|agreement|collaboration",
        "<mention> and|& <mention>",
        "selected|chosen|selects|chooses by|as|to",
        "our|valued|channel customer|client|clients|partners|partner|suppliers",
        "tie - up",
        "co - develop",
    ),
    "politics_regulation": (
        "policy|policies|policymakers|politics|political|government|governments|governmental|congress|senate|"
        "senator|senators|congressman|congresswoman|parliament|minister|ministers|mp|mps|mep|meps|president|"
        "governor|mayor|legislation|legislative|legislators|lawmakers|law|laws|bill|regulation|regulations|"
        "regulator|regulators|regulatory|compliance|reform|brexit|eu|brussels|whitehouse|washington|tariff|"
        "tariffs|nafta|ttip|tpp|tax|taxes|gdpr|hipaa|mifid|basel|doddfrank|antitrust|lobbying|advocacy|fcc|fda|"
        "epa|sec|ofcom|ofgem|netneutrality|ruling|lawsuit|court|subsidies|referendum|election|elections|budget|"
        "budget2016|chancellor|g20|g7|cop21|cop22|paris|parisagreement|sanctions|trade|treaty|"
        "embassy|ambassador|privacy",
        "public|energy|trade|tax|climate|foreign|health policy|reform|agreement|policies|deal",
        "prime|foreign|finance|energy|transport minister|ministers|secretary",
        "white house",
        "european|the commission|parliament|union|eu|government|uk ..1 government|referendum",
        "carbon|net|free price|pricing|neutrality|tax|trade",
        "urge|urges|call|calls|support|oppose|applaud|welcome|welcomes ..4 government|congress|senate|"
        "policymakers|bill|decision|legislation|law|ruling",
        "supreme court",
        "white - house",
    ),
    "investment_site": (
        "invest|invests|investing|investment|investments|invested|facility|facilities|plant|plants|factory|"
        "factories|manufacturing|headquarters|hq|groundbreaking|campus|warehouse|datacenter|datacentre|"
        "distribution|refinery|pipeline|offshore|onshore|rig|terminal|shipyard|substation|windfarm|mw|"
        "gw|megawatt|megawatts|commissioning|commissioned|capacity|construction|infrastructure|expansion|"
        "assembly|r&d|lab|laboratory|drilling|lng|reactor|turbines|mine|site|sites|megaproject|funding|billion|"
        "gigafactory",
        "breaks|broke|breaking ground",
        "new|state|our|manufacturing|production|assembly ..3 plant|facility|factory|headquarters|center|centre|"
        "lab|site|campus|line|hub",
        "invest|investing|investment|invests|invested ..2 <number> ..4 million|billion|new|plant|infrastructure|"
        "network",
        "invest|investing|investment|invests|invested ..2 $|€|£|over|more|in|of ..4 million|billion|new|plant|"
        "infrastructure|network",
        "$|€|£ <number> million|billion|m|bn|mn|b ..2 investment|in|to|project|facility|plant|contract",
        "create|creating|creates|bring|support ..3 jobs",
        "data center|centre|centers",
        "wind|solar|power|gas farm|plant|park|project|turbine|turbines|field",
        "research and|& development",
        "production|manufacturing|installed capacity",
        "wind - farm",
    ),
    "press_release": (
        "press|pressrelease|newsroom|announcement|announces|announced|announce|statement|spokesman|spokesperson|"
        "media|journalists|journalist|shareholders|shareholder|stockholders|investors|investor|agm|nyse|nasdaq|"
        "ftse|stock|shares|ir|sec|headline|headlines|ft|interview|interviewed|oped|"
        "editorial|quoted|coverage|webcast|update|breaking",
        "press|news|media release|releases|conference|statement|room|kit|contact",
        "today|we|just|has announced|announces|announcing",
        "read|see|our|full|official|latest ..2 statement|announcement|release|news",
        "annual general|shareholders|shareholder|stockholders ..1 meeting",
        "investor|media relations|inquiries|day|contact",
        "in|via|on|by <mention> ..2 article|interview|piece|times|journal|reports|economist",
        "in|via|on|by the|@ ..2 article|interview|piece|times|journal|reports|economist",
        "tells|told|talks|speaks|speaking|interview|spoke|discusses ..2 <mention>",
        "tells|told|talks|speaks|speaking|interview|spoke|discusses ..2 to|with",
        "live|join webcast|the|our webcast|conference|agm",
        "op - ed",
    ),
    "conference_talk": (
        "conference|conferences|summit|summits|symposium|forum|congress|convention|expo|exhibition|exhibitor|"
        "tradeshow|booth|booths|keynote|keynotes|speaker|speakers|speaking|panel|panelist|panelists|"
        "panellist|webinar|webinars|webcast|seminar|workshop|session|sessions|roundtable|davos|wef|wef16|wef17|"
        "ces|ces2016|ces2017|mwc|mwc15|mwc16|mwc17|sxsw|sibos|hannovermesse|hm16|tedx|ted|dld|naias|ifa|"
        "ceraweek|adipec|himss|rsac|blackhat|asco|attendees|attending|delegates|register|agenda|stage|fireside|"
        "q&a|twitterchat|tweetchat|hall",
        "visit|meet|see|join|find|come|stop us|by|our at|in|@|booth|our ..3 <hashtag>",
        "visit|meet|see|join|find|come|stop us|by|our at|in|@|booth|our ..3 booth|stand|hall|conference|summit",
        "booth|stand|hall|room <number>",
        "booth|stand|hall|room #|no",
        "speaking|speaks|speak|presenting|discuss|discusses|presents|talks|keynote|talk ..4 at|on ..3 <hashtag>",
        "speaking|speaks|speak|presenting|discuss|discusses|presents|talks|keynote|talk ..4 at|on ..3 "
        "conference|summit|forum|panel|stage|event|session",
        "register|registration|sign|join ..4 webinar|conference|summit|seminar|event|session|webcast|workshop|"
        "today|free|now",
        "live|today|tomorrow at|from|@ ..1 <hashtag>",
        "live|today|tomorrow at|from|@ ..1 conference",
        "join us ..2 at|for|in|on ..3 <hashtag>",
        "join us ..2 at|for|in|on ..3 webinar|conference|discussion|session|summit|chat|panel",
        "twitter|tweet|fireside chat",
        "are|see|will you ..2 attending|at|there|going",
        "trade show|fair|shows",
        "world economic|mobile forum|congress|world",
        "trade - show",
    ),
    "innovation_technology_b2b": (
        "iot|iiot|ai|artificial|ml|machinelearning|bigdata|blockchain|automation|automated|robotics|"
        "robot|robots|cobots|additive|3dprinting|3d|cloud|hybridcloud|saas|paas|erp|crm|devops|agile|"
        "cybersecurity|infosec|smartcity|smartcities|smartgrid|digitaltransformation|digitaltwin|digitization|"
        "digitalization|digital|predictive|sensors|sensor|industry40|industrie40|industrialinternet|edge|"
        "quantum|nanotechnology|graphene|semiconductor|semiconductors|polymer|polymers|coatings|adhesives|"
        "catalyst|catalysts|hydrogen|fuelcell|turbine|turbines|hydraulics|aerospace|avionics|downhole|subsea|"
        "manufacturing|manufacturers|supplychain|logistics|telematics|fintech|insurtech|healthtech|biotech|"
        "autonomous|driverless|connected|workloads|enterprise|enterprises|workflow|productivity|"
        "efficiency|scalable|solution|solutions|innovation|innovations|innovative|innovate|innovating|"
        "technology|technologies|engineers|engineering|patent|patents|breakthrough|genomics|vr|ar|datacenter|"
        "kubernetes|hadoop|linux|b2b|disruption|disruptive|disrupt",
        "artificial|business|machine|deep|augmented|virtual intelligence|learning|reality",
        "internet|industrial of|internet things",
        "industry|industrie|web 4.0",
        "big|real|hybrid|public|private|edge|open|cloud data|time|cloud|computing|source",
        "digital|energy transformation|twin|twins|economy|age|era|disruption|transition|enterprise|strategy|workplace",
        "supply chain|chains",
        "smart|connected cities|city|grid|factory|manufacturing|grids|home|buildings|car|cars|devices",
        "3d printing|printed",
        "our technology|solutions|engineers|scientists|innovation|software ..2 helps|help|enables|enable|is|are|"
        "developed",
        "helping|helps|enabling|enables|help|empower|empowers ..2 customers|clients|businesses|companies|"
        "manufacturers|organizations",
        "big - data",
        "self - driving",
    ),
    "market_economy": (
        "economy|economic|economics|economist|economists|macro|gdp|inflation|deflation|recession|unemployment|"
        "payrolls|nonfarm|fed|fomc|ecb|boe|boj|yellen|draghi|powell|qe|monetary|fiscal|rates|yields|yield|bonds|"
        "bond|treasuries|equities|equity|stocks|etf|etfs|funds|fund|forex|fx|currency|currencies|"
        "dollar|euro|yen|renminbi|rmb|sterling|crude|oil|opec|brent|wti|commodities|commodity|gold|volatility|"
        "bull|bear|bullish|bearish|dow|nasdaq|s&p|ftse|markets|market|investors|investor|portfolio|portfolios|"
        "hedge|assets|asset|wealth|retirement|pension|401k|ira|mortgage|housing|homebuyers|pmi|cpi|"
        "emergingmarkets|eurozone|emerging|china|credit|lending|m&a|liquidity|exports|imports",
        "interest|exchange|mortgage|tax rates|rate",
        "stock|bond|emerging|financial|capital|housing|labor|oil|energy|job market|markets|prices",
        "central bank|banks|bankers",
        "global|world|us|u.s.|uk|chinese|european economy|growth|economic|markets|trade",
        "oil|gas|energy|house|home prices|price",
        "wealth|asset|retirement management|managers|savings|planning|allocation",
        "federal reserve",
        "market|economic|investment|weekly outlook|update|commentary|growth|volatility|strategy|wrap",
        "fixed - income",
        "private - equity",
    ),
}
