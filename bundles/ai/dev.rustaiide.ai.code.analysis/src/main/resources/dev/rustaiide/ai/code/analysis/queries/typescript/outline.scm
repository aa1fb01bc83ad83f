(abstract_class_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @interface
(enum_declaration name: (_) @name) @enum
(enum_body (property_identifier) @variant)
(enum_assignment name: (_) @name) @variant
(type_alias_declaration name: (_) @name) @type
(internal_module name: (_) @name) @module
(public_field_definition name: (_) @name type: (type_annotation (_) @detail)?) @field
(property_signature name: (_) @name type: (type_annotation (_) @detail)?) @property
(method_signature name: (_) @name parameters: (_) @detail) @method
(abstract_method_signature name: (_) @name parameters: (_) @detail) @method
(function_signature name: (_) @name parameters: (_) @detail) @function
