package dev.rustaiide.system.projects.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.projects.FolderFacts;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.ProjectKind;
import dev.rustaiide.system.projects.ProjectTask;
import dev.rustaiide.system.projects.ProjectTask.Use;

/** A package of JavaScript or TypeScript, for whichever tool its lock file is of. */
final class NodeKind implements ProjectKind {
    private static final String MANIFEST = "package.json";
    private static final int MOST_TASKS = 50;

    @Override
    public String id() {
        return "node";
    }

    @Override
    public Optional<Project> look(FolderFacts folder) {
        if (!folder.has(MANIFEST)) {
            return Optional.empty();
        }
        Json manifest = folder.json(MANIFEST);
        String tool = tool(folder, manifest.string("packageManager", ""));
        boolean several = !manifest.get("workspaces").isNull() || folder.has("pnpm-workspace.yaml");
        String details = several ? "workspaces" : folder.has("tsconfig.json") ? "TypeScript" : "";
        return Optional.of(Named.project(folder, id(), tool, manifest.get("name").asString(), details,
                tasks(tool, manifest.get("scripts"))));
    }

    /** As the manifest says, else as the files tell that the tools leave. */
    private static String tool(FolderFacts folder, String said) {
        for (String tool : List.of("pnpm", "yarn", "bun")) {
            if (said.startsWith(tool + "@")) {
                return tool;
            }
        }
        return folder.first("pnpm-lock.yaml", "pnpm-workspace.yaml").isPresent() ? "pnpm"
                : folder.has("yarn.lock") ? "yarn" : folder.first("bun.lock", "bun.lockb").isPresent() ? "bun" : "npm";
    }

    private static List<ProjectTask> tasks(String tool, Json scripts) {
        var tasks = new ArrayList<ProjectTask>();
        for (String script : scripts.members().keySet().stream().limit(MOST_TASKS).toList()) {
            // What begins with a hyphen would be an option to the tool.
            if (!script.isBlank() && !script.startsWith("-")) {
                tasks.add(ProjectTask.of(use(script), script, tool, "run", script));
            }
        }
        tasks.sort(Comparator.comparing(ProjectTask::use));
        return tasks;
    }

    private static Use use(String script) {
        return switch (script) {
            case "start", "dev", "serve" -> Use.RUN;
            case "build" -> Use.BUILD;
            case "test" -> Use.TEST;
            default -> Use.OTHER;
        };
    }
}
