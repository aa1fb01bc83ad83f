package dev.rustaiide.app.vim.internal.core;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/** Elements of XML and HTML: from a tag to the one that ends it. */
final class Tags {
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][^\\s>/]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(/?)>");
    /** Nobody waits longer at a key. */
    private static final int FARTHEST = 1 << 20;

    private final Text text;

    Tags(Text text) {
        this.text = text;
    }

    private record Open(String name, int start, int end) {}

    /** The element around {@code at}, or the {@code count}th around that; with its tags or without. */
    Optional<Span> around(int at, int count, boolean tags) {
        int from = Math.max(0, at - FARTHEST);
        int to = Math.min(text.length(), at + FARTHEST);
        Matcher tag = TAG.matcher(text.substring(from, to));
        Deque<Open> open = new ArrayDeque<>();
        int left = count;
        while (tag.find()) {
            if (!tag.group(3).isEmpty()) {
                continue;
            }
            if (tag.group(1).isEmpty()) {
                open.push(new Open(tag.group(2), from + tag.start(), from + tag.end()));
                continue;
            }
            Optional<Open> begin = begin(open, tag.group(2));
            if (begin.isPresent() && begin.get().start() <= at && at < from + tag.end() && --left == 0) {
                return begin.map(one -> tags ? new Span(one.start(), from + tag.end())
                        : new Span(one.end(), from + tag.start()));
            }
        }
        return Optional.empty();
    }

    /** What {@code name} ends; what is open within it ends as well. */
    private static Optional<Open> begin(Deque<Open> open, String name) {
        while (!open.isEmpty()) {
            Open one = open.pop();
            if (one.name().equals(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
