package dev.rustaiide.app.workbench.internal.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Succession;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.StandardPaths;

/** What people ran by the palette last, also in windows before. UI thread only. */
@Creatable
final class RecentCommands {
    private static final int MOST = 20;

    private final Path file;
    private final List<String> ids = new ArrayList<>();
    private final Succession writing = new Succession("keep recent commands");
    private Call<?> kept = Call.of(ids);

    @Inject
    RecentCommands(StandardPaths paths, Ui ui) {
        this(paths.state().resolve("recent-commands.txt"));
        Call.start("recent commands", scope -> read(file)).onSuccess(ui, this::goOn);
    }

    RecentCommands(Path file) {
        this.file = file;
    }

    /** Behind what has been used meanwhile. */
    void goOn(List<String> before) {
        before.stream().filter(id -> !ids.contains(id)).limit(MOST - ids.size()).forEach(ids::add);
    }

    static List<String> read(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        }
    }

    /** From 0 for the last one on; behind all of them if it is not among them. */
    int rank(CommandId id) {
        int rank = ids.indexOf(id.value());
        return rank < 0 ? MOST : rank;
    }

    void used(CommandId id) {
        ids.remove(id.value());
        ids.addFirst(id.value());
        if (ids.size() > MOST) {
            ids.removeLast();
        }
        byte[] content = String.join("\n", ids).getBytes(StandardCharsets.UTF_8);
        kept = writing.next(scope -> {
            WholeFile.write(file, content);
            return file;
        });
    }

    /** Ends when all that was used is in the file. */
    Call<?> kept() {
        return kept;
    }
}
