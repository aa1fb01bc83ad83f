package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.rustaiide.foundation.common.Amount;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cargo.integration.CargoDependencies;
import dev.rustaiide.system.cargo.integration.CargoDependency;
import dev.rustaiide.system.cargo.integration.DependencyTree;
import dev.rustaiide.system.cargo.integration.DependencyTree.Id;
import dev.rustaiide.system.cargo.integration.DependencyTree.Node;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage.Option;

/** Shows what a workspace is built from: as a tree, by licence, or only what is there several times. */
record TreeAction(CargoDependencies dependencies, String name) implements CargoAction {
    @Override
    public String summary() {
        return switch (name) {
            case "licences" -> "groups all packages by licence";
            default -> "shows all packages with licences and sizes, those of several versions marked";
        };
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("duplicates", "", "tree: Only packages of which there are several versions"));
    }

    @Override
    public ExitCode run(CargoWords words) throws FailureException, InterruptedException {
        DependencyTree tree = Answers.await(dependencies.tree(words.folder()));
        Invocation out = words.invocation();
        Map<String, List<Id>> duplicates = tree.duplicates();
        if (name.equals("licences")) {
            tree.licences().forEach((licence, ids) -> out.print((licence.isEmpty() ? "none named" : licence) + ": "
                    + ids.stream().map(TreeAction::title).collect(Collectors.joining(", "))));
        } else if (words.invocation().has("duplicates")) {
            duplicates.values().forEach(ids -> ids.forEach(id -> out.print(title(id) + "  for "
                    + tree.needing(id).stream().map(TreeAction::title).collect(Collectors.joining(", ")))));
        } else {
            Set<Id> seen = new HashSet<>();
            tree.members().forEach(id -> print(id, "", "", tree, duplicates.keySet(), seen, out));
            out.message(tree.packages().size() + " packages, " + size(tree.packages().stream()
                    .mapToLong(node -> Math.max(0, node.bytes())).sum()) + " of sources, " + duplicates.size()
                    + " names with several versions.");
        }
        if (!tree.note().isEmpty()) {
            out.message(tree.note());
        }
        out.print(json(tree, duplicates));
        return ExitCode.OK;
    }

    static String title(Id id) {
        return id.name() + " " + id.version();
    }

    static String size(long bytes) {
        return bytes < 0 ? "not here" : Amount.bytes(bytes);
    }

    private static void print(Id id, String indent, String kind, DependencyTree tree, Set<String> duplicates,
            Set<Id> seen, Invocation out) {
        Node node = tree.node(id).orElseThrow();
        boolean again = !seen.add(id) && !node.needs().isEmpty();
        out.print(indent + title(id) + kind + "  " + (node.licence().isEmpty() ? "no licence named" : node.licence())
                + ", " + size(node.bytes()) + (duplicates.contains(id.name()) ? "  (several versions)" : "")
                + (again ? "  (shown above)" : ""));
        if (!again) {
            node.needs().forEach(need -> print(need.id(), indent + "    ", kinds(need.kinds()), tree, duplicates,
                    seen, out));
        }
    }

    private static String kinds(Set<CargoDependency.Kind> kinds) {
        return kinds.contains(CargoDependency.Kind.NORMAL) ? "" : kinds.stream().map(CargoDependency.Kind::word)
                .sorted().collect(Collectors.joining(", ", " [", "]"));
    }

    private static Json json(DependencyTree tree, Map<String, List<Id>> duplicates) {
        return Json.object().put("note", tree.note())
                .put("members", WorkspaceAction.array(tree.members(), id -> Json.of(title(id))))
                .put("duplicates", Json.strings(duplicates.keySet()))
                .put("packages", WorkspaceAction.array(tree.packages(), node -> Json.object()
                        .put("name", node.id().name()).put("version", node.id().version())
                        .put("source", node.id().source()).put("licence", node.licence()).put("bytes", node.bytes())
                        .put("features", Json.strings(node.features()))
                        .put("needs", WorkspaceAction.array(node.needs(), need -> Json.object()
                                .put("name", need.id().name()).put("version", need.id().version())
                                .put("kinds", Json.strings(need.kinds().stream().map(CargoDependency.Kind::word)
                                        .sorted().toList())).build())).build())).build();
    }
}
