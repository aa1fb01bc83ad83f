[(plain_scalar) (string_scalar)] @string
[(double_quote_scalar) (single_quote_scalar) (block_scalar)] @string
(escape_sequence) @escape
[(integer_scalar) (float_scalar)] @number
[(boolean_scalar) (null_scalar)] @constant
(block_mapping_pair key: (_) @property)
(flow_pair key: (_) @property)
(block_mapping_pair key: (flow_node [(double_quote_scalar) (single_quote_scalar)] @property))
(block_mapping_pair key: (flow_node (plain_scalar (string_scalar) @property)))
(flow_pair key: (flow_node (plain_scalar (string_scalar) @property)))
[(anchor_name) (alias_name)] @lifetime
(tag) @type
[(yaml_directive) (tag_directive) (reserved_directive)] @attribute
(comment) @comment
["," "-" ":" "?" "[" "]" "{" "}" "---" "..." ">" "|"] @punctuation
["*" "&"] @lifetime
