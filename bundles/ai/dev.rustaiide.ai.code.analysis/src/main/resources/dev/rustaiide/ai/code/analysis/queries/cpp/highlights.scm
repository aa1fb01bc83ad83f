((identifier) @type (#capitalized? @type) (#not-upper? @type))
(namespace_identifier) @namespace
((namespace_identifier) @type (#capitalized? @type))
(namespace_definition name: (namespace_identifier) @namespace)
(call_expression function: (identifier) @function)
(call_expression function: (qualified_identifier name: (identifier) @function))
(call_expression function: (template_function name: (identifier) @function))
(template_function name: (identifier) @function)
(template_method name: (field_identifier) @function)
(function_declarator declarator: (identifier) @function)
(function_declarator declarator: (qualified_identifier name: (identifier) @function))
(function_declarator declarator: (destructor_name) @function)
(destructor_name (identifier) @function)
(operator_name) @function
(parameter_declaration declarator: (reference_declarator (identifier) @parameter))
(optional_parameter_declaration declarator: (identifier) @parameter)
(auto) @keyword
(this) @keyword
(attribute_declaration) @attribute
(raw_string_literal) @string
[
  "class" "concept" "consteval" "constinit" "decltype" "delete" "explicit" "final" "friend" "mutable" "namespace"
  "new" "noexcept" "operator" "override" "private" "protected" "public" "requires" "static_assert" "template"
  "typename" "using" "virtual" "and" "or" "not"
] @keyword
["catch" "co_await" "co_return" "co_yield" "throw" "try"] @control
["::" "<=>" ".*" "->*"] @operator
(template_argument_list ["<" ">"] @punctuation)
(template_parameter_list ["<" ">"] @punctuation)
(enumerator name: (identifier) @constant)
