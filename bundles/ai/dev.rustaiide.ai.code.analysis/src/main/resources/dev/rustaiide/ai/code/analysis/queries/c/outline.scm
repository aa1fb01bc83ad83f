(function_definition declarator: (function_declarator declarator: (identifier) @name parameters: (_) @detail)) @function
(function_definition declarator: (pointer_declarator declarator:
  (function_declarator declarator: (identifier) @name parameters: (_) @detail))) @function
(translation_unit (declaration declarator:
  (function_declarator declarator: (identifier) @name parameters: (_) @detail)) @function)
(struct_specifier name: (_) @name body: (_)) @struct
(union_specifier name: (_) @name body: (_)) @union
(enum_specifier name: (_) @name body: (_)) @enum
(enumerator name: (_) @name) @variant
(field_declaration type: (_) @detail declarator: (field_identifier) @name) @field
(field_declaration type: (_) @detail declarator: (pointer_declarator declarator: (field_identifier) @name)) @field
(type_definition declarator: (type_identifier) @name) @type
(preproc_def name: (_) @name) @macro
(preproc_function_def name: (_) @name parameters: (_) @detail) @macro
