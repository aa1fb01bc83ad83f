package dev.rustaiide.app.explorer.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rustaiide.app.workspace.management.FileIndex.Hit;
import dev.rustaiide.app.workspace.management.FileNode;

/** The files that fit what people look for, with the folders that lead to them. */
final class FilteredFiles {
    private static final Comparator<FileNode> ORDER = Comparator.comparing((FileNode node) -> !node.folder())
            .thenComparing(FileNode::name, String.CASE_INSENSITIVE_ORDER);

    private final Map<Path, List<FileNode>> children = new LinkedHashMap<>();
    private final Map<Path, Hit> hits = new LinkedHashMap<>();

    /** Adds what was found below {@code root}. */
    void add(Path root, List<Hit> found) {
        for (Hit hit : found) {
            hits.put(hit.file(), hit);
            FileNode node = new FileNode(hit.file(), false, Set.of());
            for (Path at = hit.file(); !at.equals(root);) {
                Path parent = at.getParent();
                if (parent == null) {
                    break;
                }
                List<FileNode> here = children.computeIfAbsent(parent, path -> new ArrayList<>());
                FileNode child = node;
                if (here.stream().noneMatch(one -> one.path().equals(child.path()))) {
                    here.add(node);
                }
                at = parent;
                node = new FileNode(parent, true, Set.of());
            }
        }
        children.values().forEach(list -> list.sort(ORDER));
    }

    int count() {
        return hits.size();
    }

    List<FileNode> children(Path folder) {
        return children.getOrDefault(folder, List.of());
    }

    /** All folders on the way to what was found. */
    Set<Path> folders() {
        return new LinkedHashSet<>(children.keySet());
    }
}
