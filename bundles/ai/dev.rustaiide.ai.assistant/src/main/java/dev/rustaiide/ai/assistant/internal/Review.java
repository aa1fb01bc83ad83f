package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

/**
 * What can be said of a diff without a model: what it changes, and left-overs in what it adds.
 *
 * @param changed files that are in the folder, with lines of theirs that are new, from zero
 */
record Review(int files, int added, int removed, List<Changed> changed, List<Remark> remarks) {
    private static final int MOST = 100;
    private static final Pattern FILE = Pattern.compile("\\+\\+\\+ (?:b/)?([^\\t]+).*");
    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,\\d+)? \\+(\\d+)(?:,(\\d+))? @@.*");
    private static final Map<Pattern, String> SIGNS = signs();

    /** A file with new lines. */
    record Changed(Path file, List<Integer> lines) {}

    /** Something in an added line. */
    record Remark(Location location, String text) {}

    private static Map<Pattern, String> signs() {
        Map<Pattern, String> signs = new LinkedHashMap<>();
        signs.put(Pattern.compile("^(<{7}|={7}|>{7})( .*)?$"), "a mark of a conflict");
        signs.put(Pattern.compile("\\bdbg!\\(|\\bconsole\\.log\\(|\\bSystem\\.out\\.print|^\\s*debugger;"),
                "debugging output");
        signs.put(Pattern.compile("\\b(todo|unimplemented)!\\(|\\b(TO" + "DO|FIX" + "ME|XXX)\\b"),
                "an unfinished part");
        signs.put(Pattern.compile("\\.unwrap\\(\\)|\\.expect\\(\"\"\\)|\\bpanic!\\("), "panics where it could fail");
        signs.put(Pattern.compile("\\bunsafe\\b"), "unsafe code");
        signs.put(Pattern.compile("#\\[ignore|\\.skip\\(|@Disabled|@Ignore"), "a test that is not run");
        return signs;
    }

    static Review of(String diff, Workfiles files, Redactor redactor) {
        var reading = new Reading(files, redactor);
        diff.lines().forEach(reading::line);
        return new Review(reading.count, reading.added, reading.removed, List.copyOf(reading.changed),
                List.copyOf(reading.remarks));
    }

    String summary() {
        return Counted.of(files, "file") + ", " + Counted.of(added, "line") + " added, " + removed + " removed.";
    }

    /** Goes over a diff once. */
    private static final class Reading {
        private final Workfiles files;
        private final Redactor redactor;
        private final List<Changed> changed = new ArrayList<>();
        private final List<Remark> remarks = new ArrayList<>();
        private int count;
        private int added;
        private int removed;
        private int line;
        private int left;

        Reading(Workfiles files, Redactor redactor) {
            this.files = files;
            this.redactor = redactor;
        }

        void line(String text) {
            Matcher file = FILE.matcher(text);
            Matcher hunk = HUNK.matcher(text);
            if (left <= 0 && file.matches()) {
                count++;
                begin(file.group(1));
            } else if (hunk.matches()) {
                line = (int) Math.min(Long.parseLong("0" + cut(hunk.group(1))), Integer.MAX_VALUE) - 1;
                left = hunk.group(2) == null ? 1 : Integer.parseInt(cut(hunk.group(2)));
            } else if (text.startsWith("+")) {
                added++;
                added(text.substring(1));
                next();
            } else if (text.startsWith("-")) {
                removed += left > 0 || !text.startsWith("--- ") ? 1 : 0;
            } else if (left > 0) {
                next();
            }
        }

        private static String cut(String digits) {
            return digits.length() > 8 ? digits.substring(0, 8) : digits;
        }

        private void next() {
            line++;
            left--;
        }

        private void begin(String name) {
            try {
                changed.add(new Changed(files.file(name), new ArrayList<>()));
            } catch (FailureException notOurs) {
                // Deleted, or not of this folder: it is counted and nothing more.
                changed.add(new Changed(Path.of(""), new ArrayList<>()));
            }
        }

        private void added(String text) {
            if (changed.isEmpty() || changed.getLast().file().toString().isEmpty() || line < 0) {
                return;
            }
            changed.getLast().lines().add(line);
            if (!redactor.redact(text).equals(text)) {
                remark("looks like a secret");
            }
            SIGNS.forEach((sign, what) -> {
                if (sign.matcher(text).find()) {
                    remark(what);
                }
            });
        }

        private void remark(String what) {
            if (remarks.size() < MOST) {
                remarks.add(new Remark(new Location(changed.getLast().file(), Range.of(line, 0, line, 0)), what));
            }
        }
    }
}
