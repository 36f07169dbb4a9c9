"""English phrases of posts about employers, and those that ask for opinions to be used."""

__all__ = ["CUES"]

CUES = {
    "job_advert": (
        "job|jobs|hiring|vacancy|vacancies|opening|openings|position|positions|internship|internships|intern|"
        "interns|seasonal|jobseekers|engineer|analyst|technician|supervisor|cashier|barista|"
        "nurse|nursing|rn|recruit|tweetmyjobs|nowhiring|jobopening|joboftheday",
        "we 're|are ..1 hiring|looking|recruiting",
        "now|currently|is hiring|recruiting",
        "job|career opening|openings|opportunity|opportunities|alert|fair|listing|vacancies|seekers",
        "open|new|current|latest positions|roles|vacancies|vacancy|role|position|jobs|job",
        "looking|searching ..3 a ..3 job|manager|engineer|developer|role|career|designer|intern",
        "hiring event|events|managers|now|for",
        "apply|join ..3 role|position|team|job",
        "full - time",
        "part - time",
    ),
    "apprenticeship": (
        "apprentice|apprentices|apprenticeship|apprenticeships|trainee|trainees|graduate|graduates|grads|"
        "undergraduate|undergraduates|undergrad|placement|placements|earlycareers|"
        "internship|internships|interns|intern|rotational|gcse|scholarship|scholarships|"
        "traineeship|naw|nationalapprenticeshipweek",
        "summer|our|former|student interns|intern|internship|internships",
        "work experience|placement",
        "school leaver|leavers",
        "graduate|training|development|rotational|leadership|grad scheme|programme|program|programmes|schemes",
        "early career|careers|talent",
        "earn|learn while|and you|& learn|earn",
        "school - leaver",
        "school - leavers",
        "a - level",
        "a - levels",
        "co - op",
    ),
    "staff_portrait": (
        "colleague|colleagues|coworker|coworkers|employee|employees|teammate|teammates|associate|associates|"
        "tenure|career|mentor|mentors|mentoring|lifeat*|employeespotlight|dayinthelife|meettheteam|intrapreneur|"
        "crewmember",
        "meet ..3 our|team|one|who|manager|engineer|pilot|associate|engineers|employee",
        "employee|team|staff|associate spotlight|member|members|of",
        "day in the|life life|of",
        "one of our ..3 employees|engineers|colleagues|team|pilots|associates|scientists|drivers",
        "has|have|been|worked|working|joined ..3 with|at|for|us ..3 us|years|company|since|intern",
        "what|why|how ..4 loves|love|like|enjoys|working ..3 job|working|work|here|at|us",
        "career journey|path|story",
        "people|faces|woman|man|team|minds behind",
        "shares her|his|their|how ..2 career|journey|experience|story|advice",
        "engineer|scientist|manager|pilot by|at day|heart",
        "women|our of|people",
    ),
    "employer_culture": (
        "workplace|workplaces|employer|greatplacetowork|bestplacestowork|workculture|teambuilding|teamwork|"
        "wellbeing|well-being|remote|hybrid-working|work-life|flexible|parental|benefits|perks|onboarding|"
        "townhall|offsite|proudtobe|oneteam|lovewhereyouwork|companyculture|employee-*|volunteers|culture",
        "great|best|top|better place|places|employer|employers|company|companies|workplaces ..2 work|for|to",
        "our people|employees|colleagues|culture|teams|staff|workforce|associates",
        "work - life balance",
        "life at <mention>",
        "life at our",
        "company|our|work|workplace culture",
        "working from|parents|families home|with",
        "employer of|brand choice|the",
        "proud ..2 team|employees|colleagues|work",
        "our offices|office|team ..3 celebrated|celebrating|party|enjoyed|lunch|got",
        "employee resource|engagement|appreciation|wellness|benefits",
        "why|love|what ..2 work|working ..1 here|for|at|us",
        "well - being",
        "hybrid - working",
        "work - life",
    ),
    "applicant_event": (
        "campus|university|universities|uni|careerfair|careersfair|jobfair|hackathon|students|student|openday|"
        "fair|scholars|infosession|recruiters|mba|mbas|alumni|meetups|casecompetition",
        "career|job|careers|recruitment|hiring|graduate fair|fairs|expo|event|day|events",
        "open|information|info|assessment day|session|evening|house|centre",
        "on campus",
        "meet|chat|speak ..3 recruiters|recruitment|recruiting|hr|hiring",
        "case|coding|student competition|challenge|study|ambassador|ambassadors",
        "come|stop|drop ..2 see|by|meet|visit ..4 stand|booth ..4 career|careers|students|university|fair",
        "students from|at ..5 university|school|college",
        "walk - in",
        "open - house",
    ),
    "recruiting_words": (
        "careers|apply|applying|applicant|applicants|application|applications|applied|cv|cvs|resume|resumes|"
        "résumé|interviewing|interviewer|interviews|recruiter|recruiters|recruiting|recruitment|candidate|"
        "candidates|jobsearch|jobhunt|jobseeker|talent|hr|careeradvice|careertips|joinus|jointheteam|"
        "wearehiring|salary|promotion|employability",
        "join our|us|the ..2 team|as|family|crew",
        "apply now|today|here|by|at|online|for",
        "your|a|dream|next career|job|role ..3 in|at|with|starts|move|opportunity|change",
        "career advice|tips|opportunities|in|development|path|growth",
        "job|phone|telephone|video interview|hunt|search|hunting|seekers|application",
        "work|working ..1 with|for us",
        "talent acquisition|community|pipeline|management|network",
        "cover letter",
        "be part of|a ..3 team|future|family",
    ),
    "asks_opinion_for_use": (
        "suggestion|suggestions|feedback|opinion|opinions|ideas|thoughts|input|wishlist|improve|improvements|"
        "bringback|requests|tellus|weigh",
        "what would|should|could|can you|we ..3 like|want|see|add|improve|do|make|change|feature|cover|bring",
        "how can|could|should we",
        "tell|let|share|give ..1 us|with ..3 what|thoughts|ideas|know|opinion|opinions|think|suggestions|input",
        "your|any feedback|opinion|suggestions|ideas|input|thoughts|views ..3 ?|matters|help|helps|on|us",
        "we want|'d|would ..3 hear|love|know ..3 from|your|you|hear",
        "which|what features|feature|products|topics|topic|product|flavors|items ..3 should|would|do",
        "would you ..2 buy|use|try|pay|prefer|consider|wear|eat|drive",
        "help us ..3 improve|decide|choose|make|build|name|shape|pick|create",
        "weigh in",
        "feature - request",
    ),
    "vote_on_product": (
        "vote|votes|voted|voting|choose|pick|favorite|favourite|faves|fave|prefer|showdown|winner|bracket|"
        "finalists|poll|ballot|rank|decide",
        "vote|cast ..3 for|now|your|today|here ..2 vote|favorite|favourite",
        "which|what flavor|flavour|color|colour|design|model|look|shade|version|one|product|style|menu|topping "
        "..4 favorite|favourite|your|you|prefer|would|best|should?",
        "your|you|us decide|choose|pick|favorite|favourite|go",
        "you|fans decide|choose|picked|voted",
        "what|which 's|is ..1 your favorite|favourite|go|fave|pick",
        "<word> or <word> ?",
        "this or that",
        "would you rather",
        "pick|choose one|your",
    ),
    "feedback_survey": (
        "survey|surveys|questionnaire|poll|respondents|feedback|panel|participants|participate|focusgroup|"
        "usability|satisfaction|nps",
        "take|complete|fill|answer|participate ..4 survey|poll|questionnaire|quiz|questions",
        "our|short|quick|online|customer|brief|annual|reader ..1 survey|questionnaire",
        "<number> -|minute minute|survey survey?",
        "rate your|us|our",
        "how satisfied|likely",
        "give|leave|share|send ..1 us ..2 feedback",
        "focus group|groups",
        "your feedback|opinion|answers|responses ..3 help|helps|important|count|counts|valued",
        "how was|did your|we experience|do|flight|visit|trip",
        "market - research",
    ),
    "co_creation": (
        "crowdsource|crowdsourcing|crowdsourced|cocreate|ideation|hackathon|betatesters|"
        "testers|tester|submission|submissions|submit|entries|designathon|invent|inventors|"
        "innovators|prototype",
        "submit|send|share|pitch|enter ..2 your|an ..2 idea|ideas|design|designs|proposal|entry|invention|"
        "concept|startup",
        "co - create|creation|creating|design",
        "beta|product test|tester|testers|testing",
        "help us name|design|create|build|develop|invent|choose",
        "design|create|invent|build|name|customize your|the|our own|next|new ..2 flavor|flavour|product|design|shoe",
        "be|become|join ..4 tester|testers|panel|community|beta",
        "innovation|idea|design|startup challenge|contest|competition",
        "open call",
        "call for ideas|entries|proposals|submissions|papers",
        "co - create",
        "co - creation",
        "beta - testers",
        "open - innovation",
        "name - it",
    ),
}
