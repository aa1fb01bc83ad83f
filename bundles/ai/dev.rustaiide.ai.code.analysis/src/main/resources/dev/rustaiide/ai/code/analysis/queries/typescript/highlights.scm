(type_identifier) @type
(predefined_type) @type
(nested_type_identifier module: (identifier) @namespace)
(required_parameter pattern: (identifier) @parameter)
(optional_parameter pattern: (identifier) @parameter)
(required_parameter pattern: (rest_pattern (identifier) @parameter))
(public_field_definition name: (_) @property)
(property_signature name: (property_identifier) @property)
(method_signature name: (property_identifier) @function)
(abstract_method_signature name: (property_identifier) @function)
(function_signature name: (identifier) @function)
(enum_declaration name: (identifier) @type)
(enum_body (property_identifier) @constant)
(enum_assignment name: (property_identifier) @constant)
(internal_module name: (identifier) @namespace)
(type_arguments ["<" ">"] @punctuation)
(type_parameters ["<" ">"] @punctuation)
(union_type "|" @operator)
(optional_parameter "?" @operator)
[
  "abstract" "accessor" "asserts" "declare" "enum" "implements" "infer" "interface" "is" "keyof" "module"
  "namespace" "override" "private" "protected" "public" "readonly" "satisfies" "type"
] @keyword
