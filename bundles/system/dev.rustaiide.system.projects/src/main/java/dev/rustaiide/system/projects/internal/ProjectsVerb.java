package dev.rustaiide.system.projects.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.ProjectTask;
import dev.rustaiide.system.projects.Projects;

/** Lists the projects that a folder has. */
@Component(property = Verb.NAME + "=projects")
public final class ProjectsVerb implements Verb {
    private final Projects projects;

    @Activate
    public ProjectsVerb(@Reference Projects projects) {
        this.projects = projects;
    }

    @Override
    public String name() {
        return "projects";
    }

    @Override
    public String summary() {
        return "tells what projects a folder has, and what can be run in them";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(), List.of(new Option("in", "DIR", "The folder; else the current one"),
                new Option("tasks", "", "Tell for each what can be run in it")),
                "Nothing of the folder is run. Exit code 1 tells that there is no project.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        Path folder = invocation.folder().resolve(invocation.option("in").orElse("")).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new FailureException(new Failure.Missing(folder));
        }
        invocation.progress("Looking for projects");
        List<Project> found = Answers.await(projects.in(folder));
        int tool = found.stream().mapToInt(project -> project.tool().length()).max().orElse(0);
        int name = found.stream().mapToInt(project -> project.name().length()).max().orElse(0);
        for (Project project : found) {
            String below = folder.relativize(project.folder()).toString();
            String details = project.details().isEmpty() ? "" : "  (" + project.details() + ")";
            invocation.print(padded(project.tool(), tool) + padded(project.name(), name)
                    + (below.isEmpty() ? "." : below) + details);
            if (invocation.has("tasks")) {
                project.tasks().forEach(task -> invocation.print("    " + String.join(" ", task.commandLine())));
            }
        }
        invocation.print(Json.array(found.stream().map(project -> json(folder, project)).toList()));
        return found.isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + 2);
    }

    private static Json json(Path root, Project project) {
        return Json.object().put("kind", project.kind()).put("tool", project.tool()).put("name", project.name())
                .put("details", project.details()).put("folder", project.folder().toString())
                .put("below", root.relativize(project.folder()).toString())
                .put("tasks", Json.array(project.tasks().stream().map(ProjectsVerb::json).toList())).build();
    }

    private static Json json(ProjectTask task) {
        return Json.object().put("use", task.use().name().toLowerCase(Locale.ROOT)).put("title", task.title())
                .put("commandLine", Json.strings(task.commandLine())).build();
    }
}
