(function_declaration name: (_) @name parameters: (_) @detail result: (_)? @detail) @function
(method_declaration receiver: (_) name: (_) @name parameters: (_) @detail result: (_)? @detail) @method
(type_spec name: (_) @name) @type
(type_spec name: (_) @name type: (struct_type)) @struct
(type_spec name: (_) @name type: (interface_type)) @interface
(type_alias name: (_) @name) @type
(field_declaration name: (_) @name type: (_) @detail) @field
(method_elem name: (_) @name parameters: (_) @detail) @method
(source_file (const_declaration (const_spec name: (_) @name) @constant))
(source_file (var_declaration (var_spec name: (_) @name) @variable))
