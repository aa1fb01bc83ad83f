package dev.rustaiide.system.cli.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.foundation.cache.Cache;
import dev.rustaiide.foundation.cache.CacheSpec;
import dev.rustaiide.foundation.cache.Caches;
import dev.rustaiide.foundation.cache.Codec;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.serialization.Schema;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.Schemas;
import dev.rustaiide.foundation.types.Symbol;

/** What the syntax of texts tells, kept by their content, their language and the version of what reads them. */
final class Analyses {
    private static final Schema<Analysis> ANALYSIS = Schema.of("analysis", 1, fields -> {
        var errors = fields.number("errors", Analysis::errors);
        var outline = fields.list("outline", Schemas.SYMBOL, Analysis::outline);
        return row -> new Analysis(row.get(outline), row.integer(errors));
    });
    private static final CacheSpec<String, Analysis> SPEC = CacheSpec.<String, Analysis>of("analyze")
            .onDisk(1, key -> key.getBytes(StandardCharsets.UTF_8), Codec.of(ANALYSIS));

    private final Syntax syntax;
    private final Cache<String, Analysis> cache;
    private final String version;

    Analyses(Syntax syntax, Caches caches) {
        this.syntax = syntax;
        this.cache = caches.open(SPEC);
        this.version = version(syntax.getClass());
    }

    /** What a text declares, and how often it does not parse. */
    record Analysis(List<Symbol> outline, int errors) {
        private static final Analysis NOTHING = new Analysis(List.of(), 0);

        Analysis {
            outline = List.copyOf(outline);
        }
    }

    /** The bundles that parse, with their versions; they change what is found. */
    private static String version(Class<?> syntax) {
        Bundle bundle = FrameworkUtil.getBundle(syntax);
        return bundle == null ? "" : Stream.of(bundle.getBundleContext().getBundles())
                .filter(each -> each.equals(bundle) || String.valueOf(each.getSymbolicName()).contains("tree"))
                .map(each -> each.getSymbolicName() + each.getVersion()).sorted().collect(Collectors.joining(" "));
    }

    /** The analysis of {@code text}, from the cache if {@code cached} and it is there. Blocks. */
    Analysis of(Language language, Text text, boolean cached) throws InterruptedException {
        if (language.equals(Language.PLAIN_TEXT)) {
            return Analysis.NOTHING;
        }
        if (!cached) {
            return analyse(language, text).orElse(Analysis.NOTHING);
        }
        String key = key(language, text);
        Optional<Analysis> known = cache.find(key);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            return cache.get(key, (scope, same) -> analyse(language, text)).await().orElse(Analysis.NOTHING);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private Optional<Analysis> analyse(Language language, Text text) {
        return syntax.parse(language, text).map(tree -> new Analysis(tree.outline(), tree.errorCount()));
    }

    private String key(Language language, Text text) {
        MessageDigest digest = Sha256.digest();
        text.forEachChunk(chunk -> digest.update(chunk.bytes(), chunk.start(), chunk.length()));
        return HexFormat.of().formatHex(digest.digest()) + ' ' + language.id() + ' ' + version;
    }
}
