package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All packages that a workspace is built from.
 *
 * @param packages each once, by name and version
 * @param members those of the workspace itself
 * @param note what people should know of how it was found: why something is missing; empty if nothing is
 */
public record DependencyTree(List<Node> packages, List<Id> members, String note) {
    public DependencyTree {
        packages = List.copyOf(packages);
        members = List.copyOf(members);
    }

    /** What names a package: two of one name and version may come from different sources. */
    public record Id(String name, String version, String source) {
        /** Whether it lies in a folder of this machine and is not fetched. */
        public boolean isLocal() {
            return source.isEmpty();
        }
    }

    /**
     * A package with what it needs.
     *
     * @param licence as its manifest says it; empty if it says none or could not be read
     * @param folder where its sources lie, if they are there
     * @param bytes of its sources; -1 if they are not there
     * @param features those that are on
     */
    public record Node(Id id, String licence, Optional<Path> folder, long bytes, List<String> features,
            List<Need> needs) {
        public Node {
            features = List.copyOf(features);
            needs = List.copyOf(needs);
        }
    }

    /** That a package needs another, and what for. */
    public record Need(Id id, Set<CargoDependency.Kind> kinds) {
        public Need {
            kinds = Set.copyOf(kinds);
        }
    }

    public Optional<Node> node(Id id) {
        return packages.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Names of which there are several versions, with those. */
    public Map<String, List<Id>> duplicates() {
        Map<String, List<Id>> byName = new LinkedHashMap<>();
        packages.forEach(each -> byName.computeIfAbsent(each.id().name(), name -> new ArrayList<>()).add(each.id()));
        byName.values().removeIf(ids -> ids.size() < 2);
        return byName;
    }

    /** The packages under each licence, in alphabetical order; those without one under the empty name. */
    public Map<String, List<Id>> licences() {
        return packages.stream().collect(Collectors.groupingBy(Node::licence, TreeMap::new,
                Collectors.mapping(Node::id, Collectors.toList())));
    }

    /** Who needs {@code id}. */
    public List<Id> needing(Id id) {
        return packages.stream().filter(each -> each.needs().stream().anyMatch(need -> need.id().equals(id)))
                .map(Node::id).toList();
    }
}
