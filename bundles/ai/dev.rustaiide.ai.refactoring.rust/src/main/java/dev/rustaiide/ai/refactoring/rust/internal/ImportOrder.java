package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * Sorts and merges the {@code use} declarations of each group, and drops those that are there twice and those that
 * nobody can use. A group is what no blank line, comment, attribute or other item divides. The order of imports means
 * nothing in Rust.
 */
final class ImportOrder {
    private static final int WIDTH = 100;

    private final Text text;
    private final RustNode root;
    private final Map<String, Integer> words = new HashMap<>();
    private final boolean canTellUnused;
    private final String lineEnd;

    ImportOrder(RustText rust) {
        this.text = rust.text();
        this.root = rust.root();
        this.lineEnd = VariableExtraction.isCrLf(text) ? "\r\n" : "\n";
        this.canTellUnused = !root.isBroken() && countWords(root);
    }

    /** Counts all names; says whether all that could use one is in this file, and readable. */
    private boolean countWords(RustNode node) {
        boolean readable = true;
        if (node.children().isEmpty() && node.isNamed() || node.isComment() || node.type().endsWith("_literal")) {
            for (String word : node.text().split("[^\\p{L}\\p{N}_]+")) {
                words.merge(word, 1, Integer::sum);
            }
        } else {
            for (RustNode child : node.children()) {
                readable &= countWords(child);
            }
        }
        boolean elsewhere = node.is("mod_item") && node.child("body").isEmpty();
        boolean macro = node.is("macro_definition", "attribute_item") && !isPlainAttribute(node)
                || node.is("macro_invocation")
                        && !MacroNames.isKnown(node.child("macro").map(RustNode::text).orElse(""));
        return readable && !elsewhere && !macro;
    }

    private static boolean isPlainAttribute(RustNode node) {
        String name = node.text().replaceAll("^#\\[\\s*", "");
        return name.matches("(?s)(derive\\(\\s*((Debug|Clone|Copy|PartialEq|Eq|PartialOrd|Ord|Hash|Default)[\\s,]*)*\\)"
                + "|cfg\\b|allow\\b|test\\b|inline\\b|must_use\\b|doc\\b|ignore\\b|should_panic\\b|repr\\b|"
                + "non_exhaustive\\b).*");
    }

    /** The changes, in order; none if all is well. */
    List<TextChange> changes() {
        List<TextChange> changes = new ArrayList<>();
        collect(root, changes);
        return changes;
    }

    private void collect(RustNode node, List<TextChange> changes) {
        List<RustNode> group = new ArrayList<>();
        for (RustNode child : node.children()) {
            if (belongs(child, node, group)) {
                group.add(child);
            } else {
                add(group, changes);
                group = new ArrayList<>();
                if (isPlain(child, node)) {
                    group.add(child);
                }
                child.child("body").filter(body -> child.is("mod_item")).ifPresent(body -> collect(body, changes));
            }
        }
        add(group, changes);
    }

    private boolean belongs(RustNode child, RustNode parent, List<RustNode> group) {
        return !group.isEmpty() && isPlain(child, parent)
                && text.lineOf(child.start()) == text.lineOf(group.getLast().end()) + 1;
    }

    /** A declaration in lines of its own, without attributes or comments. */
    private boolean isPlain(RustNode child, RustNode parent) {
        if (!child.is("use_declaration") || child.isBroken() || hasComment(child)) {
            return false;
        }
        int index = parent.children().indexOf(child);
        boolean attributed = index > 0 && parent.children().get(index - 1).is("attribute_item");
        int line = text.lineOf(child.start());
        boolean alone = text.substring(text.lineStart(line), child.start()).isBlank()
                && text.substring(child.end(), text.lineEnd(text.lineOf(child.end()))).isBlank();
        return !attributed && alone && UsePath.of(child).isPresent();
    }

    private static boolean hasComment(RustNode node) {
        return node.isComment() || node.children().stream().anyMatch(ImportOrder::hasComment);
    }

    private void add(List<RustNode> group, List<TextChange> changes) {
        if (group.isEmpty()) {
            return;
        }
        int start = group.getFirst().start();
        int end = group.getLast().end();
        String indent = text.substring(text.lineStart(text.lineOf(start)), start);
        List<String> lines = written(group, indent);
        String after = String.join(lineEnd + indent, lines);
        if (lines.isEmpty()) {
            int next = text.lineOf(end) + 1;
            changes.add(TextChange.delete(start - indent.length(),
                    next < text.lineCount() ? text.lineStart(next) : text.length()));
        } else if (!after.equals(text.substring(start, end))) {
            changes.add(TextChange.of(start, end, after));
        }
    }

    private List<String> written(List<RustNode> group, String indent) {
        Map<String, Set<UsePath>> byVisibility = new LinkedHashMap<>();
        boolean nested = false;
        for (RustNode declaration : group) {
            String visibility = declaration.parts().stream().filter(part -> part.is("visibility_modifier"))
                    .map(part -> part.text() + " ").findFirst().orElse("");
            for (UsePath path : UsePath.of(declaration).orElseThrow()) {
                if (!visibility.isEmpty() || !isUnused(path)) {
                    byVisibility.computeIfAbsent(visibility, fresh -> new TreeSet<>()).add(path);
                }
            }
            nested |= declaration.parts().stream().anyMatch(ImportOrder::isNested);
        }
        record Line(UsePath first, String text) {}
        List<Line> lines = new ArrayList<>();
        boolean deep = nested;
        byVisibility.forEach((visibility, paths) -> trees(paths, deep).forEach((first, tree) ->
                lines.add(new Line(first, statement(visibility + "use ", tree, indent)))));
        lines.sort(Comparator.comparing(Line::first));
        return lines.stream().map(Line::text).toList();
    }

    /** Whether a list has a path or a list in it: then that is how this file is written. */
    private static boolean isNested(RustNode node) {
        boolean here = node.is("use_list") && node.parts().stream()
                .anyMatch(part -> part.is("scoped_use_list", "scoped_identifier"));
        return here || node.children().stream().anyMatch(ImportOrder::isNested);
    }

    /**
     * Whether nobody can use it: no word of the file is its name but its own. What begins with a capital letter may be
     * a trait, whose methods are used without its name.
     */
    private boolean isUnused(UsePath path) {
        String name = path.name();
        boolean told = canTellUnused && !name.equals("*") && !name.equals("_") && !name.isEmpty()
                && !isCapitalised(name);
        return told && words.getOrDefault(name, 0) <= 1;
    }

    private static boolean isCapitalised(String name) {
        boolean lower = name.length() == 1 || name.chars().anyMatch(Character::isLowerCase);
        return lower && Character.isUpperCase(name.charAt(0));
    }

    /** Each tree by its first path: paths of one module together, or of one crate if {@code deep}. */
    private static Map<UsePath, String> trees(Set<UsePath> paths, boolean deep) {
        Map<List<String>, List<UsePath>> groups = new LinkedHashMap<>();
        for (UsePath path : paths) {
            List<String> key = path.segments().size() == 1 ? path.segments()
                    : deep ? path.segments().subList(0, 1) : path.parent();
            groups.computeIfAbsent(key, fresh -> new ArrayList<>()).add(path);
        }
        Map<UsePath, String> trees = new TreeMap<>();
        groups.values().forEach(group -> trees.put(group.getFirst(), tree(group, 0)));
        return trees;
    }

    /** Paths that are the same before {@code depth}, sorted, as one tree. */
    private static String tree(List<UsePath> paths, int depth) {
        if (paths.size() == 1) {
            UsePath only = paths.getFirst();
            boolean lone = only.last().equals("self") && depth < only.segments().size() - 1;
            List<String> rest = only.segments().subList(depth, only.segments().size() - 1);
            String leaf = lone ? "{" + only.leaf() + "}" : only.leaf();
            return rest.isEmpty() ? leaf : String.join("::", rest) + "::" + leaf;
        }
        String head = paths.getFirst().segments().get(depth);
        boolean shared = paths.stream().allMatch(path -> path.segments().size() > depth + 1
                && path.segments().get(depth).equals(head));
        if (shared) {
            return head + "::" + tree(paths, depth + 1);
        }
        Map<String, List<UsePath>> parts = new LinkedHashMap<>();
        for (UsePath path : paths) {
            boolean leaf = path.segments().size() == depth + 1;
            parts.computeIfAbsent(leaf ? "\0" + path.leaf() : path.segments().get(depth), fresh -> new ArrayList<>())
                    .add(path);
        }
        List<String> written = parts.values().stream().map(part -> tree(part, depth))
                .sorted(Comparator.comparing(part -> part.contains("{") ? 1 : 0)).toList();
        return "{" + String.join(", ", written) + "}";
    }

    /** In one line, or filled to the width as rustfmt does; a nested list stays on its line. */
    private String statement(String head, String tree, String indent) {
        String whole = head + tree + ";";
        if (indent.length() + whole.length() <= WIDTH || !tree.endsWith("}")) {
            return whole;
        }
        int open = tree.indexOf('{');
        List<String> items = items(tree.substring(open + 1, tree.length() - 1));
        String inner = indent + "    ";
        var lines = new StringBuilder(head + tree.substring(0, open + 1));
        int column = WIDTH;
        for (String item : items) {
            boolean fits = column + item.length() + 2 <= WIDTH;
            lines.append(fits ? " " : lineEnd + inner).append(item).append(',');
            column = (fits ? column + 1 : inner.length()) + item.length() + 1;
        }
        return lines.append(lineEnd).append(indent).append("};").toString();
    }

    private static List<String> items(String list) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                items.add(list.substring(from, i).strip());
                from = i + 1;
            }
        }
        items.add(list.substring(from).strip());
        return items;
    }
}
