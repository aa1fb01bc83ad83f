package dev.rustaiide.system.projects.internal;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.projects.FolderFacts;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.ProjectTask;

/** Makes projects whose names come from files of strangers. */
final class Named {
    private static final int LONGEST = 100;

    private Named() {}

    static Project project(FolderFacts folder, String kind, String tool, Optional<String> name, String details,
            List<ProjectTask> tasks) {
        String shown = name.map(SafeText::line).map(String::strip).filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(LONGEST, text.length()))).orElse(folder.name());
        return new Project(folder.folder(), kind, tool, shown, details, tasks);
    }
}
