package dev.rustaiide.ai.nlp.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.inference.Inference;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.nlp.SearchedFolder;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Keeps one index for each folder under the cache folder, open while somebody uses it. */
@Component
public final class LuceneSearch implements CodeSearch {
    private final Path cache;
    private final Syntax syntax;
    private final FileText texts;
    private final Embeddings embeddings;
    private final Map<Path, IndexedPassages> open = new HashMap<>();
    /** Held, or it would be collected with its level. */
    private final Logger quiet = Logger.getLogger("org.apache.lucene.internal.vectorization");

    @Activate
    public LuceneSearch(@Reference Syntax syntax, @Reference TextFiles texts, @Reference StandardPaths paths,
            @Reference Models models, @Reference Inference inference) {
        this(syntax, file -> texts.read(file).text(), paths.cache().resolve("search"),
                new ShippedEmbeddings(models, inference));
    }

    LuceneSearch(Syntax syntax, FileText texts, Path cache, Embeddings embeddings) {
        this.syntax = syntax;
        this.texts = texts;
        this.cache = cache;
        this.embeddings = embeddings;
        // It asks for a module that is of no use without C2, and would do so on the terminal.
        quiet.setLevel(Level.SEVERE);
    }

    @Override
    public synchronized SearchedFolder open(Path root) {
        IndexedPassages passages = open.computeIfAbsent(root, this::make);
        passages.use();
        return passages;
    }

    private IndexedPassages make(Path root) {
        String key = root + "\n" + embeddings.model();
        String name = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        try {
            var store = new PassageStore(cache.resolve(name));
            return new IndexedPassages(root, store, new SourcePassages(syntax, texts), embeddings, this::closed);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private synchronized boolean closed(IndexedPassages passages) {
        return passages.leave() && open.remove(passages.root(), passages);
    }
}
