package dev.rustaiide.system.projects.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.rustaiide.system.projects.FolderFacts;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.ProjectKind;
import dev.rustaiide.system.projects.ProjectTask;
import dev.rustaiide.system.projects.ProjectTask.Use;

/** A module or a workspace of Go. */
final class GoKind implements ProjectKind {
    private static final Pattern MODULE = Pattern.compile("(?m)^module\\s+\"?([^\\s\"]+)");

    @Override
    public String id() {
        return "go";
    }

    @Override
    public Optional<Project> look(FolderFacts folder) {
        return folder.first("go.work", "go.mod").map(marker -> {
            Optional<String> name = MODULE.matcher(folder.text("go.mod")).results().findFirst()
                    .map((MatchResult found) -> found.group(1));
            List<ProjectTask> tasks = new ArrayList<>();
            if (folder.has("main.go")) {
                tasks.add(ProjectTask.of(Use.RUN, "run", "go", "run", "."));
            }
            tasks.add(ProjectTask.of(Use.TEST, "test", "go", "test", "./..."));
            tasks.add(ProjectTask.of(Use.BUILD, "build", "go", "build", "./..."));
            return Named.project(folder, id(), "Go", name, marker.equals("go.work") ? "workspace" : "", tasks);
        });
    }
}
