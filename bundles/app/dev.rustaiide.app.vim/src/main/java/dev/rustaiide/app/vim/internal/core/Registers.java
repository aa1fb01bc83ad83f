package dev.rustaiide.app.vim.internal.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was yanked and deleted, and macros: by the names of Vim's registers. */
final class Registers {
    static final char UNNAMED = '"';
    private static final char NOWHERE = '_';

    private final Map<Character, Content> contents = new HashMap<>();
    private final Host host;
    private char last = '0';

    Registers(Host host) {
        this.host = host;
    }

    /** Text, without the last line end if it is whole lines; of a block, a line for each of its rows. */
    record Content(String text, boolean isLines, boolean isBlock) {
        Content(String text, boolean isLines) {
            this(text, isLines, false);
        }

        static Content block(String rows) {
            return new Content(rows, false, true);
        }
    }

    static boolean isOne(String key) {
        return key.length() == 1 && ("\"-_+*:./%".contains(key) || key.matches("[0-9a-zA-Z]"));
    }

    Optional<Content> get(char name) {
        return switch (name) {
            case '+', '*' -> clipboard();
            case UNNAMED -> Optional.ofNullable(contents.get(last));
            case NOWHERE -> Optional.empty();
            default -> Optional.ofNullable(contents.get(Character.toLowerCase(name)));
        };
    }

    private Optional<Content> clipboard() {
        String text = host.clipboard();
        boolean lines = text.endsWith("\n");
        return text.isEmpty() ? Optional.empty()
                : Optional.of(new Content(lines ? text.substring(0, text.length() - 1) : text, lines));
    }

    void yanked(char name, Content content) {
        keep(name == UNNAMED ? '0' : name, content);
    }

    /** What is small, within a line, does not push the numbered ones on. */
    void deleted(char name, Content content, boolean small) {
        if (name == NOWHERE) {
            return;
        }
        if (small) {
            keep(name == UNNAMED ? '-' : name, content);
        } else {
            for (char number = '9'; number > '1'; number--) {
                Content before = contents.get((char) (number - 1));
                if (before != null) {
                    contents.put(number, before);
                }
            }
            keep('1', content);
            if (name != UNNAMED) {
                keep(name, content);
            }
        }
    }

    private void keep(char name, Content content) {
        if (name == NOWHERE) {
            return;
        }
        if (name == '+' || name == '*') {
            host.setClipboard(content.isLines() ? content.text() + "\n" : content.text());
            return;
        }
        char key = Character.toLowerCase(name);
        Content before = contents.get(key);
        boolean appends = key != name && before != null;
        contents.put(key, appends ? appended(before, content) : content);
        last = key;
    }

    private static Content appended(Content before, Content more) {
        boolean lines = before.isLines() || more.isLines();
        return new Content(before.text() + (lines ? "\n" : "") + more.text(), lines);
    }

    /** Sets it without making it the one that is put by default: macros, searches, what was typed. */
    void set(char name, String text) {
        Content before = contents.get(Character.toLowerCase(name));
        String start = before != null && Character.isUpperCase(name) ? before.text() : "";
        contents.put(Character.toLowerCase(name), new Content(start + text, false));
    }
}
