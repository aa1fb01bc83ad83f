package dev.rustaiide.ai.assistant.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer as it comes: the blocks of code in it, between fences as Markdown has them, and what is said around them.
 * What a model thinks aloud before it answers is neither. For one thread.
 */
final class AnswerCode {
    private static final String THINKS = "<think>";
    private static final String HAS_THOUGHT = "</think>";
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder said = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private StringBuilder code = new StringBuilder();
    private String fence = "";
    private String word = "";
    private boolean begun;
    private boolean thinks;

    /**
     * Code between fences.
     *
     * @param word what stands behind the opening fence, mostly a language; may be empty
     * @param code each line with its line feed
     */
    record Block(String word, String code) {}

    /** More of the answer; gives the lines of code that became whole. */
    String add(String piece) {
        StringBuilder whole = new StringBuilder();
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (c == '\n') {
                whole.append(line(line.toString()));
                line.setLength(0);
            } else if (c != '\r') {
                line.append(c);
            }
        }
        return whole.toString();
    }

    /** Nothing more comes. */
    void end() {
        if (!line.isEmpty()) {
            line(line.toString());
            line.setLength(0);
        }
    }

    private String line(String text) {
        if (thinks || !begun && text.stripLeading().startsWith(THINKS)) {
            begun = true;
            thinks = !text.contains(HAS_THOUGHT);
            return "";
        }
        begun |= !text.isBlank();
        String mark = fence(text);
        if (fence.isEmpty()) {
            if (mark.isEmpty()) {
                said.append(text).append('\n');
            } else {
                fence = mark;
                word = text.strip().substring(mark.length()).strip();
            }
            return "";
        }
        if (mark.startsWith(fence) && text.strip().length() == mark.length()) {
            blocks.add(new Block(word, code.toString()));
            code = new StringBuilder();
            fence = "";
            return "";
        }
        code.append(text).append('\n');
        return text + '\n';
    }

    /** The fence that the line is; empty if it is none. */
    private static String fence(String text) {
        int start = 0;
        while (start < 3 && start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) == text.charAt(start)) {
            end++;
        }
        boolean isFence = end - start >= 3 && (text.charAt(start) == '`' || text.charAt(start) == '~')
                && text.indexOf('`', end) < 0;
        return isFence ? text.substring(start, end) : "";
    }

    /** Those that were closed. */
    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** Whether a block was begun and not ended. */
    boolean isOpen() {
        return !fence.isEmpty();
    }

    /** What stands outside of the blocks. */
    String said() {
        return said.toString().strip();
    }
}
