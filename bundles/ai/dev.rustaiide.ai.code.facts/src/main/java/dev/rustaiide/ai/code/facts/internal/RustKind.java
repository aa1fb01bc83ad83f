package dev.rustaiide.ai.code.facts.internal;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.types.SymbolKind;

/** What the walk over a Rust tree does at a node. */
enum RustKind {
    /** It matters only for what is inside. */
    OTHER,
    /** Nothing in it matters. */
    SKIP,
    IDENTIFIER, TYPE_IDENTIFIER, FIELD_IDENTIFIER, SHORTHAND_FIELD, KEYWORD_NAME, STRING_CONTENT, METAVARIABLE,
    LIFETIME, LABEL, TOKENS,
    FUNCTION(SymbolKind.FUNCTION), STRUCT(SymbolKind.STRUCT), ENUM(SymbolKind.ENUM), UNION(SymbolKind.UNION),
    TRAIT(SymbolKind.TRAIT), IMPL(SymbolKind.IMPLEMENTATION), MODULE(SymbolKind.MODULE),
    CONSTANT(SymbolKind.CONSTANT), STATIC(SymbolKind.STATIC), TYPE_ALIAS(SymbolKind.TYPE),
    MACRO_DEFINITION(SymbolKind.MACRO), VARIANT(SymbolKind.VARIANT), FIELD(SymbolKind.FIELD),
    USE, USE_PART, VISIBILITY, BLOCK, LET, LET_CONDITION, IF, WHILE, FOR, LOOP, MATCH_ARM, MATCH_PATTERN, CLOSURE,
    CLOSURE_PARAMETERS, PARAMETER, SELF_PARAMETER, TYPE_PARAMETERS, TYPE_ARGUMENTS, TYPE_PARAMETER, LIFETIME_PARAMETER,
    CONSTANT_PARAMETER, FOR_LIFETIMES, CALL, FIELD_EXPRESSION, SCOPED, GENERIC_FUNCTION, MACRO_CALL, ATTRIBUTE,
    VARIANT_PATTERN, FIELD_PATTERN, PATTERN, ASSIGNMENT, STRUCT_EXPRESSION, FIELD_INITIALIZER,
    SHORTHAND_INITIALIZER, MATCH, MATCH_BLOCK, TRY, INDEX, RANGE, ARGUMENTS, CAST, GENERIC_TYPE, WHERE, POSITIONS,
    /** An expression of the same members as the one in it. */
    SAME;

    private final @Nullable SymbolKind symbol;

    RustKind() {
        this.symbol = null;
    }

    RustKind(SymbolKind symbol) {
        this.symbol = symbol;
    }

    /** What it declares, if it does. */
    @Nullable SymbolKind symbol() {
        return symbol;
    }

    boolean isPattern() {
        return this == PATTERN || this == VARIANT_PATTERN || this == FIELD_PATTERN;
    }

    /** Whether it matters in which field of such a node another one is. */
    boolean hasFields() {
        return switch (this) {
            case LET, LET_CONDITION, IF, WHILE, FOR, MATCH_ARM, MATCH_PATTERN, CLOSURE, PARAMETER, TYPE_PARAMETER,
                    CONSTANT_PARAMETER, CALL, FIELD_EXPRESSION, SCOPED, GENERIC_FUNCTION, MACRO_CALL, VARIANT_PATTERN,
                    FIELD_PATTERN, ASSIGNMENT, STRUCT_EXPRESSION, FIELD_INITIALIZER, USE_PART, USE,
                    LIFETIME_PARAMETER, MATCH, CAST, GENERIC_TYPE, WHERE -> true;
            default -> symbol != null;
        };
    }

    static RustKind of(String type, boolean named) {
        return named ? ofNamed(type) : SKIP;
    }

    private static RustKind ofNamed(String type) {
        return switch (type) {
            case "identifier" -> IDENTIFIER;
            case "type_identifier" -> TYPE_IDENTIFIER;
            case "field_identifier" -> FIELD_IDENTIFIER;
            case "shorthand_field_identifier" -> SHORTHAND_FIELD;
            case "self", "super", "crate" -> KEYWORD_NAME;
            case "string_content" -> STRING_CONTENT;
            case "metavariable" -> METAVARIABLE;
            case "lifetime" -> LIFETIME;
            case "label" -> LABEL;
            case "token_tree", "token_tree_pattern", "token_repetition", "token_repetition_pattern" -> TOKENS;
            case "line_comment", "block_comment", "integer_literal", "float_literal", "char_literal",
                    "boolean_literal", "primitive_type", "mutable_specifier", "escape_sequence", "empty_statement",
                    "fragment_specifier", "token_binding_pattern", "unit_type", "unit_expression", "shebang" -> SKIP;
            default -> ofItem(type);
        };
    }

    private static RustKind ofItem(String type) {
        return switch (type) {
            case "function_item", "function_signature_item" -> FUNCTION;
            case "struct_item" -> STRUCT;
            case "enum_item" -> ENUM;
            case "union_item" -> UNION;
            case "trait_item" -> TRAIT;
            case "impl_item" -> IMPL;
            case "mod_item" -> MODULE;
            case "const_item" -> CONSTANT;
            case "static_item" -> STATIC;
            case "type_item", "associated_type" -> TYPE_ALIAS;
            case "macro_definition" -> MACRO_DEFINITION;
            case "enum_variant" -> VARIANT;
            case "field_declaration" -> FIELD;
            case "use_declaration", "extern_crate_declaration" -> USE;
            case "scoped_use_list", "use_list", "use_as_clause", "use_wildcard" -> USE_PART;
            case "visibility_modifier" -> VISIBILITY;
            case "block", "declaration_list", "source_file" -> BLOCK;
            case "match_block" -> MATCH_BLOCK;
            case "ordered_field_declaration_list" -> POSITIONS;
            case "where_predicate" -> WHERE;
            default -> ofExpression(type);
        };
    }

    private static RustKind ofExpression(String type) {
        return switch (type) {
            case "let_declaration" -> LET;
            case "let_condition" -> LET_CONDITION;
            case "if_expression" -> IF;
            case "while_expression" -> WHILE;
            case "for_expression" -> FOR;
            case "loop_expression" -> LOOP;
            case "match_expression" -> MATCH;
            case "match_arm", "last_match_arm" -> MATCH_ARM;
            case "match_pattern" -> MATCH_PATTERN;
            case "closure_expression" -> CLOSURE;
            case "closure_parameters" -> CLOSURE_PARAMETERS;
            case "call_expression" -> CALL;
            case "field_expression" -> FIELD_EXPRESSION;
            case "scoped_identifier", "scoped_type_identifier", "scoped_type_identifier_in_expression_position" ->
                    SCOPED;
            case "generic_function" -> GENERIC_FUNCTION;
            case "macro_invocation" -> MACRO_CALL;
            case "attribute" -> ATTRIBUTE;
            case "assignment_expression", "compound_assignment_expr" -> ASSIGNMENT;
            case "struct_expression" -> STRUCT_EXPRESSION;
            case "field_initializer" -> FIELD_INITIALIZER;
            case "shorthand_field_initializer" -> SHORTHAND_INITIALIZER;
            default -> ofOperation(type);
        };
    }

    private static RustKind ofOperation(String type) {
        return switch (type) {
            case "try_expression" -> TRY;
            case "await_expression", "reference_expression", "unary_expression", "parenthesized_expression" -> SAME;
            case "index_expression" -> INDEX;
            case "range_expression" -> RANGE;
            case "arguments" -> ARGUMENTS;
            case "type_cast_expression" -> CAST;
            case "generic_type", "generic_type_with_turbofish" -> GENERIC_TYPE;
            default -> ofPattern(type);
        };
    }

    private static RustKind ofPattern(String type) {
        return switch (type) {
            case "parameter" -> PARAMETER;
            case "self_parameter" -> SELF_PARAMETER;
            case "type_parameters" -> TYPE_PARAMETERS;
            case "type_arguments" -> TYPE_ARGUMENTS;
            case "type_parameter", "constrained_type_parameter", "optional_type_parameter" -> TYPE_PARAMETER;
            case "lifetime_parameter" -> LIFETIME_PARAMETER;
            case "const_parameter" -> CONSTANT_PARAMETER;
            case "for_lifetimes" -> FOR_LIFETIMES;
            case "struct_pattern", "tuple_struct_pattern" -> VARIANT_PATTERN;
            case "field_pattern" -> FIELD_PATTERN;
            case "captured_pattern", "ref_pattern", "mut_pattern", "reference_pattern", "slice_pattern", "or_pattern",
                    "tuple_pattern", "pattern" -> PATTERN;
            default -> OTHER;
        };
    }
}
