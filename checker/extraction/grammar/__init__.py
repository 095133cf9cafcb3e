"""Grammar without meaning: in "the ministry said 40 had died" who says it, and that "40" is the subject of "died".

1. `sentence` cuts a text into sentences and tokens, `tagging` gives each token its part of speech; `repairing` and
   `hidden_verbs` put right what the tagger gets wrong in news, `capitals` knows names by how the report writes them.
2. `syntax` groups tokens into chunks; `row` is the row of chunks of a sentence, `predication` says who does what in
   it, and `roles` how each number hangs in it. A `Parse` (in `roles`) is what all later stages ask.
3. `attribution` finds who says which words, `voice` who goes on speaking in the sentences that follow.
4. `phrasing` gives phrases as a reader would name them; `boxes` reads fact boxes, which have no sentences.
"""
