(function_item name: (identifier) @name parameters: (_) @detail return_type: (_)? @detail) @function
(function_signature_item name: (identifier) @name parameters: (_) @detail return_type: (_)? @detail) @function
(struct_item name: (_) @name) @struct
(enum_item name: (_) @name) @enum
(enum_variant name: (_) @name) @variant
(union_item name: (_) @name) @union
(trait_item name: (_) @name) @trait
(impl_item (where_clause)? @body body: (_)? @body) @implementation
(mod_item name: (_) @name) @module
(field_declaration name: (_) @name type: (_) @detail) @field
(const_item name: (_) @name type: (_) @detail) @constant
(static_item name: (_) @name type: (_) @detail) @static
(type_item name: (_) @name type: (_) @detail) @type
(associated_type name: (_) @name) @type
(macro_definition name: (_) @name) @macro
