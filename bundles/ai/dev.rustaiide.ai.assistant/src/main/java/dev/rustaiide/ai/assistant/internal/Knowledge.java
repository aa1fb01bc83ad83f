package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.nlp.Hit;
import dev.rustaiide.ai.nlp.SearchedFolder;
import dev.rustaiide.ai.nlp.SearchedFolder.Coverage;
import dev.rustaiide.ai.nlp.SearchedFolder.Depth;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** What search and index know of a workplace. Any thread may use it; it blocks. */
final class Knowledge {
    /** So long passages are read for their meaning before a question is answered with what is known. */
    private static final Duration MEANING = Duration.ofSeconds(15);
    /** What looks like a name in code: a path, capitals inside, an underscore, or what stands in backticks. */
    private static final Pattern NAMES = Pattern.compile(
            "`([^`\\s]{2,80})`|\\b([A-Za-z_]\\w*(?:::\\w+)+|[a-z0-9]+(?:_[a-z0-9]+)+|[A-Z][a-z0-9]+(?:[A-Z]\\w*)?)\\b");
    private static final int NAMED = 4;

    private final Workfiles files;
    private final CodeSearch search;
    private final CodeIndexes indexes;

    Knowledge(Workfiles files, CodeSearch search, CodeIndexes indexes) {
        this.files = files;
        this.search = search;
        this.indexes = indexes;
    }

    /**
     * A place that has to do with a question.
     *
     * @param why half a sentence for people
     */
    record Found(Location location, String title, String preview, String why) {}

    /**
     * What was found.
     *
     * @param lacking why not all could be looked at; empty if it could
     */
    record Findings(List<Found> places, String lacking) {}

    /** The places that fit {@code question}: what it names first, then what is about it. */
    Findings about(String question, int most, Scope scope) throws InterruptedException {
        List<Found> found = new ArrayList<>(named(question, scope));
        String lacking = "";
        try (SearchedFolder passages = search.open(files.place().folder())) {
            Coverage coverage = refreshed(passages, scope);
            lacking = coverage.lacking();
            for (Hit hit : scope.await(passages.search(question, most))) {
                found.add(new Found(hit.location(), hit.title(), hit.preview(), hit.reason()));
            }
        } catch (ExecutionException failed) {
            LoggerFactory.getLogger(Knowledge.class).warn("cannot search {}", files.place().folder(), failed);
            lacking = "The folder could not be searched.";
        }
        return new Findings(distinct(found, most), lacking);
    }

    /** Without those that a model may not see, and one for a place. */
    private List<Found> distinct(List<Found> found, int most) {
        record Line(Path file, int line) {}
        Set<Line> seen = new LinkedHashSet<>();
        List<Found> distinct = new ArrayList<>();
        for (Found each : found) {
            Path file = each.location().file();
            boolean visible = file.startsWith(files.place().folder())
                    && SecretFiles.objection(files.place().folder().relativize(file)).isEmpty();
            if (visible && distinct.size() < most
                    && seen.add(new Line(file, each.location().range().start().line()))) {
                distinct.add(each);
            }
        }
        return distinct;
    }

    private static Coverage refreshed(SearchedFolder passages, Scope scope)
            throws InterruptedException, ExecutionException {
        Coverage words = scope.await(passages.refresh(Depth.WORDS));
        if (words.withMeaning() == words.passages()) {
            return words;
        }
        try {
            return scope.await(passages.refresh(Depth.MEANING).cancelAfter(MEANING));
        } catch (InterruptedException late) {
            scope.check();
            return new Coverage(words.files(), words.passages(), words.withMeaning(),
                    "Not all of it has been read for its meaning yet; the next question finds more.");
        }
    }

    private List<Found> named(String question, Scope scope) throws InterruptedException {
        List<Found> found = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAMES.matcher(question);
        while (matcher.find() && names.size() < NAMED) {
            names.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        for (String name : names) {
            String last = name.substring(name.lastIndexOf(':') + 1);
            for (FoundSymbol symbol : symbols(name, 8, scope)) {
                if (symbol.name().equals(last) && found.size() < 2 * NAMED) {
                    found.add(found(symbol, "is called " + name));
                }
            }
        }
        return found;
    }

    static Found found(FoundSymbol symbol, String why) {
        String title = symbol.container().isEmpty() ? symbol.name() : symbol.container() + "::" + symbol.name();
        return new Found(symbol.location(), title, "", why);
    }

    /** As {@link CodeSnapshot#symbols}. */
    List<FoundSymbol> symbols(String pattern, int most, Scope scope) throws InterruptedException {
        return ask(scope, snapshot -> snapshot.symbols(pattern, most));
    }

    /** Asks the index once it knows all. */
    <T> List<T> ask(Scope scope, Function<CodeSnapshot, List<T>> question) throws InterruptedException {
        try (CodeIndex index = indexes.open(files.place().folder(), Priority.INTERACTIVE)) {
            Call<CodeSnapshot> settled = index.settled();
            return question.apply(settled.await());
        } catch (ExecutionException failed) {
            LoggerFactory.getLogger(Knowledge.class).warn("cannot index {}", files.place().folder(), failed);
            return List.of();
        }
    }

    /** The lines of a place, {@code around} more on each side of one that has no extent. */
    static Range lines(Range range, int around, int most, int lineCount) {
        int start = range.start().line();
        int end = range.end().line();
        if (end == start) {
            start = Math.max(0, start - around);
            end += around;
        }
        end = Math.clamp(end, start, Math.min(start + most, lineCount) - 1);
        return new Range(new Position(start, 0), new Position(end, 0));
    }
}
