package dev.rustaiide.system.projects.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.system.projects.FolderFacts;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.ProjectKind;
import dev.rustaiide.system.projects.ProjectTask;
import dev.rustaiide.system.projects.ProjectTask.Use;

/** A folder with a makefile that somebody wrote: one that CMake made tells nothing new. */
final class MakeKind implements ProjectKind {
    private static final Pattern TARGET = Pattern.compile("(?m)^([A-Za-z0-9_][A-Za-z0-9_.-]*)[ \\t]*:(?![:=])");
    private static final int MOST_TASKS = 50;

    @Override
    public String id() {
        return "make";
    }

    @Override
    public Optional<Project> look(FolderFacts folder) {
        return folder.has("CMakeCache.txt") ? Optional.empty() : folder.first("GNUmakefile", "makefile", "Makefile")
                .map(makefile -> Named.project(folder, id(), "Make", Optional.empty(), "",
                        tasks(targets(folder.text(makefile)))));
    }

    private static Set<String> targets(String makefile) {
        Set<String> targets = new LinkedHashSet<>();
        TARGET.matcher(makefile).results().limit(MOST_TASKS).forEach(found -> targets.add(found.group(1)));
        return targets;
    }

    private static List<ProjectTask> tasks(Set<String> targets) {
        List<ProjectTask> tasks = new ArrayList<>();
        for (String target : targets) {
            Use use = switch (target) {
                case "run", "serve", "start" -> Use.RUN;
                case "test", "check" -> Use.TEST;
                case "all", "build" -> Use.BUILD;
                default -> Use.OTHER;
            };
            tasks.add(ProjectTask.of(use, target, "make", target));
        }
        tasks.sort((one, other) -> one.use().compareTo(other.use()));
        return tasks;
    }
}
