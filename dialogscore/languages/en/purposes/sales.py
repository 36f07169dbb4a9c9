"""English phrases of posts about offers: prices, vouchers, limited offers, orders, shops."""

__all__ = ["CUES"]

CUES = {
    "price_or_discount": (
        "discount*|sale|bargain|bargains|cheap|cheaper|cheapest|affordable|clearance|markdown|markdowns|"
        "half-price|bogo|rebate|savings|save|saving|freebie|freebies|reduced|cashback|lowest|rollback|"
        "pricematch|fares|lowfares|prices|price|apr",
        "<number> %|percent|pc off|discount|less|savings|cashback",
        "$|£|€ <number> off|each|only|for|or|a|per|today|deal",
        "<number> off",
        "$|£ off",
        "only|just|for|from|under ..1 $|£|€ <number>",
        "half|low|great|best|special|sale|lower price|prices|fares|rates",
        "buy <number> get",
        "buy one|two get",
        "<number> for <number>",
        "<number> for $|£|€",
        "free shipping|delivery|returns|upgrade|trial|fries|coffee|breakfast",
        "half - price",
    ),
    "voucher_code": (
        "voucher*|coupon*|promo|promocode|redeem|redeemable|redemption|checkout|giftcard|giftcards|vouchers|"
        "rewards|loyalty|miles|gift-card|cashback|points",
        "use|with|enter|using|quote ..2 code|promo|coupon",
        "code : <word>",
        "at|before checkout",
        "gift card|cards",
        "double|bonus|earn|triple ..1 points|miles|rewards",
        "promo|discount|coupon|voucher code|codes",
        "gift - card",
    ),
    "limited_offer": (
        "deal|deals|offer|offers|bogof|flashsale|blackfriday|cybermonday|hurry|expires|countdown|bundle|bundles|"
        "doorbuster|doorbusters|exclusions|t&cs",
        "limited time|edition|only|stock|availability|offer|supplies",
        "while supplies|stocks|stock last|lasts",
        "last|final|only ..1 chance|day|hours|call|days",
        "ends|valid|offer|sale|available ..2 today|tonight|tomorrow|sunday|midnight|until|soon|ends|through",
        "black|cyber friday|monday|week",
        "deal|offer|special|deals of|ends the? day|week|month|soon|today",
        "today|weekend|week|now only",
        "do|don't|n't miss|wait ..3 deal|offer|sale|out|savings",
        "selling fast|out",
        "happy hour",
        "this week|weekend 's offer|offers|deals|specials|only",
        "for a limited",
        "participating restaurants|locations|stores",
    ),
    "order_now": (
        "preorder|preorders|shop|buy|book|order|orders|ordering|bookings|purchase|grab|snag|checkout",
        "^ shop|buy|order|book|grab|snag|get|pre|score|save|reserve|snap",
        "shop|buy|order|book|reserve|preorder|get ..3 now|today|online|here|yours|tickets|at|it|via",
        "pre - order|orders|ordered",
        "available|now|ready to|for pre|preorder|order|purchase",
        "get|grab|snag|bag yours|yourself|your|some ..3 now|today|here|tickets|before",
        "tickets|booking ..3 sale|available|on|now|open",
        "treat|gift yourself|someone",
        "add to ..2 cart|bag|basket|order",
        "apply|switch|upgrade|subscribe|sign ..1 now|today|and|up ..1 save|get|now",
        "test drive ..1 today",
        "pre - order",
    ),
    "in_the_shop": (
        "instore|stores|shops|supermarket|supermarkets|aisle|aisles|shelves|restock|restocked|"
        "retailers|dealership|dealerships|dealer|drugstore|pharmacy|counter|showroom|boutique|"
        "boutiques|outlet|stockists|basket|cart",
        "in store|stores|shops",
        "in - store|stores",
        "available|now|find|pick|out ..3 in|at|from ..3 store|stores|shops|retailers|restaurants|dealer|"
        "locations|nationwide",
        "back in|on stock|shelves|menu|sale",
        "now available|in|serving|stocking",
        "at your|all|participating|select ..1 local|nearest|stores|store|locations|restaurants|dealer|retailers",
        "near you",
        "new in|to|arrivals store|menu|stock",
        "hitting|on shelves",
        "in - store",
        "drive - thru",
    ),
    "purchase_prize": (
        "receipt|receipts|promotional|promopack|gamepiece|scratch|scratchcard|instantwin|"
        "packs|gwp",
        "with|no|every|any|each ..2 purchase|order|booking",
        "buy|purchase|spend|order|book ..6 win|chance|receive|entered|free|get",
        "free gift|sample ..3 with|when",
        "when you buy|spend|purchase|order|book|shop",
        "spend ..2 <number> ..3 get|receive|and",
        "on|specially promotional|marked packs",
        "upload|keep your|the receipt",
        "refer a friend",
        "collect|earn stickers|tokens|points|stamps",
        "promo - pack",
        "instant - win",
    ),
}
