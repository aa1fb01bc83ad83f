[
  (function_definition) (class_definition) (if_statement) (for_statement) (while_statement) (try_statement)
  (with_statement) (match_statement) (elif_clause) (else_clause) (except_clause) (finally_clause) (case_clause)
  (argument_list) (parameters) (list) (dictionary) (set) (tuple) (string)
] @block
(comment) @comment
[(import_statement) (import_from_statement) (future_import_statement)] @imports
