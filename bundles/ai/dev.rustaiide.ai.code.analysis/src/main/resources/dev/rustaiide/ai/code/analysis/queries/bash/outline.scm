(function_definition name: (_) @name) @function
(program (variable_assignment name: (variable_name) @name) @variable)
