package dev.rustaiide.system.cli.internal;

import java.util.Map;
import java.util.TreeMap;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.Failures;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Language;

/** What was counted, in all and by language. For one thread. */
final class Tally {
    private final Map<String, Counts> languages = new TreeMap<>();
    private final Counts all = new Counts("All");
    private final Failures failures = new Failures();
    private int skipped;

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
    record FileCounts(Language language, int lines, int symbols, int parseErrors) {}

    void add(FileCounts file) {
        all.add(file);
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
