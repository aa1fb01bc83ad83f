(word) @none
(variable_name) @variable
(special_variable_name) @constant
(command_name (word) @function)
(function_definition name: (word) @function)
((command_name (word) @keyword) (#any-of? @keyword
  "alias" "cd" "echo" "eval" "exec" "exit" "printf" "pwd" "read" "set" "shift" "shopt" "source" "test" "trap" "type"
  "umask" "unalias" "wait"))
((command_name (word) @control) (#any-of? @control "break" "continue" "return" "exit"))
[(string) (raw_string) (ansi_c_string) (heredoc_body)] @string
[(heredoc_start) (heredoc_end)] @lifetime
(string (expansion) @none)
(string (command_substitution) @none)
(simple_expansion "$" @variable)
(simple_expansion (variable_name) @variable)
(expansion ["${" "}"] @punctuation)
(command_substitution ["$(" ")"] @punctuation)
(regex) @string
(number) @number
(file_descriptor) @number
(test_operator) @operator
["declare" "export" "function" "local" "readonly" "typeset" "unset" "unsetenv"] @keyword
["case" "do" "done" "elif" "else" "esac" "fi" "for" "if" "in" "select" "then" "until" "while"] @control
["!" "!=" "&" "&&" "&>" "&>>" "+=" "<" "<<" "<<<" "=" "==" "=~" ">" ">&" ">>" ">|" "|" "|&" "||"] @operator
["(" ")" "((" "))" "[" "]" "[[" "]]" "{" "}" ";" ";;"] @punctuation
(comment) @comment
