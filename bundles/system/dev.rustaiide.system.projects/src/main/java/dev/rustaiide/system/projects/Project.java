package dev.rustaiide.system.projects;

import java.nio.file.Path;
import java.util.List;

/**
 * A folder that a tool can build, run or test.
 *
 * @param folder where the tool runs
 * @param kind the {@link ProjectKind#id} of what found it
 * @param tool how people call that kind, e.g. {@code Cargo} or {@code pnpm}
 * @param name as the project calls itself, else the name of its folder; made safe to be shown in a line
 * @param details what there is to add in a word or two, e.g. {@code workspace}; may be empty
 * @param tasks what can be run in it, the most likely first
 */
public record Project(Path folder, String kind, String tool, String name, String details, List<ProjectTask> tasks) {
    public Project {
        tasks = List.copyOf(tasks);
    }
}
