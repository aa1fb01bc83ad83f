(class_definition name: (_) @name superclasses: (_)? @detail) @class
(function_definition name: (_) @name parameters: (_) @detail return_type: (_)? @detail) @function
(module (expression_statement (assignment left: (identifier) @name)) @variable)
((module (expression_statement (assignment left: (identifier) @name)) @constant) (#upper? @name))
(class_definition body: (block (expression_statement (assignment left: (identifier) @name)) @field))
