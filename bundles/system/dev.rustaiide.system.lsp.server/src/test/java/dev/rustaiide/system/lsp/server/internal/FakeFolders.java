package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.FileWatching;
import dev.rustaiide.system.file.watching.IgnorePredicate;

/** Indexes and watches that write down what happens to them. */
final class FakeFolders implements CodeIndexes, FileWatching {
    final List<String> log = new CopyOnWriteArrayList<>();
    final Map<Path, Consumer<FileChanges>> watched = new ConcurrentHashMap<>();

    @Override
    public CodeIndex open(Path root, Priority priority) {
        log.add("index " + root);
        return new CodeIndex() {
            @Override
            public Path root() {
                return root;
            }

            @Override
            public CodeSnapshot now() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Call<CodeSnapshot> settled() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void changed(Collection<Path> paths) {
                log.add("changed " + paths);
            }

            @Override
            public void follow(Path file, Text text) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void forget(Path file) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                log.add("store " + root);
            }
        };
    }

    @Override
    public Optional<CodeSnapshot> around(Path file) {
        return Optional.empty();
    }

    @Override
    public Call<Completions> completions(SourceText text, Position position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileWatch watch(Path root, IgnorePredicate ignored, Consumer<FileChanges> listener) {
        watched.put(root, listener);
        return new FileWatch() {
            @Override
            public Call<Void> ready() {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean isPolling() {
                return false;
            }

            @Override
            public void close() {
                watched.remove(root);
            }
        };
    }
}
