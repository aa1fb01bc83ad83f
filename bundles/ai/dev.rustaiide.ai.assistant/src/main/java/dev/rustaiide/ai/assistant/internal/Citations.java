package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.ai.assistant.Citation;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

/**
 * Places that an answer names, as {@code path:line} or {@code path:line-line}. Each is looked at: those that are not
 * there are marked in the answer, whoever made them up.
 */
final class Citations {
    static final String NO_PLACE = " (no such place)";

    private static final Pattern MENTION = Pattern.compile(
            "(?<![\\w/.:@-])((?:[\\w.@+-]+/)*[\\w.@+-]*[\\w@+-]\\.\\w{1,12}):(\\d{1,7})(?:-(\\d{1,7}))?(?![\\w])");

    private final Workfiles files;
    private final Staging staging;
    private final Map<Path, String> reasons = new LinkedHashMap<>();

    Citations(Workfiles files, Staging staging) {
        this.files = files;
        this.staging = staging;
    }

    /** Says why places of {@code file} would be cited. */
    void because(Path file, String why) {
        reasons.putIfAbsent(file, why);
    }

    /**
     * An answer that was looked through.
     *
     * @param text with {@value #NO_PLACE} behind what is not there
     */
    record Checked(String text, List<Citation> citations) {}

    Checked check(String answer) {
        Map<String, Citation> citations = new LinkedHashMap<>();
        String text = MENTION.matcher(answer).replaceAll(match -> {
            Optional<Citation> citation = citation(match);
            citation.ifPresent(found -> citations.putIfAbsent(found.mention(), found));
            return Matcher.quoteReplacement(citation.isPresent() ? match.group()
                    : match.group() + NO_PLACE);
        });
        return new Checked(text, new ArrayList<>(citations.values()));
    }

    private Optional<Citation> citation(MatchResult match) {
        int first = Integer.parseInt(match.group(2)) - 1;
        int last = match.group(3) == null ? first : Integer.parseInt(match.group(3)) - 1;
        try {
            Path file = files.file(match.group(1));
            Optional<Text> text = staging.text(file);
            if (text.isEmpty() && Files.isRegularFile(file)) {
                text = files.now(file);
            }
            if (text.isEmpty() || first < 0 || last < first || last >= text.get().lineCount()) {
                return Optional.empty();
            }
            Range range = Range.of(first, 0, last, text.get().line(last).length());
            return Optional.of(new Citation(new Location(file, range), match.group(),
                    reasons.getOrDefault(file, "")));
        } catch (FailureException notThere) {
            // Not in the folder, or nothing to be shown: for the reader there is no such place.
            return Optional.empty();
        }
    }

    /** How {@code location} is written in an answer: with its lines if it has several. */
    String mention(Location location) {
        int first = location.range().start().line() + 1;
        int last = location.range().end().line() + 1;
        return files.name(location.file()) + ":" + first + (last > first ? "-" + last : "");
    }

    /** A place of which it is known that it is there. */
    Citation citation(Location location, String why) {
        return new Citation(location, mention(location), why);
    }
}
