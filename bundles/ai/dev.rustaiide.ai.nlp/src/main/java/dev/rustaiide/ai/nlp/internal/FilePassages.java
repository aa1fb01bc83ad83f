package dev.rustaiide.ai.nlp.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.fs.FileWalk;
import dev.rustaiide.foundation.fs.GitIgnored;

/** The files of a folder; a key is a file's path in it. */
final class FilePassages implements PassageOrigin {
    private final Path root;
    private final SourcePassages sources;

    FilePassages(Path root, SourcePassages sources) {
        this.root = root;
        this.sources = sources;
    }

    @Override
    public Map<String, Long> find(Scope scope) throws InterruptedException {
        scope.report(new Progress("Looking for files", 0, 0));
        Map<String, Long> found = new TreeMap<>();
        new FileWalk(new GitIgnored(root)).forEach(root, scope, (file, attributes) -> {
            if (sources.isOne(file, attributes.size())) {
                long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
                found.put(root.relativize(file).toString(), modified * 31 + attributes.size());
            }
        });
        return found;
    }

    @Override
    public List<Passage> passages(String key, Scope scope) {
        return sources.of(root.resolve(key));
    }

    @Override
    public Path place(String key, String file) {
        return root.resolve(key);
    }
}
