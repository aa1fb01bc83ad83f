package dev.rustaiide.ai.code.analysis.internal;

import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/** What "expand selection" takes: first the word, then one syntax node after the other. */
final class Expansion {
    private Expansion() {}

    static Span of(TreeWalk walk, Text text, Span span) {
        Span word = word(text, span);
        Span node = node(walk, text, span, word);
        boolean wordFirst = word.length() > span.length() && word.length() < node.length();
        return wordFirst ? word : node;
    }

    private static Span node(TreeWalk walk, Text text, Span span, Span word) {
        // A caret behind a name means the name, not what follows it.
        boolean behind = span.isEmpty() && word.end() == span.start() && !word.isEmpty();
        int first = text.byteOf(behind ? word.start() : span.start());
        int start = text.byteOf(span.start());
        int end = text.byteOf(span.end());
        Span best = new Span(0, text.length());
        do {
            boolean holds = walk.start() <= Math.min(first, start) && walk.end() >= end;
            if (!holds) {
                break;
            }
            if (walk.end() - walk.start() > end - start) {
                best = new Span(text.offsetOfByte(walk.start()), text.offsetOfByte(walk.end()));
            }
        } while (walk.toChildFor(first));
        return best;
    }

    /** The word that {@code span} lies in; {@code span} itself if there is none. */
    static Span word(Text text, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            if (!Character.isUnicodeIdentifierPart(text.charAt(i))) {
                return span;
            }
        }
        int start = span.start();
        while (start > 0 && Character.isUnicodeIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        int end = span.end();
        while (end < text.length() && Character.isUnicodeIdentifierPart(text.charAt(end))) {
            end++;
        }
        return new Span(start, end);
    }
}
