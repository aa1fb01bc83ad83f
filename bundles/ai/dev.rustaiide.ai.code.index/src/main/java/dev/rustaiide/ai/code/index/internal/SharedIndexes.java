package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.OpenTexts;
import dev.rustaiide.ai.code.facts.Reading;
import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;

/** Keeps indexes for as long as somebody has them open. */
@Component(service = {CodeIndexes.class, SharedIndexes.class})
public final class SharedIndexes implements CodeIndexes {
    private final Reading reading;
    private final FileText texts;
    private final Path folder;
    private final OpenTexts shown;
    private final Map<Path, Shared> open = new HashMap<>();
    /** What editors show, for indexes that are opened later too. */
    private final Map<Path, Text> followed = new HashMap<>();

    private static final class Shared {
        private final FolderIndex index;
        private int users;

        Shared(FolderIndex index) {
            this.index = index;
        }
    }

    @Activate
    public SharedIndexes(@Reference Syntax syntax, @Reference TextFiles texts, @Reference StandardPaths paths) {
        this.reading = new Reading(syntax, new Names());
        this.texts = file -> texts.read(file).text();
        this.shown = new OpenTexts(reading);
        this.folder = paths.cache().resolve("index");
    }

    @Override
    public synchronized CodeIndex open(Path root, Priority priority) {
        Path absolute = root.toAbsolutePath().normalize();
        Shared shared = open.get(absolute);
        if (shared == null) {
            var index = new FolderIndex(absolute, priority, reading, shown, texts,
                    new FactsStore(store(absolute)));
            shared = new Shared(index);
            open.put(absolute, shared);
            index.changed(List.of(absolute));
            followed.forEach((file, text) -> {
                if (file.startsWith(absolute)) {
                    index.shows(file, text);
                }
            });
        }
        shared.users++;
        return new Handle(shared);
    }

    @Override
    public Optional<CodeSnapshot> around(Path file) {
        return indexAround(file).map(FolderIndex::now);
    }

    @Override
    public Call<Completions> completions(SourceText text, Position position) {
        return Call.start("names at a place", scope -> IndexLanguageSource.completions(text, position, this));
    }

    /** The innermost open index that {@code file} is in. */
    synchronized Optional<FolderIndex> indexAround(Path file) {
        for (Path at = file.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Shared shared = open.get(at);
            if (shared != null) {
                return Optional.of(shared.index);
            }
        }
        return Optional.empty();
    }

    synchronized List<FolderIndex> all() {
        return open.values().stream().map(shared -> shared.index).toList();
    }

    Reading reading() {
        return reading;
    }

    OpenTexts shown() {
        return shown;
    }

    /** The text of {@code file} as an editor shows it, else as it is on the disk; empty if it cannot be read. */
    Optional<Text> text(Path file) {
        synchronized (this) {
            Text known = followed.get(file);
            if (known != null) {
                return Optional.of(known);
            }
        }
        try {
            return Optional.of(texts.read(file));
        } catch (FailureException gone) {
            // Then there is nothing to show of it.
            return Optional.empty();
        }
    }

    /** @param text null if no editor shows the file any more */
    void follow(Path file, @Nullable Text text) {
        synchronized (this) {
            if (text == null) {
                followed.remove(file);
            } else {
                followed.put(file, text);
            }
        }
        indexAround(file).ifPresent(index -> index.shows(file, text));
    }

    private Path store(Path root) {
        return folder.resolve(Sha256.hex(root.toString(), 32) + ".facts");
    }

    private void release(Shared shared) {
        synchronized (this) {
            shared.users--;
            if (shared.users > 0) {
                return;
            }
            open.remove(shared.index.root(), shared);
        }
        shared.index.close();
    }

    /** One user's part of a shared index. */
    private final class Handle implements CodeIndex {
        private final Shared shared;
        private final AtomicBoolean closed = new AtomicBoolean();

        Handle(Shared shared) {
            this.shared = shared;
        }

        @Override
        public Path root() {
            return shared.index.root();
        }

        @Override
        public CodeSnapshot now() {
            return shared.index.now();
        }

        @Override
        public Call<CodeSnapshot> settled() {
            return shared.index.settled();
        }

        @Override
        public void changed(Collection<Path> paths) {
            shared.index.changed(paths);
        }

        @Override
        public void follow(Path file, Text text) {
            shared.index.shows(file, text);
        }

        @Override
        public void forget(Path file) {
            shared.index.shows(file, null);
        }

        @Override
        public void close() {
            if (!closed.getAndSet(true)) {
                release(shared);
            }
        }
    }
}
