package dev.rustaiide.app.workspace.management;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/** The files of a folder, level by level. Any thread may use it. */
@ProviderType
public interface FileTree {
    /** The folder itself. */
    Call<FileNode> root();

    /**
     * What lies right in {@code folder}: folders first, then by name as people count ({@code a2} before {@code a10}).
     * Kept until it changes, so that asking again costs nothing. Fails with a
     * {@link dev.rustaiide.foundation.error.FailureException} if the folder is gone or may not be read.
     */
    Call<List<FileNode>> children(Path folder);

    /**
     * Calls {@code listener} in {@code executor} with those folders, among the ones whose children were asked for, that
     * have others now. What is ignored is not watched; ask again for it when it is shown again.
     */
    Subscription onChange(Executor executor, Consumer<Set<Path>> listener);
}
