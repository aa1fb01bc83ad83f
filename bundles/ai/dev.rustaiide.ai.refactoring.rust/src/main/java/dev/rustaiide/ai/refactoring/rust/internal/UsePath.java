package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One name that a {@code use} brings.
 *
 * @param segments of the path, e.g. {@code std}, {@code fmt}, {@code self}; the last may be {@code *}
 * @param alias behind {@code as}; empty if there is none
 */
record UsePath(List<String> segments, String alias) implements Comparable<UsePath> {
    UsePath {
        segments = List.copyOf(segments);
    }

    /** All that a declaration brings; empty if it has a form that is not understood. */
    static Optional<List<UsePath>> of(RustNode declaration) {
        List<UsePath> paths = new ArrayList<>();
        List<RustNode> parts = declaration.parts().stream().filter(part -> !part.is("visibility_modifier")).toList();
        boolean understood = parts.size() == 1 && add(List.of(), parts.getFirst(), paths);
        return understood ? Optional.of(paths) : Optional.empty();
    }

    private static boolean add(List<String> before, RustNode node, List<UsePath> paths) {
        return switch (node.type()) {
            case "identifier", "self", "crate", "super", "metavariable" -> {
                paths.add(new UsePath(joined(before, node.text()), ""));
                yield true;
            }
            case "scoped_identifier" -> {
                paths.add(new UsePath(joined(before, node.text()), ""));
                yield node.children().stream().noneMatch(RustNode::isComment);
            }
            case "use_wildcard" -> {
                String text = node.text().replaceAll("\\s", "");
                paths.add(new UsePath(joined(before, text), ""));
                yield true;
            }
            case "use_as_clause" -> {
                String path = node.child("path").map(RustNode::text).orElse("");
                paths.add(new UsePath(joined(before, path), node.child("alias").map(RustNode::text).orElse("")));
                yield !path.isEmpty();
            }
            case "scoped_use_list" -> {
                List<String> prefix = joined(before, node.child("path").map(RustNode::text).orElse(""));
                yield node.child("list").filter(list -> add(prefix, list, paths)).isPresent();
            }
            case "use_list" -> node.parts().stream().allMatch(part -> add(before, part, paths));
            default -> false;
        };
    }

    /** A path that begins at the root of all crates keeps its leading colons as an empty first segment. */
    private static List<String> joined(List<String> before, String path) {
        List<String> all = new ArrayList<>(before);
        for (String segment : path.replaceAll("\\s", "").split("::", -1)) {
            if (!segment.isEmpty() || all.isEmpty()) {
                all.add(segment);
            }
        }
        return all;
    }

    List<String> parent() {
        return segments.subList(0, segments.size() - 1);
    }

    String last() {
        return segments.getLast();
    }

    /** The name that it brings into scope. */
    String name() {
        return !alias.isEmpty() ? alias : last().equals("self") && segments.size() > 1
                ? segments.get(segments.size() - 2) : last();
    }

    String leaf() {
        return last() + (alias.isEmpty() ? "" : " as " + alias);
    }

    @Override
    public int compareTo(UsePath other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            int order = compare(segments.get(i), other.segments.get(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(segments.size(), other.segments.size());
        return order != 0 ? order : alias.compareTo(other.alias);
    }

    /** As rustfmt sorts: self, super, crate, then snake case, camel case, upper case, and the star. */
    static int compare(String one, String other) {
        int order = Integer.compare(rank(one), rank(other));
        return order != 0 ? order : one.compareTo(other);
    }

    private static int rank(String segment) {
        boolean upper = !segment.isEmpty() && Character.isUpperCase(segment.codePointAt(0));
        boolean all = upper && segment.chars().noneMatch(Character::isLowerCase) && segment.length() > 1;
        return switch (segment) {
            case "self" -> 0;
            case "super" -> 1;
            case "crate" -> 2;
            case "*" -> 6;
            default -> all ? 5 : upper ? 4 : 3;
        };
    }
}
