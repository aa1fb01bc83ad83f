package dev.rustaiide.system.projects.internal;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.serialization.Toml;
import dev.rustaiide.system.projects.FolderFacts;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.ProjectKind;
import dev.rustaiide.system.projects.ProjectTask;
import dev.rustaiide.system.projects.ProjectTask.Use;

/** A package or workspace of Cargo. */
final class CargoKind implements ProjectKind {
    private static final String MANIFEST = "Cargo.toml";

    @Override
    public String id() {
        return "cargo";
    }

    @Override
    public Optional<Project> look(FolderFacts folder) {
        if (!folder.has(MANIFEST)) {
            return Optional.empty();
        }
        Toml manifest = Toml.read(folder.text(MANIFEST));
        boolean workspace = manifest.has("workspace");
        boolean crate = manifest.has("package");
        String details = workspace ? crate ? "workspace and crate" : "workspace" : "crate";
        return Optional.of(Named.project(folder, id(), "Cargo", manifest.string("package", "name"), details,
                tasks(folder, manifest, workspace)));
    }

    private static List<ProjectTask> tasks(FolderFacts folder, Toml manifest, boolean workspace) {
        List<ProjectTask> tasks = new ArrayList<>();
        boolean program = manifest.has("bin") || folder.hasFolder("src")
                && Files.isRegularFile(folder.folder().resolve("src/main.rs"));
        if (program || workspace) {
            tasks.add(ProjectTask.of(Use.RUN, "run", "cargo", "run", "--offline"));
        }
        tasks.add(ProjectTask.of(Use.TEST, "test", "cargo", "test", "--offline"));
        tasks.add(ProjectTask.of(Use.BUILD, "build", "cargo", "build", "--offline"));
        return tasks;
    }
}
