(identifier) @variable
((identifier) @type (#capitalized? @type))
((identifier) @constant (#upper? @constant) (#capitalized? @constant))
(property_identifier) @property
(private_property_identifier) @property
(shorthand_property_identifier) @property
(shorthand_property_identifier_pattern) @variable
(statement_identifier) @lifetime
((member_expression property: (property_identifier) @constant) (#upper? @constant))
(class_declaration name: (_) @type)
(function_declaration name: (identifier) @function)
(generator_function_declaration name: (identifier) @function)
(function_expression name: (identifier) @function)
(method_definition name: (property_identifier) @function)
(method_definition name: (private_property_identifier) @function)
(pair key: (property_identifier) @function value: [(arrow_function) (function_expression)])
(variable_declarator name: (identifier) @function value: [(arrow_function) (function_expression)])
(call_expression function: (identifier) @function)
(call_expression function: (member_expression property: (property_identifier) @function))
(call_expression function: (member_expression property: (private_property_identifier) @function))
(new_expression constructor: (identifier) @type)
((identifier) @keyword (#any-of? @keyword "arguments"))
(arrow_function parameter: (identifier) @parameter)
(decorator "@" @attribute)
(decorator (identifier) @attribute)
(decorator (call_expression function: (identifier) @attribute))
[(this) (super)] @keyword
[(true) (false) (null) (undefined)] @constant
(number) @number
[(string) (template_string)] @string
(template_substitution) @none
(escape_sequence) @escape
(regex) @string
(regex_flags) @constant
(hash_bang_line) @comment
[
  "as" "async" "class" "const" "debugger" "delete" "export" "extends" "from" "function" "get" "import" "in"
  "instanceof" "let" "new" "of" "set" "static" "target" "typeof" "using" "var" "void" "with"
] @keyword
[
  "await" "break" "case" "catch" "continue" "default" "do" "else" "finally" "for" "if" "return" "switch" "throw"
  "try" "while" "yield"
] @control
(for_in_statement ["in" "of"] @control)
(export_statement "default" @keyword)
[
  "!" "!=" "!==" "%" "%=" "&" "&&" "&&=" "&=" "*" "**" "**=" "*=" "+" "++" "+=" "-" "--" "-=" "/" "/=" "<<" "<<="
  "<=" "=" "==" "===" "=>" ">=" ">>" ">>=" ">>>" ">>>=" "??" "??=" "^" "^=" "|" "|=" "||" "||=" "~" "..."
] @operator
(binary_expression ["<" ">" "/"] @operator)
(ternary_expression ["?" ":"] @operator)
["(" ")" "[" "]" "{" "}" "," "." ":" ";"] @punctuation
(optional_chain) @punctuation
(template_substitution ["${" "}"] @escape)
(comment) @comment
((comment) @documentation (#prefix? @documentation "/**"))
