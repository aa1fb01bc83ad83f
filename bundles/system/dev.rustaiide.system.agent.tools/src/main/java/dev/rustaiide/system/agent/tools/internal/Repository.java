package dev.rustaiide.system.agent.tools.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Where Git keeps what it knows of a folder. */
final class Repository {
    private static final String LINK = "gitdir: ";

    private Repository() {}

    /**
     * The folder and, if it is a worktree, what belongs to it elsewhere. Blocks on the disk.
     *
     * @throws FailureException if the folder is not the top of a repository: Git would show what lies outside
     */
    static List<Path> of(Path folder) throws FailureException {
        Path git = folder.resolve(".git");
        List<Path> all = new ArrayList<>(List.of(folder));
        try {
            if (Files.isRegularFile(git)) {
                Path own = folder.resolve(Files.readString(git).strip().substring(LINK.length())).normalize();
                Path common = own.resolve("commondir");
                all.add(own);
                if (Files.isRegularFile(common)) {
                    all.add(own.resolve(Files.readString(common).strip()).normalize());
                }
                return all;
            }
        } catch (IOException | InvalidPathException | StringIndexOutOfBoundsException odd) {
            throw none("What it says of its repository cannot be read.", odd);
        }
        if (!Files.isDirectory(git)) {
            throw none("The folder is not the top of a repository.", null);
        }
        return all;
    }

    private static FailureException none(String why, @Nullable Throwable cause) {
        return new FailureException(new Failure.Other("Cannot ask Git.", why, "Go on without it."), cause);
    }
}
