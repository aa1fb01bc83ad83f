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

/** A build of Gradle, or a project in one. */
final class GradleKind implements ProjectKind {
    private static final Pattern NAME = Pattern.compile("rootProject\\.name\\s*=\\s*[\"']([^\"']+)[\"']");

    @Override
    public String id() {
        return "gradle";
    }

    @Override
    public Optional<Project> look(FolderFacts folder) {
        Optional<String> settings = folder.first("settings.gradle.kts", "settings.gradle");
        Optional<String> build = folder.first("build.gradle.kts", "build.gradle");
        if (settings.isEmpty() && build.isEmpty()) {
            return Optional.empty();
        }
        String program = folder.has("gradlew") ? "./gradlew" : "gradle";
        List<ProjectTask> tasks = new ArrayList<>();
        if (build.map(folder::text).filter(text -> text.contains("application")).isPresent()) {
            tasks.add(ProjectTask.of(Use.RUN, "run", program, "run"));
        }
        tasks.add(ProjectTask.of(Use.BUILD, "build", program, "build"));
        tasks.add(ProjectTask.of(Use.TEST, "test", program, "test"));
        Optional<String> name = settings.map(folder::text).flatMap(text -> NAME.matcher(text).results().findFirst())
                .map((MatchResult found) -> found.group(1));
        return Optional.of(Named.project(folder, id(), "Gradle", name, settings.isPresent() ? "" : "subproject",
                tasks));
    }
}
