(class_declaration name: (_) @name) @class
(record_declaration name: (_) @name parameters: (_) @detail) @class
(interface_declaration name: (_) @name) @interface
(annotation_type_declaration name: (_) @name) @interface
(enum_declaration name: (_) @name) @enum
(enum_constant name: (_) @name) @variant
(method_declaration name: (_) @name parameters: (_) @detail) @method
(constructor_declaration name: (_) @name parameters: (_) @detail) @constructor
(compact_constructor_declaration name: (_) @name) @constructor
(field_declaration type: (_) @detail declarator: (variable_declarator name: (_) @name)) @field
(constant_declaration type: (_) @detail declarator: (variable_declarator name: (_) @name)) @constant
