(function_definition declarator: (function_declarator declarator: [(qualified_identifier) (field_identifier)
  (destructor_name) (operator_name)] @name parameters: (_) @detail)) @method
(function_definition declarator: (reference_declarator (function_declarator
  declarator: (_) @name parameters: (_) @detail))) @method
(field_declaration declarator: (function_declarator declarator: (_) @name parameters: (_) @detail)) @method
(class_specifier name: (_) @name body: (_)) @class
(namespace_definition name: (_) @name) @module
(alias_declaration name: (_) @name) @type
(concept_definition name: (_) @name) @interface
