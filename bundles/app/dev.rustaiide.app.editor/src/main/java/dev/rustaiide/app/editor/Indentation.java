package dev.rustaiide.app.editor;

import dev.rustaiide.foundation.text.Text;

/** How deep a level is and what it is made of. */
public record Indentation(boolean tabs, int width) {
    private static final int LINES_READ = 2000;
    private static final int CHARACTERS_READ = 200;

    /** What {@code options} ask for in a file with {@code text}. */
    public static Indentation of(EditorOptions options, Text text) {
        Indentation chosen = new Indentation(!options.insertSpaces(), options.tabSize());
        return options.detectIndentation() ? detect(text, chosen) : chosen;
    }

    /** One level. */
    public String unit() {
        return tabs ? "\t" : " ".repeat(width);
    }

    /** The columns of {@code blank}, which is white space. */
    public int columns(CharSequence blank) {
        int columns = 0;
        for (int i = 0; i < blank.length(); i++) {
            columns = blank.charAt(i) == '\t' ? (columns / width + 1) * width : columns + 1;
        }
        return columns;
    }

    /** White space of {@code columns}. */
    public String of(int columns) {
        return tabs ? "\t".repeat(columns / width) + " ".repeat(columns % width) : " ".repeat(Math.max(0, columns));
    }

    /** What most of the indented lines of {@code text} say, read from its start; {@code otherwise} if none does. */
    public static Indentation detect(Text text, Indentation otherwise) {
        int tabLines = 0;
        int[] steps = new int[9];
        int previous = 0;
        for (int line = 0; line < Math.min(text.lineCount(), LINES_READ); line++) {
            int start = text.lineStart(line);
            String head = text.substring(start, Math.min(text.lineEnd(line), start + CHARACTERS_READ));
            int spaces = 0;
            while (spaces < head.length() && head.charAt(spaces) == ' ') {
                spaces++;
            }
            if (spaces == head.length()) {
                continue;
            }
            if (head.charAt(0) == '\t') {
                tabLines++;
            } else {
                int step = Math.abs(spaces - previous);
                // A step of one is the star of a block comment, not a level.
                if (step > 1 && step < steps.length) {
                    steps[step]++;
                }
                previous = spaces;
            }
        }
        int best = 0;
        for (int step = 2; step < steps.length; step++) {
            if (steps[step] > steps[best]) {
                best = step;
            }
        }
        return tabLines > steps[best] ? new Indentation(true, otherwise.width) : best == 0 ? otherwise
                : new Indentation(false, best);
    }

    @Override
    public String toString() {
        return tabs ? "Tabs" : "Spaces: " + width;
    }
}
