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

/** A package or a program of Python. */
final class PythonKind implements ProjectKind {
    private static final String MANIFEST = "pyproject.toml";

    @Override
    public String id() {
        return "python";
    }

    @Override
    public Optional<Project> look(FolderFacts folder) {
        return folder.first(MANIFEST, "setup.py", "setup.cfg", "requirements.txt", "Pipfile").map(marker -> {
            Toml manifest = Toml.read(folder.text(MANIFEST));
            Optional<String> name = manifest.string("project", "name")
                    .or(() -> manifest.section("tool", "poetry").flatMap(table -> table.string("name")));
            String tool = folder.has("uv.lock") ? "uv" : folder.has("poetry.lock") || manifest.has("tool", "poetry")
                    ? "Poetry" : "Python";
            return Named.project(folder, id(), tool, name, marker.equals(MANIFEST) ? "" : marker,
                    tasks(folder, name, manifest));
        });
    }

    private static List<ProjectTask> tasks(FolderFacts folder, Optional<String> name, Toml manifest) {
        List<ProjectTask> tasks = new ArrayList<>();
        name.map(one -> one.replace('-', '_')).filter(one -> one.matches("\\w+")).ifPresent(module -> {
            if (Files.isRegularFile(folder.folder().resolve(module).resolve("__main__.py"))) {
                tasks.add(ProjectTask.of(Use.RUN, "run " + module, "python3", "-m", module));
            }
        });
        folder.first("main.py", "app.py", "manage.py").ifPresent(script ->
                tasks.add(ProjectTask.of(Use.RUN, "run " + script, "python3", script)));
        if (manifest.has("tool", "pytest") || folder.first("pytest.ini", "conftest.py").isPresent()) {
            tasks.add(ProjectTask.of(Use.TEST, "test", "python3", "-m", "pytest"));
        } else if (folder.hasFolder("tests")) {
            tasks.add(ProjectTask.of(Use.TEST, "test", "python3", "-m", "unittest", "discover", "-s", "tests"));
        }
        return tasks;
    }
}
