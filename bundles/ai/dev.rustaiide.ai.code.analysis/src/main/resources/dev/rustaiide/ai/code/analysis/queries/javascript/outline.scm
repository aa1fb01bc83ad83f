(class_declaration name: (_) @name) @class
(function_declaration name: (_) @name parameters: (_) @detail) @function
(generator_function_declaration name: (_) @name parameters: (_) @detail) @function
(method_definition name: (_) @name parameters: (_) @detail) @method
((method_definition name: (_) @name parameters: (_) @detail) @constructor (#eq? @name "constructor"))
(program (lexical_declaration (variable_declarator name: (identifier) @name) @variable))
(program (export_statement (lexical_declaration (variable_declarator name: (identifier) @name) @variable)))
(variable_declarator name: (identifier) @name value: (arrow_function parameters: (_) @detail)) @function
(variable_declarator name: (identifier) @name value: (function_expression parameters: (_) @detail)) @function
(pair key: (property_identifier) @name value: [(arrow_function) (function_expression)]) @method
