"""English phrases of posts about products and services as such: launches, features, use, tests, recipes, programmes."""

__all__ = ["CUES"]

CUES = {
    "launch_new_product": (
        "launch|launches|launched|launching|unveil|unveils|unveiled|unveiling|introducing|introduce|introduces|"
        "debut|debuts|brandnew|collection|lineup|flavor|flavors|flavour|flavours|reveal|revealed|newest|"
        "redesigned|reimagined|prototype|concept|sneakpeek|colorway|shade|shades",
        "^ meet|introducing|presenting|announcing|discover",
        "say hello to",
        "all - new",
        "brand new",
        "introducing|meet|unveil|unveiling|launching|announcing the|our ..2 new|newest|all|latest|first",
        "new|latest|newest|our ..2 collection|flavor|flavour|model|range|product|edition|line|shade|fragrance|"
        "device|menu|phone|suv|sedan|season",
        "it 's here|back|arrived",
        "is|are|has ..1 finally? here|arrived|landed|back",
        "coming soon",
        "next generation|gen",
        "sneak peek",
        "world|global premiere|debut",
        "next - gen",
    ),
    "product_feature": (
        "horsepower|hp|torque|mpg|mph|engine|v8|turbo|awd|hybrid|battery|megapixel|camera|display|"
        "processor|touchscreen|waterproof|wireless|bluetooth|lightweight|breathable|durable|ergonomic|"
        "cushioning|crispy|creamy|crunchy|juicy|smooth|refreshing|flavorful|cheesy|spicy|moisturizing|hydrating|"
        "hydrates|shine|coverage|spf|scent|fragrance|notes|features|feature|featuring|specs|"
        "unlimited|4g|5g|lte|broadband|fiber|fibre|gigabit|seats|legroom|interior|exterior|"
        "wheels|performance|design|designed|storage",
        "designed|made|built|crafted|engineered|perfect ..1 for|to|with|from",
        "up to <number> hours|mpg|miles|gb|mbps",
        "comes|packed|equipped|powered ..1 with|by",
        "fuel economy|consumption",
        "<number> hp|mpg|mp|gb|colors|colours|flavors|calories|inches",
        "with|features its|a|our|the ..3 technology|formula|finish|sensor|display|engine",
        "co2 emissions",
        "long - lasting",
        "fuel - efficient",
        "built - in",
    ),
    "how_to_use": (
        "howto|tutorial|tutorials|instructions|setup|install|installing|configure|settings|"
        "apply|massage|rinse|guide|walkthrough|demo|demos|tricks|hacks|troubleshooting|tap|swipe|click|enable",
        "how to ..3 use|set|get|install|create|make|clean|change|connect|apply|add|wear|build|enable|manage|optimize",
        "step <number> step|:",
        "step by step|:",
        "here 's how",
        "learn|see|watch|find how|out to|how ..2 use|to|it",
        "did you know ..2 you can",
        "you can ..1 now|also|use",
        "show|shows|showing you|us how",
        "with our? quick|easy|simple guide|steps|tips",
        "get started|the with|most ..1 your|out",
        "how it|does works|work",
        "how - to",
    ),
    "test_review": (
        "review|reviews|reviewed|reviewer|tested|testdrive|unboxing|rated|rating|ratings|"
        "stars|testimonial|testimonials|comparison|verdict|bestseller|"
        "bestselling|iihs",
        "test drive|drove|driven|drives",
        "hands - on",
        "first look|drive|impressions",
        "read|see|check|watch ..2 review|reviews",
        "<number> star|stars|out ..1 <number>",
        "<number> star|stars|out ..1 rating|review|safety|stars",
        "five star|stars|out ..1 <number>",
        "five star|stars|out ..1 rating|review|safety|stars",
        "says|according ..4 review",
        "have you ..2 tried|tasted|tested",
        "put ..4 to the test",
        "customer|user|product reviews|review|testimonials",
        "road|crash|lab test|tests|tested",
        "test - drive",
        "five - star",
        "best - selling",
        "top - rated",
    ),
    "recipe_or_tutorial": (
        "recipe|recipes|ingredients|bake|baking|baked|cook|cooking|preheat|oven|grill|grilling|tbsp|tsp|"
        "teaspoon|tablespoon|cups|dough|frosting|whisk|stir|drizzle|sprinkle|garnish|marinade|dessert|appetizer|"
        "appetizers|brunch|dip|smoothie|smoothies|cocktail|cocktails|casserole|salad|soup|pasta|pancakes|"
        "cookies|brownies|cupcakes|weeknight|leftovers|diy|craft|crafts|makeup|lookbook|hairstyle|"
        "braid|pairing|homemade|tutorial",
        "get|try|make|full|this|our ..2 recipe|recipes",
        "cut crease|eyeliner",
        "get|recreate|create|steal the|this look|hairstyle",
        "d.i.y.|diy project|projects|tutorial",
        "dinner|lunch|breakfast|dessert idea|ideas|tonight",
        "easy|delicious|quick ..3 recipe|dinner|treat|dessert|snack",
        "slow - cooker",
    ),
    "new_route_or_opening": (
        "nonstop|route|routes|inaugural|inauguration|destination|destinations|flights|takeoff|lounge|"
        "terminal|gate|opens|opening|reopening|reopens|ribbon|groundbreaking|flagship|"
        "popup|newest|location|locations|hub|timetable|station|stations|rollout|expansion",
        "grand|now|officially|doors|re opening|open",
        "new|first|inaugural|direct|daily|nonstop ..1 route|flight|flights|service|store|location|restaurant|"
        "destination|hotel|lounge|branch|showroom|train|trains",
        "flying|fly|flies|flights|service ..4 to|from|between",
        "opening|opened|opens|open ..3 doors|store|in|location|today",
        "coming to a|your",
        "ribbon cutting",
        "non - stop",
        "pop - up",
        "times|flights daily|weekly|a ..1 week",
        "re - opening",
        "ribbon - cutting",
    ),
    "programme_tip": (
        "episode|episodes|season|premiere|premieres|finale|tonight|tune|trailer|sitcom|drama|thriller|"
        "documentary|docuseries|starring|cast|livestream|streaming|binge|marathon|podcast|showtime|"
        "primetime|airing|airs|channel|pt|et|pm|cdt|dvr|boxset|matchday|kickoff|playoffs|uncut|"
        "spoiler|spoilers|movie|movies|film|films|theaters|cinema|cinemas",
        "tune in",
        "tonight|tomorrow|sunday|monday|friday|wednesday|thursday|tuesday|saturday ..2 at <number>",
        "<number> /|pm|p.m.|et|am|: ..1 c|et|pm|est|pt|gmt|bst|e/p",
        "new|latest|all|season|full|last ..2 episode|episodes|season|finale|premiere",
        "watch|catch|stream|streaming|see|listen ..4 live|now|tonight|tv|demand|episode|season",
        "on demand|air|dvd|blu",
        "in theaters|cinemas",
        "official trailer|teaser",
        "binge - watch",
        "on - demand",
    ),
    "app_or_update": (
        "app|apps|update|updated|updates|upgrade|download|downloads|version|beta|rollout|ios|android|appstore|"
        "firmware|software|browser|plugin|sdk|api|apis|widget|patch|release|dashboard|website|portal|"
        "chatbot|wearable|smartwatch|mobile|contactless|login|integration|preview",
        "download|get|using|in|via|with ..2 app",
        "app store",
        "google play",
        "now available|live ..3 on|in|for ios|android|app|windows|web|cloud",
        "new|latest|updated ..1 app|website|version|feature|features|release|update|tool",
        "mobile|online banking|app|check|deposit|wallet|pay",
        "general availability",
        "public preview|beta",
        "rolling out",
        "plug - in",
        "e - ticket",
        "open - source",
    ),
    "ingredients": (
        "ingredient|ingredients|organic|vegan|natural|"
        "protein|fiber|antioxidants|vitamin|vitamins|probiotic|probiotics|calories|wholegrain|"
        "retinol|hyaluronic|collagen|peptides|aloe|argan|coconut|almond|almonds|cocoa|"
        "arabica|espresso|caffeine|beans|oats|quinoa|kale|avocado|cheddar|mozzarella|preservatives|artificial|"
        "gmo|sourced|locally|cotton|cashmere|leather|sulfate|sulfates",
        "gluten|sugar|dairy|cruelty|paraben|fat|sulfate|caffeine - free",
        "no artificial|added|preservatives",
        "made|packed|infused|enriched|formulated with|from ..2 real|natural|fresh|vitamin|oil|organic|protein|"
        "extract|recycled|only",
        "source of ..1 protein|fiber|vitamin|calcium",
        "plant - based",
        "rich|high in",
        "whole grain|grains",
        "<number> g|grams of protein|fiber|sugar",
        "gluten - free",
        "sugar - free",
        "dairy - free",
        "non - gmo",
        "whole - grain",
        "paraben - free",
        "cruelty - free",
        "farm - fresh",
        "grass - fed",
        "cage - free",
    ),
}
