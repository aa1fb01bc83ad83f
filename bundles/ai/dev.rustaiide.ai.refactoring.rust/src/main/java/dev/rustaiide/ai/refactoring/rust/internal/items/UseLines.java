package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** Imports that are added to modules, and names that are taken out of imports. */
final class UseLines {
    private final Map<Names, Set<String>> added = new LinkedHashMap<>();
    private final Map<RustNode, List<RustNode>> removed = new LinkedHashMap<>();
    private final Map<RustNode, Set<String>> behind = new LinkedHashMap<>();
    private final Map<RustNode, SourceFile> files = new LinkedHashMap<>();

    /** {@code line}, which may have attributes before it, goes to the imports of {@code names}. */
    void add(Names names, String line) {
        added.computeIfAbsent(names, fresh -> new LinkedHashSet<>()).add(line);
    }

    Set<String> of(Names names) {
        return added.getOrDefault(names, Set.of());
    }

    /** Takes {@code subtree} out of a declaration, and puts {@code line} behind it unless it is empty. */
    void move(Import from, RustNode subtree, String line) {
        files.put(from.declaration(), from.home().module().file());
        List<RustNode> gone = removed.computeIfAbsent(from.declaration(), fresh -> new ArrayList<>());
        if (!gone.contains(subtree)) {
            gone.add(subtree);
        }
        if (!line.isEmpty()) {
            behind.computeIfAbsent(from.declaration(), fresh -> new LinkedHashSet<>()).add(line);
        }
    }

    void writeTo(TextEdits edits) {
        added.forEach((names, lines) -> insert(names, lines, edits));
        removed.forEach((declaration, gone) -> rewrite(declaration, gone, edits));
    }

    private void rewrite(RustNode declaration, List<RustNode> gone, TextEdits edits) {
        SourceFile file = files.get(declaration);
        Text text = file.text();
        String indent = Lines.indent(text, declaration.start());
        String newLine = Lines.end(text);
        String visibility = declaration.children().stream().filter(child -> child.is("visibility_modifier"))
                .findFirst().map(node -> node.text() + " ").orElse("");
        List<String> lines = new ArrayList<>();
        RustNode tree = declaration.children().stream().filter(child -> child.isNamed() && !child.isComment()
                && !child.is("visibility_modifier")).findFirst().orElseThrow();
        String left = without(tree, gone);
        if (!left.isEmpty()) {
            lines.add(visibility + "use " + left + ";");
        }
        String attributes = Attributes.of(declaration).stream().map(RustNode::text)
                .collect(Collectors.joining(newLine + indent));
        for (String line : behind.getOrDefault(declaration, Set.of())) {
            boolean bare = lines.isEmpty() || attributes.isEmpty();
            lines.add((bare ? "" : attributes + newLine + indent) + visibility + "use " + line + ";");
        }
        if (lines.isEmpty()) {
            Lines.delete(edits, file, Attributes.start(declaration), declaration.end());
        } else {
            edits.replace(file, declaration.start(), declaration.end(), String.join(newLine + indent, lines));
        }
    }

    /** What is left of a tree; empty if nothing is. */
    private static String without(RustNode tree, List<RustNode> gone) {
        if (gone.contains(tree)) {
            return "";
        }
        boolean touched = gone.stream().anyMatch(tree::holds);
        if (!touched) {
            return tree.text();
        }
        if (tree.is("scoped_use_list")) {
            RustNode list = tree.child("list").orElseThrow();
            String inner = without(list, gone);
            String path = tree.source().substring(tree.start(), list.start());
            return inner.isEmpty() ? "" : path + inner;
        }
        return list(tree, gone);
    }

    private static String list(RustNode list, List<RustNode> gone) {
        List<RustNode> parts = list.parts();
        Text text = list.source();
        var all = new StringBuilder();
        int at = list.start();
        boolean any = false;
        for (int i = 0; i < parts.size(); i++) {
            RustNode part = parts.get(i);
            String left = without(part, gone);
            int next = i + 1 < parts.size() ? parts.get(i + 1).start() : part.end();
            if (left.isEmpty()) {
                all.append(text.substring(at, part.start()));
                at = next;
            } else {
                all.append(text.substring(at, part.start())).append(left);
                at = part.end();
                any = true;
            }
        }
        if (!any) {
            return "";
        }
        // What was last may have gone, and left a comma behind the one before it.
        return all.append(text.substring(at, list.end())).toString().replaceFirst(",\\s*,(\\s*)\\}$", ",$1}")
                .replaceFirst(",[ \\t]*\\}$", "}");
    }

    private static void insert(Names names, Set<String> lines, TextEdits edits) {
        SourceFile file = names.module().file();
        Text text = file.text();
        Place place = place(names, text);
        String newLine = Lines.end(text);
        String all = lines.stream().flatMap(line -> line.lines()).map(line -> place.indent() + line + newLine)
                .collect(Collectors.joining());
        int line = text.lineOf(place.offset());
        boolean blank = place.startsLine() && text.substring(place.offset(), text.lineEnd(line)).isBlank();
        boolean apart = place.first() && place.offset() > 0 && place.startsLine();
        edits.add(file, TextChange.insert(place.offset(), (place.startsLine() && !apart ? "" : newLine) + all
                + (place.first() && !blank ? newLine : "")));
    }

    /**
     * Where imports go.
     *
     * @param startsLine whether a line begins there
     * @param first whether there are none yet
     */
    private record Place(int offset, String indent, boolean startsLine, boolean first) {}

    private static Place place(Names names, Text text) {
        List<RustNode> nodes = names.body().children();
        RustNode lastUse = null;
        RustNode head = null;
        for (RustNode node : nodes) {
            boolean opens = node.is("inner_attribute_item", "shebang") || node.is("extern_crate_declaration")
                    || node.isComment() && node.has("inner_doc_comment_marker")
                    || node.is("mod_item") && node.child("body").isEmpty();
            if (node.is("use_declaration")) {
                lastUse = node;
            } else if (node.isNamed() && !node.isComment() && !node.is("attribute_item") && !opens
                    && lastUse != null) {
                break;
            } else if (opens && lastUse == null) {
                head = node;
            }
        }
        if (lastUse != null) {
            return behind(text, lastUse.end(), Lines.indent(text, lastUse.start()), false);
        }
        boolean inline = names.body().is("declaration_list");
        if (head != null) {
            int end = text.charAt(head.end() - 1) == '\n' ? head.end() - 1 : head.end();
            return behind(text, end, Lines.indent(text, head.start()), true);
        }
        if (inline) {
            String indent = Lines.indent(text, names.module().declaration().orElseThrow().start()) + "    ";
            return behind(text, names.body().start() + 1, indent, true);
        }
        return new Place(0, "", true, true);
    }

    private static Place behind(Text text, int end, String indent, boolean first) {
        int line = text.lineOf(end);
        boolean more = line + 1 < text.lineCount();
        boolean rest = text.substring(end, text.lineEnd(line)).isBlank();
        return more && rest ? new Place(text.lineStart(line + 1), indent, true, first)
                : new Place(end, indent, false, first);
    }
}
