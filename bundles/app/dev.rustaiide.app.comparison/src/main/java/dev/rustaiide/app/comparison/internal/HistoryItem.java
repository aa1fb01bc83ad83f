package dev.rustaiide.app.comparison.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.history.KeptFile;
import dev.rustaiide.foundation.history.Revision;

/** A row in the list of a local history, and its words. */
sealed interface HistoryItem {
    DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    RowAction LABEL = new RowAction(Icon.PIN, "Give it a label (F2)");

    /** The file that it is about. */
    Path file();

    Object key();

    Row row();

    /** A file of a folder. */
    record OfFile(KeptFile kept, String name, boolean exists) implements HistoryItem {
        static OfFile of(KeptFile kept, Path folder) {
            return new OfFile(kept, folder.relativize(kept.file()).toString(), Files.exists(kept.file()));
        }

        @Override
        public Path file() {
            return kept.file();
        }

        @Override
        public Object key() {
            return kept.file();
        }

        @Override
        public Row row() {
            Row row = Row.of(Glyph.ofFile(name), name).detail(time(kept.last(), Instant.now()));
            return exists ? row : row.struck().badge("deleted", Token.REMOVED);
        }
    }

    /** A former content of a file. */
    record OfRevision(Path file, Revision revision) implements HistoryItem {
        @Override
        public Object key() {
            return file + "@" + revision.id();
        }

        @Override
        public Row row() {
            String time = time(revision.time(), Instant.now());
            String why = why(revision.reason());
            boolean named = !revision.label().isEmpty();
            Row row = Row.of(new Glyph(named ? Icon.PIN : icon(revision.reason().kind()),
                    named ? Token.ACCENT : Token.MUTED), named ? revision.label() : time)
                    .detail(named ? time + ", " + why : why).actions(LABEL)
                    .hint(time + ", " + why + ", " + size(revision.size()));
            return named ? row.strong() : row;
        }
    }

    private static Icon icon(WriteReason.Kind kind) {
        return switch (kind) {
            case SAVED -> Icon.SAVE;
            case REFACTORED -> Icon.EDIT;
            case AI_EDIT -> Icon.MODEL;
            case REVERTED -> Icon.UNDO;
            case DELETED -> Icon.DELETE;
            case CHANGED_OUTSIDE -> Icon.EXTERNAL;
            case RESTORED -> Icon.HISTORY;
            case LABELLED -> Icon.PIN;
        };
    }

    static String why(WriteReason reason) {
        String what = switch (reason.kind()) {
            case SAVED -> "before a save";
            case REFACTORED -> reason.note().isEmpty() ? "before a refactoring" : "before: ";
            case AI_EDIT -> reason.note().isEmpty() ? "before an edit by AI" : "before the edit by AI: ";
            case REVERTED -> "unsaved, given up";
            case DELETED -> "before it was deleted";
            case CHANGED_OUTSIDE -> "before another program changed it";
            case RESTORED -> "before an older content came back";
            case LABELLED -> "kept by hand";
        };
        return what.endsWith(": ") ? what + reason.note() : what;
    }

    /** As short as it stays clear: the clock for today, then the day. */
    static String time(Instant time, Instant now) {
        ZonedDateTime then = time.atZone(ZoneId.systemDefault());
        LocalDate today = now.atZone(ZoneId.systemDefault()).toLocalDate();
        if (then.toLocalDate().equals(today)) {
            return "Today " + CLOCK.format(then);
        }
        if (then.toLocalDate().equals(today.minusDays(1))) {
            return "Yesterday " + CLOCK.format(then);
        }
        return then.getYear() == today.getYear() ? DAY.format(then) : YEAR.format(then);
    }

    private static String size(long bytes) {
        return bytes < 1024 ? bytes + " bytes" : bytes / 1024 + " KiB";
    }
}
