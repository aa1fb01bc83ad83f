package dev.rustaiide.system.projects.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.fs.GitIgnored;
import dev.rustaiide.system.projects.FolderFacts;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.ProjectKind;
import dev.rustaiide.system.projects.ProjectKinds;
import dev.rustaiide.system.projects.Projects;

/** Asks all kinds about each folder, level by level. */
@Component
public final class FoundProjects implements Projects {
    private final List<ProjectKind> kinds;

    @Activate
    public FoundProjects(
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policyOption = ReferencePolicyOption.GREEDY)
            List<ProjectKinds> providers) {
        kinds = providers.stream().flatMap(provider -> provider.kinds().stream()).toList();
    }

    @Override
    public Call<List<Project>> at(Path folder) {
        return Call.start("look at " + folder.getFileName(), scope -> look(folder));
    }

    private List<Project> look(Path folder) {
        FolderFacts facts = FolderFacts.of(folder);
        return kinds.stream().flatMap(kind -> kind.look(facts).stream()).toList();
    }

    @Override
    public Call<List<Project>> in(Path folder) {
        return Call.start("find projects", scope -> find(folder, scope));
    }

    private record Level(Path folder, int depth) {}

    private List<Project> find(Path root, Scope scope) throws InterruptedException {
        var found = new ArrayList<Project>();
        var ignored = new GitIgnored(root);
        Deque<Level> waiting = new ArrayDeque<>(List.of(new Level(root, 0)));
        for (int looked = 0; looked < MOST && !waiting.isEmpty(); looked++) {
            scope.check();
            Level level = waiting.removeFirst();
            found.addAll(look(level.folder));
            if (level.depth < DEEPEST) {
                below(level.folder, ignored).forEach(child -> waiting.addLast(new Level(child, level.depth + 1)));
            }
        }
        // Of one folder they stay in the order of their kinds.
        found.sort(Comparator.comparing(Project::folder));
        return List.copyOf(found);
    }

    private static List<Path> below(Path folder, GitIgnored ignored) {
        var below = new ArrayList<Path>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && !ignored.isIgnored(entry, true)) {
                    below.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // What cannot be read has no projects for us.
            return List.of();
        }
        return below;
    }
}
