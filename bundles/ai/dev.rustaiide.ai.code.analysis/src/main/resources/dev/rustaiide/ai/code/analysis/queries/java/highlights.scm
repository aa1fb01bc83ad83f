(identifier) @variable
(type_identifier) @type
[(integral_type) (floating_point_type) (boolean_type) (void_type)] @type
((identifier) @type (#capitalized? @type))
((identifier) @constant (#upper? @constant) (#capitalized? @constant))
(field_access field: (identifier) @property)
(variable_declarator name: (identifier) @variable)
(field_declaration declarator: (variable_declarator name: (identifier) @property))
((field_access field: (identifier) @constant) (#upper? @constant))
((field_declaration declarator: (variable_declarator name: (identifier) @constant)) (#upper? @constant))
(enum_constant name: (identifier) @constant)
(formal_parameter name: (identifier) @parameter)
(spread_parameter (variable_declarator name: (identifier) @parameter))
(catch_formal_parameter name: (identifier) @parameter)
(lambda_expression parameters: (identifier) @parameter)
(inferred_parameters (identifier) @parameter)
(method_declaration name: (identifier) @function)
(method_invocation name: (identifier) @function)
(method_reference (identifier) @function .)
(constructor_declaration name: (identifier) @type)
(compact_constructor_declaration name: (identifier) @type)
(class_declaration name: (identifier) @type)
(record_declaration name: (identifier) @type)
(interface_declaration name: (identifier) @type)
(enum_declaration name: (identifier) @type)
(annotation_type_declaration name: (identifier) @type)
(package_declaration (identifier) @namespace)
(package_declaration (scoped_identifier) @namespace)
(package_declaration (scoped_identifier (identifier) @namespace))
(scoped_identifier scope: (identifier) @namespace)
(scoped_identifier scope: (scoped_identifier name: (identifier) @namespace))
((scoped_identifier name: (identifier) @type) (#capitalized? @type))
(marker_annotation "@" @attribute name: (_) @attribute)
(annotation "@" @attribute name: (_) @attribute)
(marker_annotation name: (identifier) @attribute)
(annotation name: (identifier) @attribute)
(element_value_pair key: (identifier) @property)
[(this) (super)] @keyword
[(true) (false) (null_literal)] @constant
[
  (decimal_integer_literal) (hex_integer_literal) (octal_integer_literal) (binary_integer_literal)
  (decimal_floating_point_literal) (hex_floating_point_literal)
] @number
[(string_literal) (character_literal)] @string
(escape_sequence) @escape
[
  "abstract" "class" "default" "enum" "exports" "extends" "final" "implements" "import" "instanceof" "interface"
  "module" "native" "new" "non-sealed" "open" "opens" "package" "permits" "private" "protected" "provides" "public"
  "record" "requires" "sealed" "static" "strictfp" "synchronized" "throws" "to" "transient" "transitive" "uses"
  "volatile" "with" "@interface"
] @keyword
[
  "assert" "break" "case" "catch" "continue" "do" "else" "finally" "for" "if" "return" "switch" "throw" "try" "when"
  "while" "yield"
] @control
[
  "!" "!=" "%" "%=" "&" "&&" "&=" "*" "*=" "+" "++" "+=" "-" "--" "-=" "->" "/" "/=" "<<" "<<=" "<=" "=" "=="
  ">=" ">>" ">>=" ">>>" ">>>=" "?" "^" "^=" "|" "|=" "||" "~"
] @operator
(binary_expression ["<" ">"] @operator)
["(" ")" "[" "]" "{" "}" "," "." ";" ":" "::" "..."] @punctuation
(type_arguments ["<" ">"] @punctuation)
(type_parameters ["<" ">"] @punctuation)
[(line_comment) (block_comment)] @comment
((block_comment) @documentation (#prefix? @documentation "/**"))
