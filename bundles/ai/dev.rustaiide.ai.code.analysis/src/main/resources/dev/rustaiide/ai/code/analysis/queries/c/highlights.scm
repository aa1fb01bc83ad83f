(identifier) @variable
((identifier) @constant (#upper? @constant))
(type_identifier) @type
(primitive_type) @type
(sized_type_specifier) @type
(field_identifier) @property
(statement_identifier) @lifetime
(parameter_declaration declarator: (identifier) @parameter)
(parameter_declaration declarator: (pointer_declarator declarator: (identifier) @parameter))
(parameter_declaration declarator: (pointer_declarator declarator: (pointer_declarator declarator: (identifier) @parameter)))
(parameter_declaration declarator: (array_declarator declarator: (identifier) @parameter))
(enumerator name: (identifier) @constant)
(call_expression function: (identifier) @function)
(call_expression function: (field_expression field: (field_identifier) @function))
(function_declarator declarator: (identifier) @function)
(function_declarator declarator: (field_identifier) @function)
(preproc_def name: (identifier) @macro)
(preproc_function_def name: (identifier) @macro)
(preproc_params (identifier) @parameter)
(preproc_directive) @macro
[
  "#define" "#elif" "#else" "#endif" "#if" "#ifdef" "#ifndef" "#include" "#elifdef" "#elifndef"
] @macro
[(true) (false) (null)] @constant
(number_literal) @number
[(string_literal) (char_literal) (system_lib_string)] @string
(escape_sequence) @escape
[
  "const" "enum" "extern" "inline" "register" "restrict" "sizeof" "static" "struct" "typedef" "union" "volatile"
  "_Atomic" "_Noreturn" "_Alignas" "_Alignof" "alignas" "alignof" "constexpr" "noreturn" "thread_local" "__thread"
  "__attribute__" "offsetof"
] @keyword
["break" "case" "continue" "default" "do" "else" "for" "goto" "if" "return" "switch" "while"] @control
[
  "!" "!=" "%" "%=" "&" "&&" "&=" "*" "*=" "+" "++" "+=" "-" "--" "-=" "->" "/" "/=" "<<" "<<=" "<=" "=" "=="
  ">=" ">>" ">>=" "?" "^" "^=" "|" "|=" "||" "~" "..."
] @operator
(binary_expression ["<" ">"] @operator)
["(" ")" "[" "]" "{" "}" "," "." ":" ";"] @punctuation
(comment) @comment
((comment) @documentation (#prefix? @documentation "/**" "///"))
