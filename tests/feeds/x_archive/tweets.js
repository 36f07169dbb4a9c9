window.YTD.tweet.part0 = [
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1764938903107670016"
          ],
          "editableUntil" : "2024-03-05T10:00:00.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"https://x.example\">web</a>",
      "entities" : {
        "user_mentions" : [],
        "urls" : [],
        "hashtags" : []
      },
      "display_text_range" : [
        "0",
        "42"
      ],
      "favorite_count" : "1",
      "retweet_count" : "0",
      "id_str" : "1764938903107670016",
      "id" : "1764938903107670016",
      "truncated" : false,
      "created_at" : "Tue Mar 05 09:00:00 +0000 2024",
      "full_text" : "Our winter roast is back. Which cup do you pour it into?",
      "lang" : "en",
      "favorited" : false
    }
  },
  {
    "edit_info" : {
      "initial" : {
        "editTweetIds" : [
          "1764949599732109314"
        ],
        "editableUntil" : "2024-03-05T10:00:00.000Z",
        "editsRemaining" : "5",
        "isEditEligible" : false
      }
    },
    "retweeted" : false,
    "source" : "<a href=\"https://x.example\">web</a>",
    "entities" : {
      "user_mentions" : [],
      "urls" : [],
      "hashtags" : []
    },
    "display_text_range" : [
      "0",
      "42"
    ],
    "favorite_count" : "1",
    "retweet_count" : "0",
    "id_str" : "1764949599732109314",
    "id" : "1764949599732109314",
    "truncated" : false,
    "created_at" : "Tue Mar 05 09:42:30 +0000 2024",
    "full_text" : "@ann_k Yes, Ann – grind it medium-fine. /Lu",
    "lang" : "en",
    "favorited" : false,
    "in_reply_to_status_id" : "1764941923581169665",
    "in_reply_to_status_id_str" : "1764941923581169665",
    "in_reply_to_user_id" : "55501",
    "in_reply_to_user_id_str" : "55501",
    "in_reply_to_screen_name" : "ann_k"
  }
]
