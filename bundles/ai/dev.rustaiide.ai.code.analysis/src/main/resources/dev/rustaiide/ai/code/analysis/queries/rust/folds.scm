[
  (block) (declaration_list) (field_declaration_list) (enum_variant_list) (match_block) (use_list)
  (field_initializer_list) (arguments) (parameters) (array_expression) (tuple_expression) (token_tree)
  (macro_definition) (where_clause) (raw_string_literal) (string_literal)
] @block
[(line_comment) (block_comment)] @comment
[(use_declaration) (extern_crate_declaration)] @imports
