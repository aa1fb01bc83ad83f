package dev.rustaiide.foundation.logging;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that must be provable later.
 *
 * @param kind what happened, dotted, in lower case: {@code secret.changed}; {@code trail.…} is the trail's own
 * @param subject what it happened to; may be empty
 * @param details what else there is to know, in the order of the keys
 */
public record AuditRecord(String kind, String subject, Map<String, String> details) {
    private static final int LONGEST = 4096;
    private static final int MOST = 64;

    /** Texts longer than 4,096 UTF-16 units are cut, and details beyond the 64th left out. */
    public AuditRecord {
        if (!isKind(kind)) {
            throw new IllegalArgumentException("no kind of a record: " + kind);
        }
        subject = cut(subject);
        details = details.isEmpty() ? Map.of() : ordered(details);
    }

    /** Words of letters and digits with dots or hyphens between them. */
    private static boolean isKind(String kind) {
        boolean within = false;
        for (int i = 0; i < kind.length(); i++) {
            char c = kind.charAt(i);
            boolean part = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!part && !(within && (c == '.' || c == '-'))) {
                return false;
            }
            within = part;
        }
        return within && kind.length() <= MOST;
    }

    private static Map<String, String> ordered(Map<String, String> details) {
        if (details.size() == 1) {
            var only = details.entrySet().iterator().next();
            return Map.of(cut(only.getKey()), cut(only.getValue()));
        }
        SortedMap<String, String> sorted = new TreeMap<>();
        details.forEach((key, value) -> sorted.put(cut(key), cut(value)));
        while (sorted.size() > MOST) {
            sorted.remove(sorted.lastKey());
        }
        return Collections.unmodifiableSortedMap(sorted);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + '…';
    }
}
