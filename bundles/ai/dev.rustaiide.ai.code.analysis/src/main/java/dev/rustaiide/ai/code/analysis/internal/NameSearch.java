package dev.rustaiide.ai.code.analysis.internal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/**
 * Where a name stands. Its bytes are searched for and the tree is asked about each hit, which is faster than walking
 * the tree. In Rust a name that a function binds means that binding in all of the function; elsewhere, and for other
 * names, all of the same syntactic kind in the file are taken.
 */
final class NameSearch {
    private static final int MOST = 10_000;

    private final ParsedTree tree;
    private final Text text;
    private final boolean rust;

    NameSearch(ParsedTree tree, boolean rust) {
        this.tree = tree;
        this.text = tree.text();
        this.rust = rust;
    }

    List<Span> at(int offset) {
        Span word = Expansion.word(text, new Span(offset, offset));
        if (word.isEmpty()) {
            return List.of();
        }
        byte[] name = Words.bytes(text, text.byteOf(word.start()), text.byteOf(word.end()));
        try (TreeWalk walk = tree.walk()) {
            var reader = new NameReader(tree, walk, rust);
            NameUse here = reader.read(text.byteOf(word.start()), name.length);
            return here == null ? List.of() : occurrences(reader, here, name);
        }
    }

    private List<Span> occurrences(NameReader reader, NameUse here, byte[] name) {
        var uses = new ArrayList<NameUse>();
        byte[] all = text.toUtf8();
        for (int at = find(all, name, 0); at >= 0 && uses.size() < MOST; at = find(all, name, at + name.length)) {
            NameUse use = reader.read(at, name.length);
            if (use != null) {
                uses.add(use);
            }
        }
        boolean local = isLocal(here, uses);
        var spans = new ArrayList<Span>();
        var offsets = new Offsets(text);
        for (NameUse use : uses) {
            boolean same = use.kind() == here.kind()
                    && (local ? use.function() == here.function() && !use.inPath() : !isLocal(use, uses));
            if (same) {
                spans.add(new Span(offsets.of(use.start()), offsets.of(use.start() + name.length)));
            }
        }
        return spans;
    }

    /** Whether the function around {@code use} binds its name. */
    private static boolean isLocal(NameUse use, List<NameUse> uses) {
        if (use.inPath() || use.kind() != NameUse.Kind.NAME) {
            return false;
        }
        for (NameUse other : uses) {
            if (other.binds() && other.function() == use.function()) {
                return true;
            }
        }
        return false;
    }

    private static int find(byte[] text, byte[] name, int from) {
        for (int at = from; at <= text.length - name.length; at++) {
            if (text[at] == name[0] && java.util.Arrays.equals(text, at, at + name.length, name, 0, name.length)
                    && (at == 0 || !Words.isNamePart(text[at - 1]))
                    && (at + name.length == text.length || !Words.isNamePart(text[at + name.length]))) {
                return at;
            }
        }
        return -1;
    }

    /** A place of a name. */
    record NameUse(int start, Kind kind, int function, boolean binds, boolean inPath) {
        /** What a name can be without being the same thing as its namesake. */
        enum Kind {
            NAME, FIELD, LABEL
        }
    }

    /** Asks the tree about one place. */
    private static final class NameReader {
        private static final int NO_FUNCTION = -1;

        private final TreeWalk walk;
        private final Text text;
        private final boolean rust;
        private final int typeField;
        private final int nameField;
        private final int patternField;
        private final List<String> path = new ArrayList<>();
        private final List<Integer> fields = new ArrayList<>();

        NameReader(ParsedTree tree, TreeWalk walk, boolean rust) {
            this.walk = walk;
            this.text = tree.text();
            this.rust = rust;
            this.typeField = tree.grammar().field("type");
            this.nameField = tree.grammar().field("name");
            this.patternField = tree.grammar().field("pattern");
        }

        @Nullable NameUse read(int start, int length) {
            path.clear();
            fields.clear();
            int function = NO_FUNCTION;
            int end = start + length;
            boolean holds;
            do {
                path.add(walk.type());
                fields.add(walk.field());
                function = "function_item".equals(path.getLast()) ? walk.start() : function;
                holds = walk.start() <= start && end <= walk.end();
            } while (holds && walk.toChildFor(start));
            boolean exact = walk.start() == start && walk.end() == end && walk.isNamed();
            NameUse use = exact ? use(start, end, function)
                    : rust && isFormatArgument(start, end) ? new NameUse(start, NameUse.Kind.NAME, function,
                            false, false)
                    : null;
            toRoot();
            return use;
        }

        private void toRoot() {
            boolean up = true;
            while (up) {
                up = walk.toParent();
            }
        }

        private @Nullable NameUse use(int start, int end, int function) {
            String leaf = path.getLast();
            if (!isName(leaf)) {
                return null;
            }
            boolean binds = rust && function != NO_FUNCTION && binds();
            String parent = parent(1);
            boolean inPath = parent.startsWith("scoped_") && fields.getLast() == nameField || leaf.startsWith("type_");
            return new NameUse(start, kind(leaf, parent, start, end), function, binds, inPath);
        }

        private static boolean isName(String leaf) {
            return leaf.endsWith("identifier") || switch (leaf) {
                case "variable_name", "word", "metavariable", "label_name", "name" -> true;
                default -> false;
            };
        }

        private String parent(int levels) {
            int index = path.size() - 1 - levels;
            return index < 0 ? "" : path.get(index);
        }

        private NameUse.Kind kind(String leaf, String parent, int start, int end) {
            if ("lifetime".equals(parent) || "label".equals(parent) || leaf.contains("label")
                    || leaf.contains("statement")) {
                return NameUse.Kind.LABEL;
            }
            boolean member = leaf.startsWith("field") || leaf.startsWith("property")
                    || "token_tree".equals(parent) && start > 0 && byteAt(start - 1) == '.';
            boolean called = end < text.byteLength() && byteAt(end) == '(' || parent(2).equals("call_expression")
                    || parent(2).equals("generic_function");
            return member && !called && !"method_definition".equals(parent) ? NameUse.Kind.FIELD : NameUse.Kind.NAME;
        }

        private byte byteAt(int at) {
            var chunk = text.chunkAt(at);
            return chunk.bytes()[chunk.start()];
        }

        /** Whether the innermost node of the path is a name in a pattern. */
        private boolean binds() {
            if ("shorthand_field_identifier".equals(path.getLast())) {
                return parent(1).equals("field_pattern");
            }
            if (!"identifier".equals(path.getLast())) {
                return false;
            }
            int at = path.size() - 1;
            while (at > 0 && path.get(at - 1).endsWith("_pattern")) {
                boolean names = fields.get(at) == typeField || fields.get(at) == nameField;
                if (names || fields.get(at) == 0 && path.get(at - 1).startsWith("range")) {
                    return false;
                }
                at--;
            }
            return at > 0 && (fields.get(at) == patternField || path.get(at - 1).equals("closure_parameters"))
                    && !Character.isUpperCase(byteAt(walk.start()));
        }

        /** A name in braces at the start of a place in a string, as macros that format have it. */
        private boolean isFormatArgument(int start, int end) {
            if (end == text.byteLength() || !"string_content".equals(path.getLast()) || !path.contains("token_tree")) {
                return false;
            }
            byte after = byteAt(end);
            return byteAt(start - 1) == '{' && (after == '}' || after == ':')
                    && (start < 2 || byteAt(start - 2) != '{');
        }
    }
}
