package dev.rustaiide.app.workspace.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.app.workspace.management.Workspace;
import dev.rustaiide.system.file.watching.FileChanges;

@Timeout(20)
class IndexedFoldersTest {
    private static final Path ROOT = Path.of("/work/shop");

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final List<Folder> open = Collections.synchronizedList(new ArrayList<>());
    private Consumer<List<Folder>> onFolders = folders -> {};
    private Consumer<FileChanges> onFiles = changes -> {};

    private static <T> T fake(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answers.apply(method.getName(), arguments)));
    }

    @SuppressWarnings("unchecked") // the fakes know what they are given
    private IndexedFolders start() {
        Workspace workspace = fake(Workspace.class, (method, arguments) -> switch (method) {
            case "folders" -> List.copyOf(open);
            case "onChange" -> {
                onFolders = (Consumer<List<Folder>>) arguments[1];
                yield (Subscription) () -> said.add("deaf to folders");
            }
            default -> throw new UnsupportedOperationException(method);
        });
        CodeIndex index = fake(CodeIndex.class, (method, arguments) -> {
            said.add(method + (arguments == null ? "" : " " + arguments[0]));
            return null;
        });
        CodeIndexes indexes = fake(CodeIndexes.class, (method, arguments) -> {
            said.add("open " + arguments[0] + " " + arguments[1]);
            return index;
        });
        return new IndexedFolders(workspace, indexes, Duration.ofMillis(1));
    }

    @SuppressWarnings("unchecked")
    private Folder folder() {
        return fake(Folder.class, (method, arguments) -> switch (method) {
            case "path" -> ROOT;
            case "onChange" -> {
                onFiles = (Consumer<FileChanges>) arguments[1];
                yield (Subscription) () -> said.add("deaf to files");
            }
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private void await(int count) throws InterruptedException {
        while (said.size() < count) {
            Thread.sleep(2);
        }
    }

    @Test
    void a_folder_is_indexed_in_the_background_for_as_long_as_it_is_open() throws InterruptedException {
        IndexedFolders folders = start();
        open.add(folder());
        onFolders.accept(open);
        await(1);
        onFiles.accept(new FileChanges(Set.of(), Set.of(ROOT.resolve("a.rs")), Set.of(), Set.of()));
        open.clear();
        onFolders.accept(open);
        await(4);
        assertEquals(List.of("open /work/shop BACKGROUND", "changed [/work/shop/a.rs]", "deaf to files",
                "close"), said);
        folders.close();
        assertEquals("deaf to folders", said.getLast());
    }

    @Test
    void what_is_open_already_is_indexed_and_closed_at_the_end() throws InterruptedException {
        open.add(folder());
        IndexedFolders folders = start();
        await(1);
        folders.close();
        assertEquals(List.of("open /work/shop BACKGROUND", "deaf to folders", "deaf to files", "close"), said);
    }
}
