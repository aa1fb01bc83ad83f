package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.Arrays;

/** Where in a row of tokens its files and projects are. */
final class TokenRuns {
    private int[] marks = new int[64];
    private int[] texts = new int[64];
    private int[] ends = new int[64];
    private int[] projects = new int[64];
    private int count;

    TokenRuns(Tokens tokens, BytePairs tokenizer) {
        int project = 0;
        boolean isInName = false;
        for (int i = 0; i < tokens.size(); i++) {
            int token = tokens.at(i);
            if (token == BytePairs.FILE || token == BytePairs.END) {
                finish(i);
                project += token == BytePairs.END ? 1 : 0;
                isInName = token == BytePairs.FILE;
                if (isInName) {
                    begin(i, project);
                }
            } else if (isInName && tokenizer.beginsLine(token)) {
                texts[count - 1] = i + 1;
                isInName = false;
            }
        }
        finish(tokens.size());
    }

    private void begin(int mark, int project) {
        if (count == marks.length) {
            marks = Arrays.copyOf(marks, 2 * count);
            texts = Arrays.copyOf(texts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            projects = Arrays.copyOf(projects, 2 * count);
        }
        marks[count] = mark;
        texts[count] = -1;
        ends[count] = -1;
        projects[count++] = project;
    }

    private void finish(int place) {
        if (count > 0 && ends[count - 1] < 0) {
            ends[count - 1] = place;
            texts[count - 1] = texts[count - 1] < 0 ? place : texts[count - 1];
        }
    }

    /** How many files there are. */
    int count() {
        return count;
    }

    /** The file that {@code place} is in, or the one before it; the first if there is none. */
    int fileAt(int place) {
        int found = Arrays.binarySearch(marks, 0, count, place);
        return Math.max(0, found < 0 ? -found - 2 : found);
    }

    /** Where the name of a file begins. */
    int name(int file) {
        return marks[file] + 1;
    }

    /** Where its text begins, behind the line feed of its name. */
    int text(int file) {
        return texts[file];
    }

    /** Where it ends. */
    int end(int file) {
        return ends[file];
    }

    /** The first file of the project that {@code file} is of. */
    int first(int file) {
        int at = Arrays.binarySearch(projects, 0, count, projects[file]);
        while (at > 0 && projects[at - 1] == projects[file]) {
            at--;
        }
        return at;
    }

    /** The file behind the last one of its project. */
    int last(int file) {
        int at = file;
        while (at < count && projects[at] == projects[file]) {
            at++;
        }
        return at;
    }
}
