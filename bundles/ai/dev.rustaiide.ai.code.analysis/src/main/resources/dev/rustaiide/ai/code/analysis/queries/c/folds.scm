[
  (compound_statement) (field_declaration_list) (enumerator_list) (initializer_list) (argument_list)
  (parameter_list) (preproc_if) (preproc_ifdef) (declaration_list)
] @block
(comment) @comment
(preproc_include) @imports
