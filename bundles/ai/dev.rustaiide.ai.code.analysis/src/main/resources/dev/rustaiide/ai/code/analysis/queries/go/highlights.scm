(identifier) @variable
(type_identifier) @type
(field_identifier) @property
(package_identifier) @namespace
(label_name) @lifetime
((identifier) @constant (#any-of? @constant "iota"))
((type_identifier) @type (#any-of? @type "any"))
(parameter_declaration name: (identifier) @parameter)
(variadic_parameter_declaration name: (identifier) @parameter)
(const_spec name: (identifier) @constant)
(keyed_element . (literal_element (identifier) @property))
(function_declaration name: (identifier) @function)
(method_declaration name: (field_identifier) @function)
(method_elem name: (field_identifier) @function)
(call_expression function: (identifier) @function)
(call_expression function: (selector_expression field: (field_identifier) @function))
[(true) (false) (nil) (iota)] @constant
[(int_literal) (float_literal) (imaginary_literal)] @number
[(interpreted_string_literal) (raw_string_literal) (rune_literal)] @string
(escape_sequence) @escape
["chan" "const" "func" "import" "interface" "map" "package" "struct" "type" "var"] @keyword
[
  "break" "case" "continue" "default" "defer" "else" "fallthrough" "for" "go" "goto" "if" "range" "return" "select"
  "switch"
] @control
[
  "!" "!=" "%" "%=" "&" "&&" "&=" "&^" "&^=" "*" "*=" "+" "++" "+=" "-" "--" "-=" "/" "/=" ":=" "<" "<-" "<<"
  "<<=" "<=" "=" "==" ">" ">=" ">>" ">>=" "^" "^=" "|" "|=" "||" "~" "..."
] @operator
["(" ")" "[" "]" "{" "}" "," "." ":" ";"] @punctuation
(comment) @comment
