(string) @string
(pair key: (string) @property)
(escape_sequence) @escape
(number) @number
[(true) (false) (null)] @constant
(comment) @comment
["{" "}" "[" "]" "," ":"] @punctuation
