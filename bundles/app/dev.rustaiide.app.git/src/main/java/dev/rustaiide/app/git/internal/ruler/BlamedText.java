package dev.rustaiide.app.git.internal.ruler;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rustaiide.app.git.internal.Age;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.editor.LineVersions.Cell;
import dev.rustaiide.app.editor.LineVersions.Column;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.system.git.blame.Blame;
import dev.rustaiide.system.git.integration.Commit;

/** Who wrote each line of a text, also of one that is edited since: a line that was touched is nobody's yet. */
final class BlamedText implements Column {
    private static final int AUTHOR = 14;
    private static final double COLDEST = 0.08;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    private final List<Blame.Line> blamed;
    private final Instant oldest;
    private final Duration span;
    /** For each line that there is now the one that was blamed; -1 for one that was touched. */
    private int[] origins;

    BlamedText(Blame blame, int lineCount) {
        blamed = blame.lines();
        origins = new int[Math.max(1, lineCount)];
        Arrays.setAll(origins, line -> line < blamed.size() ? line : -1);
        oldest = times().min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant newest = times().max(Instant::compareTo).orElse(Instant.EPOCH);
        span = Duration.between(oldest, newest);
    }

    private Stream<Instant> times() {
        return blamed.stream().flatMap(line -> line.commit().stream()).map(Commit::when);
    }

    /** The commit of a line; empty if nobody has committed it. */
    Optional<Commit> commit(int line) {
        int origin = line >= 0 && line < origins.length ? origins[line] : -1;
        return origin < 0 ? Optional.empty() : blamed.get(origin).commit();
    }

    @Override
    public int width() {
        return 10 + 1 + AUTHOR;
    }

    @Override
    public Cell at(int line) {
        Optional<Commit> commit = commit(line);
        if (commit.isEmpty()) {
            return Cell.NOTHING;
        }
        boolean isTold = line > 0 && commit(line - 1).filter(above -> above.id().equals(commit.get().id())).isPresent();
        return new Cell(isTold ? "" : words(commit.get()), heat(commit.get()));
    }

    private static String words(Commit commit) {
        String author = SafeText.line(commit.author());
        return DAY.format(commit.when()) + " " + (author.codePointCount(0, author.length()) <= AUTHOR ? author
                : author.substring(0, author.offsetByCodePoints(0, AUTHOR - 1)) + "…");
    }

    /** 1 for what was written last, little for what was first. */
    private double heat(Commit commit) {
        return span.isZero() ? 1 : COLDEST + (1 - COLDEST)
                * Duration.between(oldest, commit.when()).toMillis() / Math.max(1, span.toMillis());
    }

    /** What stands behind a line: who, when and why. */
    String tail(int line, Instant now) {
        return commit(line).map(commit -> SafeText.line(commit.author()) + ", " + Age.ago(commit.when(), now) + " · "
                + SafeText.line(commit.subject())).orElse("not committed yet");
    }

    /** Follows an edit. */
    void edited(DocumentChange change) {
        int[] fresh = new int[change.after().lineCount()];
        int size = 0;
        int next = 0;
        for (TextChange one : change.changes()) {
            Text before = change.before();
            int first = before.lineOf(one.start());
            int last = before.lineOf(one.end());
            String put = one.replacement().toString();
            boolean isAtStart = one.start() == before.lineStart(first);
            boolean isBehindLine = put.startsWith("\n") && one.start() == before.lineEnd(first);
            // Whole lines put in, or taken out, before one that stays; or behind one.
            boolean keepsLast = isAtStart && one.end() == before.lineStart(last)
                    && (put.isEmpty() || put.endsWith("\n"));
            boolean keepsFirst = !isAtStart && isBehindLine && one.start() == one.end();
            for (int line = next; line < first; line++) {
                fresh[size++] = origins[line];
            }
            int touched = (int) put.chars().filter(c -> c == '\n').count() + 1;
            if (first >= next && keepsFirst) {
                fresh[size++] = origins[first];
                touched--;
            } else if (first < next) {
                // It goes on in the line of the change before.
                touched--;
                fresh[size - 1] = -1;
            }
            for (int i = 0; i < touched - (keepsLast ? 1 : 0); i++) {
                fresh[size++] = -1;
            }
            next = keepsLast ? last : last + 1;
        }
        for (int line = next; line < origins.length && size < fresh.length; line++) {
            fresh[size++] = origins[line];
        }
        Arrays.fill(fresh, size, fresh.length, -1);
        origins = fresh;
    }
}
