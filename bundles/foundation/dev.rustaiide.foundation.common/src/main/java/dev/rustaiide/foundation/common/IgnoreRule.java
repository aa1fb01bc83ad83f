package dev.rustaiide.foundation.common;

import org.jspecify.annotations.Nullable;

/**
 * One line of an ignore file.
 *
 * @param name what a name must be or end with, if there is no more to the pattern; else empty
 * @param suffix whether the name only has to end with {@code name}
 * @param anchored whether the path from the ignore file's folder must match, not the name alone
 */
record IgnoreRule(Glob glob, String name, boolean suffix, boolean anchored, boolean foldersOnly, boolean negated) {
    /** {@code null} for an empty line, a comment and a pattern that can match nothing. */
    static @Nullable IgnoreRule parse(String line) {
        String pattern = withoutTrailingSpaces(line);
        if (pattern.isEmpty() || pattern.startsWith("#")) {
            return null;
        }
        boolean negated = pattern.startsWith("!");
        pattern = negated ? pattern.substring(1) : pattern;
        boolean foldersOnly = pattern.endsWith("/");
        pattern = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean anchored = pattern.contains("/");
        pattern = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        if (pattern.isEmpty()) {
            return null;
        }
        boolean suffix = pattern.startsWith("*");
        String rest = suffix ? pattern.substring(1) : pattern;
        String name = anchored || isSpecial(rest) ? "" : rest;
        return new IgnoreRule(Glob.withoutBraces(pattern), name, suffix, anchored, foldersOnly, negated);
    }

    private static boolean isSpecial(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("*?[\\".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String withoutTrailingSpaces(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ' && !isEscaped(line, end - 1)) {
            end--;
        }
        return line.substring(0, end);
    }

    private static boolean isEscaped(String line, int at) {
        int backslashes = 0;
        while (at - backslashes > 0 && line.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** @param fileName the last segment of {@code path}, which is relative to the ignore file's folder */
    boolean matches(String path, String fileName, boolean isFolder) {
        if (foldersOnly && !isFolder) {
            return false;
        }
        if (anchored) {
            return glob.matches(path);
        }
        if (!name.isEmpty()) {
            return suffix ? fileName.endsWith(name) : fileName.equals(name);
        }
        return glob.matches(fileName);
    }
}
