package dev.rustaiide.system.testing;

import java.nio.file.Path;
import java.util.List;

/**
 * The tests of a folder.
 *
 * @param root the folder that they belong to, e.g. the workspace's
 * @param items in the order of their ids
 * @param exact whether the tests themselves were asked, or only the source was read: macros may make others
 */
public record TestList(Path root, List<TestItem> items, boolean exact) {
    public TestList {
        items = List.copyOf(items);
    }
}
