package dev.rustaiide.system.git.integration.internal.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.eclipse.jgit.lib.Repository;

import dev.rustaiide.system.git.integration.Unfinished;
import dev.rustaiide.system.git.integration.Unfinished.Kind;

/** Reads what Git is in the middle of. */
public final class RepositoryReader {
    /** Where the messages of a planned rebase lie; what else is done with them is no step of it. */
    public static final String PLANNED = "rust-ai-ide-rebase";

    private final Path store;
    private final Merged merged;

    public RepositoryReader(Repository repository) {
        this.store = repository.getDirectory().toPath();
        this.merged = new Merged(repository);
    }

    public Unfinished unfinished() {
        Path rebase = store.resolve("rebase-merge");
        Path apply = store.resolve("rebase-apply");
        if (Files.isDirectory(rebase)) {
            int done = asides(rebase.resolve("done"));
            return new Unfinished(Kind.REBASE, number(rebase, "msgnum") - done, number(rebase, "end") - done
                    - asides(rebase.resolve("git-rebase-todo")), branch(rebase));
        }
        if (Files.isDirectory(apply)) {
            return new Unfinished(Files.exists(apply.resolve("applying")) ? Kind.APPLY : Kind.REBASE,
                    number(apply, "next"), number(apply, "last"), branch(apply));
        }
        if (is("MERGE_HEAD")) {
            return new Unfinished(Kind.MERGE, 0, 0, merged.title());
        }
        if (is("CHERRY_PICK_HEAD")) {
            return new Unfinished(Kind.CHERRY_PICK, 0, 0, commit("CHERRY_PICK_HEAD"));
        }
        if (is("REVERT_HEAD")) {
            return new Unfinished(Kind.REVERT, 0, 0, commit("REVERT_HEAD"));
        }
        return is("BISECT_LOG") ? new Unfinished(Kind.BISECT, 0, 0, "") : Unfinished.NOTHING;
    }

    private boolean is(String name) {
        return Files.exists(store.resolve(name));
    }

    private String commit(String name) {
        String id = text(store.resolve(name));
        return id.substring(0, Math.min(8, id.length()));
    }

    private static String branch(Path folder) {
        String name = text(folder.resolve("head-name"));
        return name.equals("detached HEAD") ? "" : Repository.shortenRefName(name);
    }

    private static int asides(Path commands) {
        try (Stream<String> lines = Files.lines(commands, StandardCharsets.UTF_8)) {
            return (int) lines.filter(line -> line.startsWith("exec ") && line.contains(PLANNED)).count();
        } catch (IOException | UncheckedIOException none) {
            // As if there were none.
            return 0;
        }
    }

    private static int number(Path folder, String name) {
        String text = text(folder.resolve(name));
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
        } catch (IOException none) {
            // Nothing is known of it.
            return "";
        }
    }
}
