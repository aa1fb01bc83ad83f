package dev.rustaiide.foundation.security;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The wrapping keys of one purpose: the one that seals now, and older ones that open what they sealed. It never
 * changes; {@link #rotate} gives another. Any thread may use it.
 */
public final class WrappingKeys {
    private final List<WrappingKey> keys; // the current one is the last

    private WrappingKeys(List<WrappingKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** @param older keys that open; {@code current} opens too */
    public static WrappingKeys of(WrappingKey current, WrappingKey... older) {
        var keys = new ArrayList<>(List.of(older));
        keys.add(current);
        return new WrappingKeys(keys);
    }

    /** The key that seals. */
    public WrappingKey current() {
        return keys.getLast();
    }

    public Optional<WrappingKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** These and {@code next}, which seals from now on. */
    public WrappingKeys rotate(WrappingKey next) {
        var more = new ArrayList<>(keys);
        more.add(next);
        return new WrappingKeys(more);
    }

    /** Only the current key: for when everything that the older ones sealed is wrapped anew. */
    public WrappingKeys withoutOlder() {
        return new WrappingKeys(List.of(current()));
    }

    /** What {@link #restore} takes, for a {@link SecretStore}: a line for each key, the current one last. */
    public Secret save() {
        var lines = new StringBuilder();
        for (WrappingKey key : keys) {
            byte[] bytes = key.bytes();
            lines.append(key.id()).append(' ').append(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                    .append('\n');
            Arrays.fill(bytes, (byte) 0);
        }
        char[] chars = new char[lines.length()];
        lines.getChars(0, chars.length, chars, 0);
        try {
            return Secret.of(chars);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    /**
     * The keys that {@code saved} was {@link #save saved} from.
     *
     * @throws IllegalArgumentException if there are none; the message does not tell the text
     */
    public static WrappingKeys restore(Secret saved) {
        byte[] utf8 = saved.utf8();
        var keys = new ArrayList<WrappingKey>();
        for (String line : new String(utf8, StandardCharsets.UTF_8).split("\n")) {
            keys.add(key(line));
        }
        Arrays.fill(utf8, (byte) 0);
        return new WrappingKeys(keys);
    }

    private static WrappingKey key(String line) {
        int blank = line.indexOf(' ');
        if (blank < 0) {
            throw new IllegalArgumentException("no wrapping keys");
        }
        byte[] key;
        try {
            key = Base64.getUrlDecoder().decode(line.substring(blank + 1));
        } catch (IllegalArgumentException tellsTheText) {
            throw new IllegalArgumentException("no wrapping keys");
        }
        try {
            return new WrappingKey(line.substring(0, blank), key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
