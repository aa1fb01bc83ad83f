package dev.rustaiide.foundation.logging;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Something that must be provable later.
 *
 * @param kind what happened, dotted, in lower case: {@code secret.changed}; {@code trail.…} is the trail's own
 * @param subject what it happened to; may be empty
 * @param details what else there is to know, in the order of the keys
 */
public record AuditRecord(String kind, String subject, Map<String, String> details) {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final int LONGEST = 4096;
    private static final int MOST = 64;

    /** Texts longer than 4,096 UTF-16 units are cut, and details beyond the 64th left out. */
    public AuditRecord {
        if (!KIND.matcher(kind).matches() || kind.length() > MOST) {
            throw new IllegalArgumentException("no kind of a record: " + kind);
        }
        subject = cut(subject);
        SortedMap<String, String> sorted = new TreeMap<>();
        details.forEach((key, value) -> sorted.put(cut(key), cut(value)));
        while (sorted.size() > MOST) {
            sorted.remove(sorted.lastKey());
        }
        details = Collections.unmodifiableSortedMap(sorted);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + '…';
    }
}
