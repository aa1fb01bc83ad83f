package dev.rustaiide.ai.code.analysis.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.tree.sitter.Grammar;
import dev.rustaiide.foundation.types.Language;

/** A language with its grammar and its queries, each compiled when it is first asked for. Any thread may use it. */
final class Rules {
    private static final String QUERIES = "/dev/rustaiide/ai/code/analysis/queries/";

    private final Language language;
    private final Grammar grammar;
    /** Folders below {@link #QUERIES} whose files follow each other. */
    private final List<String> sources;
    private @Nullable Highlights highlights;
    private @Nullable Outline outline;
    private @Nullable NodeRules folds;

    Rules(Language language, Grammar grammar, List<String> sources) {
        this.language = language;
        this.grammar = grammar;
        this.sources = sources;
    }

    Language language() {
        return language;
    }

    Grammar grammar() {
        return grammar;
    }

    boolean isRust() {
        return "rust".equals(grammar.name());
    }

    synchronized Highlights highlights() {
        if (highlights == null) {
            highlights = new Highlights(grammar, source("highlights.scm"));
        }
        return highlights;
    }

    synchronized Outline outline() {
        if (outline == null) {
            outline = new Outline(grammar, source("outline.scm"));
        }
        return outline;
    }

    synchronized NodeRules folds() {
        if (folds == null) {
            folds = new NodeRules(grammar, source("folds.scm"), false);
        }
        return folds;
    }

    private String source(String file) {
        var source = new StringBuilder();
        for (String folder : sources) {
            try (InputStream in = Rules.class.getResourceAsStream(QUERIES + folder + "/" + file)) {
                if (in != null) {
                    source.append(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).append('\n');
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return source.toString();
    }
}
