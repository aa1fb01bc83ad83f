; Names, from what is known least to what is known best: on the same node the later pattern wins.
(identifier) @variable
(type_identifier) @type
(primitive_type) @type
(field_identifier) @property
(shorthand_field_identifier) @property
(shorthand_field_initializer (identifier) @property)
((identifier) @type (#capitalized? @type))
((identifier) @constant (#upper? @constant) (#capitalized? @constant))

(parameter pattern: (identifier) @parameter)
(parameter pattern: (mut_pattern (identifier) @parameter))
(parameter pattern: (ref_pattern (identifier) @parameter))
(closure_parameters (identifier) @parameter)
(closure_parameters (parameter pattern: (identifier) @parameter))

; Paths
(scoped_identifier path: (identifier) @namespace)
(scoped_identifier path: (scoped_identifier name: (identifier) @namespace))
(scoped_type_identifier path: (identifier) @namespace)
(scoped_type_identifier path: (scoped_identifier name: (identifier) @namespace))
(scoped_use_list path: (identifier) @namespace)
(scoped_use_list path: (scoped_identifier name: (identifier) @namespace))
(use_wildcard (identifier) @namespace)
(use_wildcard (scoped_identifier name: (identifier) @namespace))
(use_declaration argument: (identifier) @namespace)
(mod_item name: (identifier) @namespace)
(extern_crate_declaration name: (identifier) @namespace)
((scoped_identifier path: (identifier) @type) (#capitalized? @type))
((scoped_identifier path: (scoped_identifier name: (identifier) @type)) (#capitalized? @type))
((scoped_type_identifier path: (identifier) @type) (#capitalized? @type))
((scoped_use_list path: (scoped_identifier name: (identifier) @type)) (#capitalized? @type))

; Variants
(enum_variant name: (identifier) @constant)
((identifier) @constant (#any-of? @constant "Some" "None" "Ok" "Err"))
((scoped_identifier path: (identifier) @_enum name: (identifier) @constant)
  (#capitalized? @_enum) (#capitalized? @constant))

; Functions
(function_item name: (identifier) @function)
(function_signature_item name: (identifier) @function)
(call_expression function: (identifier) @function)
(call_expression function: (scoped_identifier name: (identifier) @function))
(call_expression function: (field_expression field: (field_identifier) @function))
(generic_function function: (identifier) @function)
(generic_function function: (scoped_identifier name: (identifier) @function))
(generic_function function: (field_expression field: (field_identifier) @function))
((call_expression function: (identifier) @type) (#capitalized? @type))
((call_expression function: (identifier) @constant) (#any-of? @constant "Some" "Ok" "Err"))
((call_expression function: (scoped_identifier name: (identifier) @constant)) (#capitalized? @constant))
(const_item name: (identifier) @constant)
(static_item name: (identifier) @constant)
(const_parameter name: (identifier) @constant)

; Macros
(macro_invocation macro: (identifier) @macro "!" @macro)
(macro_invocation macro: (scoped_identifier name: (identifier) @macro) "!" @macro)
(macro_definition "macro_rules!" @macro name: (identifier) @macro)
(metavariable) @parameter
(fragment_specifier) @type
(token_tree "." . (identifier) @property)
((token_tree (identifier) @function . (token_tree) @_arguments) (#prefix? @_arguments "("))
((token_tree (identifier) @type . (token_tree) @_arguments) (#prefix? @_arguments "(") (#capitalized? @type))
((token_tree (identifier) @constant . (token_tree) @_arguments)
  (#prefix? @_arguments "(") (#any-of? @constant "Some" "Ok" "Err"))
(token_tree (identifier) @macro . "!" @macro . (token_tree))
(token_tree (identifier) @namespace . "::")
((token_tree (identifier) @type . "::") (#capitalized? @type))

; Attributes
(attribute_item) @attribute
(inner_attribute_item) @attribute
(attribute (identifier) @attribute)
(attribute (scoped_identifier path: (identifier) @attribute name: (identifier) @attribute))
(attribute_item (attribute arguments: (token_tree (identifier) @attribute)))
(inner_attribute_item (attribute arguments: (token_tree (identifier) @attribute)))
((attribute_item (attribute (identifier) @_derive arguments: (token_tree (identifier) @type)))
  (#eq? @_derive "derive"))

; Keywords
(crate) @keyword
(super) @keyword
(self) @keyword
(mutable_specifier) @keyword
[
  "as" "async" "const" "default" "dyn" "enum" "extern" "fn" "gen" "impl" "let" "macro_rules!" "mod" "move" "pub"
  "raw" "ref" "static" "struct" "trait" "type" "union" "unsafe" "use" "where"
] @keyword
((identifier) @keyword (#eq? @keyword "Self"))
((type_identifier) @keyword (#eq? @keyword "Self"))
["await" "break" "continue" "else" "for" "if" "in" "loop" "match" "return" "while" "yield"] @control
(impl_item "for" @keyword)
(for_lifetimes "for" @keyword)
(boolean_literal) @constant

; Lifetimes and labels
(lifetime) @lifetime
(lifetime (identifier) @lifetime)
(label) @lifetime
(label (identifier) @lifetime)

; Literals
(integer_literal) @number
(float_literal) @number
(string_literal) @string
(raw_string_literal) @string
(char_literal) @string
(escape_sequence) @escape
(token_tree (string_literal (string_content) @format))
(token_tree (raw_string_literal (string_content) @format))
(token_tree (string_literal (escape_sequence) @escape))

; Operators and punctuation
[
  "!=" "%" "%=" "&" "&&" "&=" "*" "*=" "+" "+=" "-" "-=" "->" ".." "..=" "..." "/" "/=" "<<" "<<=" "<=" "="
  "==" "=>" ">=" ">>" ">>=" "?" "@" "^" "^=" "|" "|=" "||" "$" "_"
] @operator
(unary_expression "!" @operator)
(never_type "!" @type)
(binary_expression ["<" ">"] @operator)
["(" ")" "[" "]" "{" "}" "," "." ":" "::" ";"] @punctuation
(type_arguments ["<" ">"] @punctuation)
(type_parameters ["<" ">"] @punctuation)
(closure_parameters "|" @punctuation)
(attribute_item ["#" "[" "]"] @attribute)
(inner_attribute_item ["#" "!" "[" "]"] @attribute)

; Comments
(line_comment) @comment
(block_comment) @comment
((line_comment) @documentation (#prefix? @documentation "//!"))
((line_comment) @documentation (#prefix? @documentation "///") (#not-prefix? @documentation "////"))
((block_comment) @documentation (#prefix? @documentation "/**" "/*!") (#not-prefix? @documentation "/***" "/**/"))
(outer_doc_comment_marker _ @documentation)
(inner_doc_comment_marker _ @documentation)
(shebang) @comment
