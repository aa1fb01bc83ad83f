package dev.rustaiide.system.git.integration.internal.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.rules.Cleaning;
import dev.rustaiide.system.git.rules.Excludes;
import dev.rustaiide.system.git.rules.GitSettings;



/**
 * A working tree and the rules that hold in it.
 *
 * @param root its top folder
 * @param store the folder with its index and {@code HEAD}
 * @param trustsRunnable whether the system knows which files may be run
 */
public record Place(Path root, Path store, GitSettings settings, Excludes excludes, Cleaning cleaning,
        boolean trustsRunnable) {
    /** Reads the rules for {@code repository}, which has a working tree. */
    public static Place of(Repository repository) {
        Path root = repository.getWorkTree().toPath();
        Path store = repository.getDirectory().toPath();
        Path common = repository.getCommonDirectory().toPath();
        GitSettings settings = GitSettings.read(common, System::getenv);
        return new Place(root, store, settings, new Excludes(root, common, settings, System::getenv),
                new Cleaning(root, common, settings, System::getenv), settings.is("core", "filemode", true));
    }

    /** What is checked out in the submodule at {@code path}; null if nothing is. */
    public @Nullable ObjectId submoduleAt(String path) {
        Path folder = GitPath.file(root, path);
        if (!Files.exists(folder.resolve(".git"))) {
            return null;
        }
        try (Repository inner = new FileRepositoryBuilder().setMustExist(true)
                .setWorkTree(folder.toFile()).build()) {
            return inner.resolve("HEAD");
        } catch (IOException unreadable) {
            // It is as good as not checked out.
            return null;
        }
    }

    /** Where the index lies. */
    public Path index() {
        return store.resolve("index");
    }

}
