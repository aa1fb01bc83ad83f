package dev.rustaiide.app.explorer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.workspace.management.FileIndex.Hit;
import dev.rustaiide.app.workspace.management.FileNode;

class FilteredFilesTest {
    private static final Path ROOT = Path.of("/w/app");

    private static Hit hit(String name) {
        return new Hit(ROOT.resolve(name), name, List.of());
    }

    private static List<String> names(FilteredFiles files, Path folder) {
        return files.children(folder).stream().map(FileNode::name).toList();
    }

    @Test
    void what_was_found_hangs_below_the_folders_that_lead_to_it() {
        var files = new FilteredFiles();
        files.add(ROOT, List.of(hit("src/b.rs"), hit("src/a.rs"), hit("src/deep/c.rs"), hit("README.md")));
        assertEquals(List.of("src", "README.md"), names(files, ROOT));
        assertEquals(List.of("deep", "a.rs", "b.rs"), names(files, ROOT.resolve("src")));
        assertEquals(Set.of(ROOT, ROOT.resolve("src"), ROOT.resolve("src/deep")), files.folders());
        assertEquals(4, files.count());
    }

    @Test
    void folders_of_the_window_stay_apart() {
        var files = new FilteredFiles();
        files.add(ROOT, List.of(hit("a.rs")));
        files.add(Path.of("/w/library"), List.of(new Hit(Path.of("/w/library/a.rs"), "a.rs", List.of())));
        assertEquals(List.of("a.rs"), names(files, Path.of("/w/library")));
        assertTrue(names(files, Path.of("/w")).isEmpty());
    }

    @Test
    void a_folder_brings_what_lies_in_it_along() {
        Path folder = Path.of("/w/a");
        assertEquals(List.of(folder, Path.of("/w/ab")), Selections.tops(List.of(folder, folder.resolve("x/y"),
                Path.of("/w/ab"), folder)));
        assertEquals("", Selections.list(List.of(folder)));
        assertEquals("a, b. ", Selections.list(List.of(folder, Path.of("/w/b"))));
    }
}
