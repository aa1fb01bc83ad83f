package dev.rustaiide.system.cargo.integration.internal.dependencies;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.serialization.Toml;
import dev.rustaiide.system.cargo.integration.CargoDependency;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.DependencyTree;
import dev.rustaiide.system.cargo.integration.DependencyTree.Id;
import dev.rustaiide.system.cargo.integration.DependencyTree.Need;
import dev.rustaiide.system.cargo.integration.DependencyTree.Node;

/** Makes a tree of what {@code cargo metadata} prints, or of a lock file. */
public final class TreeReader {
    private TreeReader() {}

    /** What {@code cargo metadata --format-version=1} says. */
    public static DependencyTree ofMetadata(String printed) throws JsonException {
        Json json = Json.parse(printed);
        Map<String, Id> ids = new HashMap<>();
        Map<String, Json> packages = new HashMap<>();
        for (Json each : json.get("packages").items()) {
            ids.put(each.string("id"), new Id(each.string("name"), each.string("version", ""),
                    each.string("source", "")));
            packages.put(each.string("id"), each);
        }
        List<Node> nodes = new ArrayList<>();
        for (Json node : json.get("resolve").get("nodes").items()) {
            String id = node.string("id");
            if (packages.containsKey(id)) {
                nodes.add(node(ids.get(id), packages.get(id), node, ids));
            }
        }
        List<Id> members = json.get("workspace_members").items().stream().flatMap(each -> each.asString().stream())
                .filter(ids::containsKey).map(ids::get).toList();
        return new DependencyTree(nodes, members, "");
    }

    private static Node node(Id id, Json about, Json node, Map<String, Id> ids) {
        List<Need> needs = new ArrayList<>();
        for (Json need : node.get("deps").items()) {
            Optional.ofNullable(ids.get(need.string("pkg", ""))).ifPresent(other -> needs.add(new Need(other,
                    kinds(need))));
        }
        Optional<Path> folder = about.optionalString("manifest_path").map(Path::of).map(Path::getParent);
        String licence = about.optionalString("license").or(() -> about.optionalString("license_file")
                .map(file -> "see " + file)).orElse("");
        return new Node(id, licence, folder, folder.map(TreeReader::bytes).orElse(-1L), strings(node.get("features")),
                needs);
    }

    private static Set<CargoDependency.Kind> kinds(Json need) {
        Set<CargoDependency.Kind> kinds = new LinkedHashSet<>();
        need.get("dep_kinds").items().forEach(each -> kinds.add(switch (each.string("kind", "")) {
            case "dev" -> CargoDependency.Kind.DEV;
            case "build" -> CargoDependency.Kind.BUILD;
            default -> CargoDependency.Kind.NORMAL;
        }));
        return kinds.isEmpty() ? Set.of(CargoDependency.Kind.NORMAL) : kinds;
    }

    private static List<String> strings(Json array) {
        return array.items().stream().flatMap(each -> each.asString().stream()).toList();
    }

    /** With licences and sizes of what lies in {@code sources}; {@code note} says why it is not Cargo who tells. */
    public static DependencyTree ofLock(String text, CargoWorkspace workspace, CrateSources sources, String note)
            throws IOException {
        LockFile lock = LockFile.read(text);
        List<Node> nodes = new ArrayList<>();
        for (Map.Entry<Id, List<Need>> each : lock.packages().entrySet()) {
            Id id = each.getKey();
            Optional<Path> folder = folder(id, workspace, sources);
            String licence = workspace.member(id.name()).map(one -> one.licence()).orElseGet(() -> folder
                    .flatMap(TreeReader::licence).orElse(""));
            nodes.add(new Node(id, licence, folder, folder.map(TreeReader::bytes).orElse(-1L), List.of(),
                    each.getValue()));
        }
        Set<String> members = new HashSet<>();
        workspace.packages().forEach(one -> members.add(one.name()));
        return new DependencyTree(nodes, lock.packages().keySet().stream()
                .filter(id -> id.isLocal() && members.contains(id.name())).toList(), note);
    }

    private static Optional<Path> folder(Id id, CargoWorkspace workspace, CrateSources sources) throws IOException {
        if (id.isLocal()) {
            return workspace.member(id.name()).map(one -> one.folder());
        }
        return sources.find(id.name()).stream().flatMap(found -> found.crate().releases().stream())
                .filter(release -> release.version().toString().equals(id.version()))
                .flatMap(release -> release.folder().stream()).findFirst();
    }

    private static Optional<String> licence(Path folder) {
        try {
            return Toml.read(Files.readString(folder.resolve("Cargo.toml"))).string("package", "license");
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Of all files below {@code folder}, without what was built and version control. */
    private static long bytes(Path folder) {
        long[] sum = {0};
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    String name = String.valueOf(each.getFileName());
                    boolean made = name.equals(".git") || name.equals("target")
                            || !each.equals(folder) && Files.exists(each.resolve("Cargo.toml"));
                    return made ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum[0] += attributes.isRegularFile() ? attributes.size() : 0;
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException gone) {
            return -1;
        }
        return sum[0];
    }
}
