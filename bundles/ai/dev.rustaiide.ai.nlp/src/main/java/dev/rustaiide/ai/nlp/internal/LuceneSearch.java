package dev.rustaiide.ai.nlp.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.inference.Inference;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.nlp.ChangeHistory;
import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.nlp.SearchedFolder;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Keeps one index for each folder under the cache folder, open while somebody uses it. */
@Component
public final class LuceneSearch implements CodeSearch {
    private final Path cache;
    private final Syntax syntax;
    private final FileText texts;
    private final VirtualFiles files;
    private final @Nullable ChangeHistory history;
    private final Embeddings embeddings;
    private final Map<String, IndexedPassages> open = new HashMap<>();
    /** Held, or it would be collected with its level. */
    private final Logger quiet = Logger.getLogger("org.apache.lucene.internal.vectorization");

    @Activate
    public LuceneSearch(@Reference Syntax syntax, @Reference TextFiles texts, @Reference StandardPaths paths,
            @Reference Models models, @Reference Inference inference, @Reference VirtualFiles files,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
            @Nullable ChangeHistory history) {
        this(syntax, file -> texts.read(file).text(), paths.cache().resolve("search"),
                new ShippedEmbeddings(models, inference), files, history);
    }

    LuceneSearch(Syntax syntax, FileText texts, Path cache, Embeddings embeddings, VirtualFiles files,
            @Nullable ChangeHistory history) {
        this.syntax = syntax;
        this.texts = texts;
        this.cache = cache;
        this.embeddings = embeddings;
        this.files = files;
        this.history = history;
        // It asks for a module that is of no use without C2, and would do so on the terminal.
        quiet.setLevel(Level.SEVERE);
    }

    @Override
    public SearchedFolder open(Path root) {
        return open(root.toString(), String.valueOf(root.getFileName()),
                () -> new FilePassages(root, new SourcePassages(syntax, texts)));
    }

    @Override
    public SearchedFolder openHistory(Path root) throws FailureException {
        if (history == null) {
            throw new FailureException(new Failure.Other("Cannot search the history of " + root + '.',
                    "Nothing here reads histories.", "Install the Git integration."));
        }
        return open(root + "\nhistory", "history of " + root.getFileName(),
                () -> new ChangePassages(root, history, files));
    }

    private synchronized SearchedFolder open(String key, String title, Supplier<PassageOrigin> origin) {
        IndexedPassages passages = open.computeIfAbsent(key, absent -> make(key, title, origin.get()));
        passages.use();
        return passages;
    }

    private IndexedPassages make(String key, String title, PassageOrigin origin) {
        String named = key + '\n' + embeddings.model();
        String name = UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)).toString();
        try {
            var store = new PassageStore(cache.resolve(name));
            return new IndexedPassages(key, title, store, origin, embeddings, this::closed);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private synchronized boolean closed(IndexedPassages passages) {
        return passages.leave() && open.remove(passages.key(), passages);
    }
}
