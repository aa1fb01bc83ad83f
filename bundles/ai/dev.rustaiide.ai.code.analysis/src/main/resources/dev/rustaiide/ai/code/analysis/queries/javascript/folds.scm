[
  (statement_block) (class_body) (object) (array) (arguments) (formal_parameters) (switch_body) (named_imports)
  (template_string)
] @block
(comment) @comment
(import_statement) @imports
