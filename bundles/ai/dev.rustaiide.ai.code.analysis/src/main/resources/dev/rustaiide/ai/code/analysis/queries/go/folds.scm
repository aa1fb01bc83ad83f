[
  (block) (field_declaration_list) (interface_type) (import_spec_list) (literal_value) (argument_list)
  (parameter_list) (const_declaration) (type_switch_statement) (expression_switch_statement) (select_statement)
] @block
(comment) @comment
