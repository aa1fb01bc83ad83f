package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.ai.refactoring.rust.internal.Binding.Form;

/**
 * The names in a call of a macro. Macros of the standard library take expressions, and some a string with names in it;
 * what others do with a name nobody knows without expanding them.
 */
record MacroNames(String macro, RustNode call) {
    private static final Set<String> FORMATTING = Set.of("println", "print", "eprintln", "eprint", "format", "write",
            "writeln", "panic", "assert", "assert_eq", "assert_ne", "debug_assert", "debug_assert_eq",
            "debug_assert_ne", "todo", "unimplemented", "unreachable", "format_args");
    private static final Set<String> PLAIN = Set.of("vec", "dbg", "matches", "concat", "stringify", "include_str",
            "env", "option_env", "cfg", "line", "file", "column", "module_path", "thread_local", "assert_matches");
    /** In these a name may be declared, so that it means something else behind. */
    private static final Set<String> DECLARING = Set.of("|", "=>", "let", "fn", "for", "match", "if", "while", "loop");
    private static final Pattern IN_STRING = Pattern.compile("\\{\\{|\\{([\\p{L}_][\\p{L}\\p{N}_]*)(?=[:}])"
            + "|[:.]([\\p{L}_][\\p{L}\\p{N}_]*)\\$");

    /** Is told what there is. */
    interface Found {
        void use(String name, int start, int end, Form form);

        /** It cannot be said what becomes of {@code name}. */
        void doubt(String name, String reason);
    }

    /** Whether what the macro does with names is known. */
    static boolean isKnown(String macro) {
        return FORMATTING.contains(macro) || PLAIN.contains(macro);
    }

    void visit(Found found) {
        List<RustNode> tokens = new ArrayList<>();
        call.children().stream().filter(child -> child.is("token_tree")).forEach(tree -> flatten(tree, tokens));
        boolean clear = isKnown(macro) && !macro.equals("stringify")
                && tokens.stream().noneMatch(token -> DECLARING.contains(token.text()));
        Set<String> arguments = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            RustNode token = tokens.get(i);
            String next = i + 1 < tokens.size() ? tokens.get(i + 1).text() : "";
            String previous = i > 0 ? tokens.get(i - 1).text() : "";
            if (token.is("string_content", "string_literal", "raw_string_literal")) {
                strings(token, found, clear, arguments);
            } else if (token.is("identifier") && isName(token, previous, next)) {
                if (next.equals("=")) {
                    arguments.add(token.text());
                    found.doubt(token.text(), "“" + token.text() + "” is also the name of an argument of "
                            + macro + "!.");
                } else {
                    name(token, found, clear);
                }
            }
        }
    }

    /** Fields, paths, labels and macros are other names. */
    private static boolean isName(RustNode token, String previous, String next) {
        return !previous.equals(".") && !previous.equals("::") && !previous.equals("'") && !next.equals("::")
                && !next.equals("!");
    }

    private void name(RustNode token, Found found, boolean clear) {
        if (!clear) {
            found.doubt(token.text(), reason(token.text()));
        }
        found.use(token.text(), token.start(), token.end(), Form.PLAIN);
    }

    private String reason(String name) {
        return "The macro " + macro + "! uses “" + name + "” in a way that syntax cannot see through.";
    }

    private void strings(RustNode token, Found found, boolean clear, Set<String> arguments) {
        Matcher names = IN_STRING.matcher(token.text());
        while (names.find()) {
            int group = names.group(1) != null ? 1 : 2;
            String name = names.group(group);
            if (name == null || arguments.contains(name)) {
                continue;
            }
            boolean formats = FORMATTING.contains(macro) && clear;
            if (!formats) {
                found.doubt(name, reason(name));
            }
            if (FORMATTING.contains(macro)) {
                found.use(name, token.start() + names.start(group), token.start() + names.end(group),
                        Form.FORMATTED);
            }
        }
    }

    /** Leaves, except that a string is one. */
    private static void flatten(RustNode node, List<RustNode> tokens) {
        if (node.is("string_literal", "raw_string_literal")) {
            tokens.add(node);
        } else if (node.children().isEmpty()) {
            tokens.add(node);
        } else if (!node.isComment()) {
            node.children().forEach(child -> flatten(child, tokens));
        }
    }
}
