package dev.rustaiide.foundation.security;

import java.util.regex.Pattern;

/**
 * What a secret is called; nothing secret itself.
 *
 * @param name 1 to 128 ASCII letters, digits and {@code . _ - /}; the first is a letter or digit
 */
public record SecretId(String name) implements Comparable<SecretId> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,127}");

    public SecretId {
        if (!isValid(name)) {
            throw new IllegalArgumentException("no name of a secret");
        }
    }

    public static boolean isValid(String name) {
        return NAME.matcher(name).matches();
    }

    @Override
    public int compareTo(SecretId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
