(identifier) @variable
((identifier) @type (#capitalized? @type))
((identifier) @constant (#upper? @constant))
(attribute attribute: (identifier) @property)
((attribute attribute: (identifier) @constant) (#upper? @constant))
(parameters (identifier) @parameter)
(parameters (default_parameter name: (identifier) @parameter))
(parameters (typed_parameter (identifier) @parameter))
(parameters (typed_default_parameter name: (identifier) @parameter))
(parameters (list_splat_pattern (identifier) @parameter))
(parameters (dictionary_splat_pattern (identifier) @parameter))
(lambda_parameters (identifier) @parameter)
(keyword_argument name: (identifier) @parameter)
(call function: (identifier) @function)
(call function: (attribute attribute: (identifier) @function))
((call function: (identifier) @type) (#capitalized? @type))
((call function: (attribute attribute: (identifier) @type)) (#capitalized? @type))
(function_definition name: (identifier) @function)
(class_definition name: (identifier) @type)
(type (identifier) @type)
(type (subscript (identifier) @type))
(import_statement name: (dotted_name (identifier) @namespace))
(import_from_statement module_name: (dotted_name (identifier) @namespace))
(import_from_statement module_name: (relative_import (dotted_name (identifier) @namespace)))
(aliased_import alias: (identifier) @namespace)
((identifier) @keyword (#any-of? @keyword "self" "cls"))
(decorator (identifier) @attribute)
(decorator (attribute attribute: (identifier) @attribute))
(decorator (call function: (identifier) @attribute))
(decorator (call function: (attribute attribute: (identifier) @attribute)))
[(true) (false) (none) (ellipsis)] @constant
[(integer) (float)] @number
(string) @string
(expression_statement . (string) @documentation)
(escape_sequence) @escape
(interpolation) @none
(format_specifier) @escape
["class" "def" "lambda" "global" "nonlocal" "import" "from" "as" "del" "type" "async" "exec" "print"] @keyword
["and" "in" "is" "not" "or"] @keyword
[
  "assert" "await" "break" "case" "continue" "elif" "else" "except" "finally" "for" "if" "match" "pass" "raise"
  "return" "try" "while" "with" "yield"
] @control
(for_statement "in" @control)
(for_in_clause "in" @control)
[
  "!=" "%" "%=" "&" "&=" "*" "**" "**=" "*=" "+" "+=" "-" "-=" "->" "/" "//" "//=" "/=" ":=" "<" "<<" "<<=" "<="
  "<>" "=" "==" ">" ">=" ">>" ">>=" "@" "@=" "^" "^=" "|" "|=" "~"
] @operator
["(" ")" "[" "]" "{" "}" "," "." ":" ";"] @punctuation
(decorator "@" @attribute)
(interpolation ["{" "}"] @escape)
(type_conversion) @escape
(comment) @comment
