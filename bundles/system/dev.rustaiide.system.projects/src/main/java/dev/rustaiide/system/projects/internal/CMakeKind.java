package dev.rustaiide.system.projects.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.rustaiide.system.projects.FolderFacts;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.ProjectKind;
import dev.rustaiide.system.projects.ProjectTask;
import dev.rustaiide.system.projects.ProjectTask.Use;

/** A project of CMake; a part of one, which has a list of its own and no name, is none. */
final class CMakeKind implements ProjectKind {
    private static final Pattern NAME = Pattern.compile("(?mi)^\\s*project\\s*\\(\\s*\"?([\\w.+-]+)");

    @Override
    public String id() {
        return "cmake";
    }

    @Override
    public Optional<Project> look(FolderFacts folder) {
        Optional<String> name = NAME.matcher(folder.text("CMakeLists.txt")).results().findFirst()
                .map((MatchResult found) -> found.group(1));
        if (name.isPresent()) {
            return Optional.of(Named.project(folder, id(), "CMake", name, "", List.of(
                    ProjectTask.of(Use.BUILD, "configure", "cmake", "-S", ".", "-B", "build"),
                    ProjectTask.of(Use.BUILD, "build", "cmake", "--build", "build"),
                    ProjectTask.of(Use.TEST, "test", "ctest", "--test-dir", "build"))));
        }
        return folder.has("compile_commands.json") ? Optional.of(Named.project(folder, id(), "C and C++",
                Optional.empty(), "compile commands", List.of())) : Optional.empty();
    }
}
