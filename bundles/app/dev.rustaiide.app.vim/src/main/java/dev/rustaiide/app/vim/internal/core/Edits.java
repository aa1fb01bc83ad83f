package dev.rustaiide.app.vim.internal.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.foundation.text.TextChange;

/** Changes of the text, each as one edit that puts the caret where Vim has it. */
final class Edits {
    private static final int LARGEST = 1 << 22;

    private final Host host;
    private final Registers registers;
    private final Marks marks;

    Edits(Host host, Registers registers, Marks marks) {
        this.host = host;
        this.registers = registers;
        this.marks = marks;
    }

    /** Whether {@code text} so many times is something that people can mean. */
    static boolean fits(String text, int times) {
        return (long) text.length() * times <= LARGEST;
    }

    private Lines lines() {
        return new Lines(host.text());
    }

    /** Does {@code changes}; the caret goes to {@code caret}, a place of the text after them. */
    void apply(List<TextChange> changes, int caret) {
        if (!changes.isEmpty()) {
            marks.follow(changes);
            host.edit(changes, caret);
            int start = changes.getFirst().start();
            marks.set(Marks.CHANGE, start);
            marks.set(Marks.CHANGED_START, start);
            marks.set(Marks.CHANGED_END, Math.max(start, Marks.mapped(changes.getLast().end(), changes) - 1));
        }
    }

    void replace(int start, int end, String with, int caret) {
        if (start != end || !with.isEmpty()) {
            apply(List.of(TextChange.of(start, end, with)), caret);
        }
    }

    void yank(char register, Region region) {
        registers.yanked(register, new Registers.Content(region.text(host.text()), region.isLines()));
    }

    /** @param whole whether it counts as more than a part of a line, as with some motions */
    void delete(char register, Region region, boolean whole) {
        Lines lines = lines();
        boolean small = !region.isLines() && !whole && region.firstLine(lines) == region.lastLine(lines);
        registers.deleted(register, new Registers.Content(region.text(host.text()), region.isLines()), small);
        if (region.isLines()) {
            deleteLines(lines, region.firstLine(lines), region.lastLine(lines));
        } else {
            replace(region.start(), region.end(), "", region.start());
            host.show(lines().onCharacter(region.start()), 0, 0);
        }
    }

    private void deleteLines(Lines lines, int first, int last) {
        boolean toTheEnd = last == lines.last();
        int start = toTheEnd && first > 0 ? lines.end(first - 1) : lines.start(first);
        int end = toTheEnd ? lines.end(last) : lines.start(last + 1);
        marks.forget(lines.start(first), lines.end(last));
        replace(start, end, "", start);
        Lines now = lines();
        host.show(now.onCharacter(now.firstNonBlank(Math.min(first, now.last()))), 0, 0);
    }

    /** Takes {@code region} out for what is typed next; of whole lines the indentation of the first stays. */
    void clear(char register, Region region, boolean whole) {
        Lines lines = lines();
        boolean small = !region.isLines() && !whole && region.firstLine(lines) == region.lastLine(lines);
        registers.deleted(register, new Registers.Content(region.text(host.text()), region.isLines()), small);
        int start = region.isLines() ? lines.firstNonBlank(region.firstLine(lines)) : region.start();
        replace(Math.min(start, region.end()), region.end(), "", start);
        host.show(start, 0, 0);
    }

    /** {@code levels} more or, if negative, fewer. */
    void shift(int first, int last, int levels) {
        Lines lines = lines();
        var changes = new ArrayList<TextChange>();
        for (int line = first; line <= last; line++) {
            if (!lines.isEmpty(line)) {
                String before = lines.indent(line);
                String after = host.indentation(Math.max(0, width(before) + levels * host.shiftWidth()));
                if (!after.equals(before)) {
                    changes.add(TextChange.of(lines.start(line), lines.firstNonBlank(line), after));
                }
            }
        }
        apply(changes, lines.start(first));
        Lines now = lines();
        host.show(now.onCharacter(now.firstNonBlank(first)), 0, 0);
    }

    private int width(String blanks) {
        int width = 0;
        for (char c : blanks.toCharArray()) {
            width = c == '\t' ? (width / tabWidth() + 1) * tabWidth() : width + 1;
        }
        return width;
    }

    private int tabWidth() {
        return Math.max(1, host.shiftWidth());
    }

    /** Changes the case of what is in {@code region}: {@code gu}, {@code gU} or {@code g~}. */
    void changeCase(Region region, String operator, int caret) {
        String before = host.text().substring(region.start(), region.end());
        String after = cased(before, operator);
        if (!before.equals(after)) {
            replace(region.start(), region.end(), after, caret);
        }
        host.show(lines().onCharacter(caret), 0, 0);
    }

    static String cased(String text, String operator) {
        var cased = new StringBuilder();
        text.codePoints().map(c -> switch (operator) {
            case "gu" -> Character.toLowerCase(c);
            case "gU" -> Character.toUpperCase(c);
            default -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
        }).forEach(cased::appendCodePoint);
        return cased.toString();
    }

    /** Puts {@code character} in the place of each, ends of lines but not. */
    void fill(Region region, String character, int caret) {
        String before = region.text(host.text());
        var after = new StringBuilder();
        before.codePoints().forEach(c -> after.append(c == '\n' || c == '\r' ? Character.toString(c) : character));
        replace(region.start(), region.end(), after.toString(), caret);
        host.show(lines().onCharacter(caret), 0, 0);
    }

    /** Joins the lines from {@code first} to {@code last}; with one blank between them unless it is not wanted. */
    void join(int first, int last, boolean blanks) {
        Lines lines = lines();
        var changes = new ArrayList<TextChange>();
        int length = lines.length(first);
        String tail = lines.line(first);
        int caret = lines.end(first);
        for (int line = first + 1; line <= last; line++) {
            int start = blanks ? lines.firstNonBlank(line) : lines.start(line);
            String rest = lines.text().substring(start, lines.end(line));
            String between = blanks && !rest.isEmpty() && !rest.startsWith(")") && length > 0
                    && !endsBlank(tail) ? " " : "";
            changes.add(TextChange.of(lines.end(line - 1), start, between));
            caret = lines.start(first) + length;
            length += between.length() + rest.length();
            tail = rest.isEmpty() ? tail : rest;
        }
        apply(changes, caret);
        host.show(lines().onCharacter(caret), 0, 0);
    }

    private static boolean endsBlank(String text) {
        return text.endsWith(" ") || text.endsWith("\t");
    }

    /** Puts what a register has behind or before the caret; {@code after} leaves the caret behind it. */
    void put(Registers.Content content, int count, boolean behind, boolean after) {
        if (content.isLines()) {
            putLines((content.text() + "\n").repeat(count), behind, after);
            return;
        }
        Lines lines = lines();
        int at = behind ? lines.behind(host.caret()) : host.caret();
        if (content.isBlock()) {
            putBlock(lines, content, count, at);
            return;
        }
        String text = broken(content.text().repeat(count));
        int end = at + text.length();
        replace(at, at, text, at);
        Lines now = lines();
        boolean several = text.indexOf('\n') >= 0;
        host.show(now.onCharacter(after ? end : several ? at : now.before(Math.max(at, end))), 0, 0);
    }

    /** Each line of a block into a line of the text; all of them as wide as the widest, but at the end of a line. */
    private void putBlock(Lines lines, Registers.Content content, int count, int at) {
        String[] rows = content.text().split("\n", -1);
        int width = Arrays.stream(rows).mapToInt(String::length).max().orElse(0);
        int column = lines.column(at);
        var changes = new ArrayList<TextChange>();
        var more = new StringBuilder();
        for (int i = 0; i < rows.length; i++) {
            int line = lines.of(at) + i;
            String padded = (rows[i] + " ".repeat(width - rows[i].length())).repeat(count);
            String bare = padded.substring(0, width * (count - 1)) + rows[i];
            if (line > lines.last()) {
                more.append(host.lineBreak()).append(" ".repeat(column)).append(bare);
            } else {
                boolean end = lines.length(line) <= column;
                changes.add(Block.put(lines, line, column, end ? bare : padded));
            }
        }
        if (!more.isEmpty()) {
            int end = lines.text().length();
            TextChange last = changes.getLast();
            if (last.start() == end) {
                changes.removeLast();
                more.insert(0, last.replacement());
            }
            changes.add(TextChange.insert(end, more.toString()));
        }
        apply(changes, at);
        host.show(lines().onCharacter(at), 0, 0);
    }

    private void putLines(String whole, boolean behind, boolean after) {
        Lines lines = lines();
        int line = lines.of(host.caret());
        String body = broken(whole.substring(0, whole.length() - 1));
        int first = behind ? line + 1 : line;
        int count = whole.length() - whole.replace("\n", "").length();
        if (behind && line == lines.last()) {
            int end = lines.end(line);
            replace(end, end, host.lineBreak() + body, end);
        } else {
            int start = behind ? lines.start(line + 1) : lines.start(line);
            replace(start, start, body + host.lineBreak(), start);
        }
        Lines now = lines();
        int target = after ? Math.min(first + count, now.last()) : first;
        host.show(now.onCharacter(now.firstNonBlank(target)), 0, 0);
    }

    /** Puts what a register has so often in the place of {@code region}; lines within a line begin one of their own. */
    void putOver(Region region, Registers.Content content, int count) {
        boolean apart = content.isLines() && !region.isLines();
        boolean lines = content.isLines() || region.isLines();
        String text = String.join(lines ? "\n" : "", Collections.nCopies(count, content.text()));
        String with = broken(apart ? "\n" + text + "\n" : text);
        if (region.isLines()) {
            marks.forget(region.start(), region.end());
        }
        replace(region.start(), region.end(), with, region.start());
        Lines now = lines();
        int end = region.start() + with.length();
        int at = lines ? now.firstNonBlank(now.of(region.start()) + (apart ? 1 : 0))
                : with.indexOf('\n') >= 0 ? region.start() : now.before(Math.max(region.start(), end));
        host.show(now.onCharacter(at), 0, 0);
    }

    /** With the line ends that the text has. */
    String broken(String text) {
        return host.lineBreak().equals("\n") ? text : text.replace("\r\n", "\n").replace("\n", host.lineBreak());
    }

    /** Adds {@code by} to the number at the caret or behind it; whether there is one. */
    boolean increase(long by) {
        Lines lines = lines();
        int line = lines.of(host.caret());
        String text = lines.line(line);
        var numbers = java.util.regex.Pattern.compile("0[xX][0-9a-fA-F]+|-?\\d+").matcher(text);
        int column = lines.column(host.caret());
        while (numbers.find()) {
            if (numbers.end() > column) {
                return increased(lines.start(line), numbers, by);
            }
        }
        return false;
    }

    private boolean increased(int line, java.util.regex.Matcher number, long by) {
        String old = number.group();
        boolean hex = old.length() > 2 && old.substring(0, 2).equalsIgnoreCase("0x");
        try {
            String now = hex ? old.substring(0, 2) + String.format(Locale.ROOT, "%0" + (old.length() - 2) + "x",
                    Long.parseLong(old.substring(2), 16) + by) : Long.toString(Long.parseLong(old) + by);
            replace(line + number.start(), line + number.end(), now, line + number.start() + now.length() - 1);
            host.show(line + number.start() + now.length() - 1, 0, 0);
            return true;
        } catch (NumberFormatException tooLarge) {
            return false;
        }
    }
}
