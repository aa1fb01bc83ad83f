package dev.rustaiide.app.vim.internal.core;

import java.util.ArrayList;
import java.util.List;

/** One stay in the insert mode, from its first key to the last: what was typed, and how often it is to be there. */
final class Insertion {
    private final Host host;
    private final Edits edits;
    private final Registers registers;
    private final int times;
    private final boolean opens;
    private final boolean replaces;
    private final int start;
    private final List<String> typed = new ArrayList<>();
    private boolean bareIndent;
    private boolean wantsRegister;

    /**
     * @param times how often the text is there in the end
     * @param opens whether each time is a line of its own
     * @param bareIndent whether the line has only the indentation that came by itself
     * @param replaces whether what is typed takes the place of what is there
     */
    Insertion(Host host, Edits edits, Registers registers, int times, boolean opens, boolean bareIndent,
            boolean replaces) {
        this.host = host;
        this.edits = edits;
        this.registers = registers;
        this.times = times;
        this.opens = opens;
        this.bareIndent = bareIndent;
        this.replaces = replaces;
        this.start = host.caret();
    }

    /** What is there now and was not before; empty if the caret is not behind it. */
    String text() {
        return start <= host.caret() ? host.text().substring(start, host.caret()) : "";
    }

    /** Whether the next key belongs to the last one. */
    boolean isWaiting() {
        return wantsRegister;
    }

    List<String> typed() {
        return typed;
    }

    /** Does what {@code key} does while text is inserted; one that means nothing here is none. */
    void type(String key) {
        typed.add(key);
        if (wantsRegister) {
            wantsRegister = false;
            if (Registers.isOne(key)) {
                registers.get(key.charAt(0)).ifPresent(content -> insert(content.isLines() ? content.text() + "\n"
                        : content.text()));
            }
            return;
        }
        switch (key) {
            case Strokes.ENTER -> breakLine();
            case Strokes.BACKSPACE, "<C-h>" -> deleteTo(back());
            case "<C-w>" -> deleteTo(wordBack());
            case "<C-u>" -> deleteTo(lineBack());
            case "<Del>" -> deleteBehind();
            case "<C-r>" -> wantsRegister = true;
            default -> {
                if (Strokes.isText(key)) {
                    insert(key);
                }
            }
        }
    }

    /** The host has typed {@code text} by itself. */
    void tell(String text) {
        typed.addAll(Strokes.typing(text));
        bareIndent &= text.isEmpty();
    }

    private Lines lines() {
        return new Lines(host.text());
    }

    private void insert(String text) {
        bareIndent = false;
        int at = host.caret();
        int end = replaces && !text.equals("\n") ? lines().behind(at) : at;
        String broken = edits.broken(text);
        edits.replace(at, end, broken, at + broken.length());
        host.show(at + broken.length(), 0, 0);
    }

    /** The next line is indented as this one, which keeps no blanks that nobody typed. */
    private void breakLine() {
        Lines lines = lines();
        int line = lines.of(host.caret());
        int at = host.caret();
        int indentEnd = Math.min(lines.firstNonBlank(line), at);
        String indent = lines.text().substring(lines.start(line), indentEnd);
        int from = bareIndent ? lines.start(line) : at;
        int to = at;
        while (to < lines.end(line) && Lines.isBlank(lines.at(to))) {
            to++;
        }
        String text = host.lineBreak() + indent;
        edits.replace(from, to, text, from + text.length());
        host.show(from + text.length(), 0, 0);
        bareIndent = !indent.isEmpty() && lines().isAtEnd(host.caret());
    }

    private int back() {
        return Math.max(lines().stepBack(host.caret()), 0);
    }

    private int wordBack() {
        Lines lines = lines();
        int start = lines.start(lines.of(host.caret()));
        if (host.caret() == start) {
            return back();
        }
        int at = host.caret();
        while (at > start && Lines.isBlank(lines.at(lines.before(at)))) {
            at = lines.before(at);
        }
        boolean name = at > start && WordMotions.isName(lines.at(lines.before(at)));
        while (at > start && !Lines.isBlank(lines.at(lines.before(at)))
                && WordMotions.isName(lines.at(lines.before(at))) == name) {
            at = lines.before(at);
        }
        return at;
    }

    private int lineBack() {
        Lines lines = lines();
        int first = lines.start(lines.of(host.caret()));
        int indent = Math.min(lines.firstNonBlank(lines.of(host.caret())), host.caret());
        int begin = start > first && start < host.caret() ? start : indent < host.caret() ? indent : first;
        return host.caret() == first ? back() : begin;
    }

    private void deleteTo(int at) {
        if (!replaces) {
            edits.replace(at, host.caret(), "", at);
        }
        host.show(at, 0, 0);
        bareIndent = false;
    }

    private void deleteBehind() {
        int next = lines().step(host.caret());
        if (next >= 0) {
            edits.replace(host.caret(), next, "", host.caret());
        }
    }

    /** Ends it: repeats what was inserted, and takes away indentation that stands alone. */
    void end() {
        Lines lines = lines();
        int line = lines.of(host.caret());
        if (bareIndent && lines.firstNonBlank(line) == lines.end(line)) {
            edits.replace(lines.start(line), lines.end(line), "", lines.start(line));
            host.show(lines.start(line), 0, 0);
        }
        if (times > 1 && (start <= host.caret() || opens)) {
            repeat();
        }
        Lines now = lines();
        host.show(now.onCharacter(now.before(host.caret())), 0, 0);
    }

    private void repeat() {
        boolean bare = start > host.caret();
        String text = bare ? "" : host.text().substring(start, host.caret());
        if (!Edits.fits(text + host.lineBreak(), times)) {
            return;
        }
        if (opens) {
            Lines lines = lines();
            String indent = bare ? "" : lines.indent(lines.of(host.caret()));
            String more = (host.lineBreak() + indent + text).repeat(times - 1);
            int at = lines.end(lines.of(host.caret()));
            edits.replace(at, at, more, at + more.length());
            host.show(at + more.length(), 0, 0);
        } else if (!text.isEmpty()) {
            int at = host.caret();
            String more = text.repeat(times - 1);
            int end = replaces ? lines().place(lines().of(at), lines().column(at) + more.length()) : at;
            edits.replace(at, Math.max(at, end), more, at + more.length());
            host.show(at + more.length(), 0, 0);
        }
    }
}
