[
  (compound_statement) (if_statement) (case_statement) (do_group) (subshell) (heredoc_body) (array)
] @block
(comment) @comment
