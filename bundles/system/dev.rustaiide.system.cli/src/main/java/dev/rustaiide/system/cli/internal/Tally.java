package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.Failures;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Schemas;
import dev.rustaiide.foundation.types.Symbol;

/** What was counted, in all and by language. For one thread. */
final class Tally {
    private final Map<String, Counts> languages = new TreeMap<>();
    private final Counts all = new Counts("All");
    private final Failures failures = new Failures();
    /** By file, in the order of their names; only if asked for. */
    private final Map<Path, List<Symbol>> outlines = new TreeMap<>();
    private final boolean withOutlines;
    private int skipped;

    Tally(boolean withOutlines) {
        this.withOutlines = withOutlines;
    }

    /** Numbers of one language. */
    static final class Counts {
        private final String name;
        private long files;
        private long lines;
        private long symbols;
        private long parseErrors;

        Counts(String name) {
            this.name = name;
        }

        void add(FileCounts file) {
            files++;
            lines += file.lines();
            symbols += file.symbols();
            parseErrors += file.parseErrors();
        }

        String name() {
            return name;
        }

        long files() {
            return files;
        }

        long lines() {
            return lines;
        }

        long symbols() {
            return symbols;
        }

        long parseErrors() {
            return parseErrors;
        }

        Json.ObjectBuilder json() {
            return Json.object().put("files", files).put("lines", lines).put("symbols", symbols)
                    .put("parseErrors", parseErrors);
        }
    }

    /** Numbers of one file. */
    record FileCounts(Path file, Language language, int lines, List<Symbol> outline, int parseErrors) {
        int symbols() {
            return size(outline);
        }

        private static int size(List<Symbol> symbols) {
            int size = symbols.size();
            for (Symbol symbol : symbols) {
                size += size(symbol.children());
            }
            return size;
        }
    }

    void add(FileCounts file) {
        all.add(file);
        if (withOutlines) {
            outlines.put(file.file(), file.outline());
        }
        languages.computeIfAbsent(file.language().id().value(), id -> new Counts(file.language().name())).add(file);
    }

    void addUnreadable(Failure failure) {
        failures.add(failure);
    }

    /** A file that is no text. */
    void addSkipped() {
        skipped++;
    }

    Counts all() {
        return all;
    }

    Iterable<Counts> languages() {
        return languages.values();
    }

    int unreadable() {
        return failures.count();
    }

    /** Why files and folders could not be read. */
    Failures failures() {
        return failures;
    }

    int skipped() {
        return skipped;
    }

    boolean hasOutlines() {
        return withOutlines;
    }

    /** A row for each symbol, with its place as a terminal links it. */
    List<List<String>> outlineRows() {
        List<List<String>> rows = new ArrayList<>();
        outlines.forEach((file, symbols) -> addRows(file, symbols, "", rows));
        return rows;
    }

    private static void addRows(Path file, List<Symbol> symbols, String indent, List<List<String>> rows) {
        for (Symbol symbol : symbols) {
            rows.add(List.of(new Location(file, symbol.selection()).toString(),
                    symbol.kind().name().toLowerCase(Locale.ROOT), indent + symbol.name() + ' ' + symbol.detail()));
            addRows(file, symbol.children(), indent + "  ", rows);
        }
    }

    Json outlinesJson() {
        return Json.array(outlines.entrySet().stream().map(outline -> Json.object()
                .put("file", Schemas.PATH.json(outline.getKey()))
                .put("symbols", Json.array(outline.getValue().stream().map(Schemas.SYMBOL::json).toList())).build())
                .toList());
    }

    /** By the ids of the languages. */
    Json languagesJson() {
        var json = Json.object();
        languages.forEach((id, counts) -> {
            var own = Json.object().put("name", counts.name());
            counts.json().build().members().forEach(own::put);
            json.put(id, own.build());
        });
        return json.build();
    }
}
