package dev.rustaiide.foundation.terminal.internal;

import java.nio.charset.StandardCharsets;

import dev.rustaiide.foundation.terminal.CursorShape;
import dev.rustaiide.foundation.terminal.TerminalListener;

/** What sequences do to a screen, as xterm's list of them says; what is not known does nothing. */
final class Sequences {
    private static final int MANY = 132;
    private static final int FEW = 80;

    private final Screen screen;
    private final TerminalListener listener;
    private final Commands commands;

    Sequences(Screen screen, TerminalListener listener, Commands commands) {
        this.screen = screen;
        this.listener = listener;
        this.commands = commands;
    }

    /** A control character. */
    void control(int code) {
        screen.interrupted();
        switch (code) {
            case 0x07 -> listener.bell();
            case 0x08 -> screen.backspace();
            case 0x09 -> screen.tab(1);
            case 0x0A, 0x0B, 0x0C -> {
                screen.lineFeed();
                if (screen.modes.has(Modes.NEW_LINE)) {
                    screen.carriageReturn();
                }
            }
            case 0x0D -> screen.carriageReturn();
            case 0x0E -> screen.cursor.shift = 1;
            case 0x0F -> screen.cursor.shift = 0;
            default -> { }
        }
    }

    /** An escape sequence. */
    void escape(int intermediate, int last) {
        screen.interrupted();
        if (intermediate >= '(' && intermediate <= '+') {
            screen.cursor.sets[intermediate - '('] = CharacterSet.of(last);
            return;
        }
        if (intermediate == '#' && last == '8') {
            screen.align();
        }
        if (intermediate != 0) {
            return;
        }
        switch (last) {
            case '7' -> screen.saveCursor();
            case '8' -> screen.restoreCursor();
            case 'D' -> screen.lineFeed();
            case 'E' -> {
                screen.lineFeed();
                screen.carriageReturn();
            }
            case 'H' -> screen.setTab();
            case 'M' -> screen.reverseLineFeed();
            case 'Z' -> attributes();
            case 'c' -> {
                screen.reset();
                listener.title("");
            }
            case 'n' -> screen.cursor.shift = 2;
            case 'o' -> screen.cursor.shift = 3;
            case '=' -> screen.modes.set(Modes.KEYPAD, true);
            case '>' -> screen.modes.set(Modes.KEYPAD, false);
            default -> { }
        }
    }

    /** A control sequence. */
    void control(int intermediate, int last, Parameters numbers) {
        obey(intermediate, last, numbers);
        screen.interrupted();
    }

    private void obey(int intermediate, int last, Parameters numbers) {
        switch (intermediate) {
            case 0 -> {
                if (!moves(last, numbers) && !edits(last, numbers)) {
                    others(last, numbers);
                }
            }
            case '?' -> dec(last, numbers);
            case '>' -> {
                if (last == 'c') {
                    reply("\033[>1;10;0c");
                } else if (last == 'q') {
                    reply("\033P>|Rust AI IDE\033\\");
                }
            }
            case '!' -> {
                if (last == 'p') {
                    screen.softReset();
                }
            }
            case ' ' -> {
                if (last == 'q') {
                    shape(numbers.get(0, 0));
                }
            }
            case '$' -> request(last, numbers.get(0, 0), 0);
            case '?' << 8 | '$' -> request(last, numbers.get(0, 0), Modes.DEC);
            default -> { }
        }
    }

    private boolean moves(int last, Parameters numbers) {
        int count = numbers.atLeastOne(0);
        switch (last) {
            case 'A', 'k' -> screen.moveRows(-count);
            case 'B' -> screen.moveRows(count);
            case 'C' -> screen.moveColumns(count);
            case 'a' -> screen.moveColumn(screen.cursorColumn() + count);
            case 'e' -> screen.moveTo(screen.cursorRow() + count, screen.cursorColumn());
            case 'D', 'j' -> screen.moveColumns(-count);
            case 'E' -> {
                screen.moveRows(count);
                screen.carriageReturn();
            }
            case 'F' -> {
                screen.moveRows(-count);
                screen.carriageReturn();
            }
            case 'G', '`' -> screen.moveColumn(count - 1);
            case 'H', 'f' -> screen.moveTo(count - 1, numbers.atLeastOne(1) - 1);
            case 'd' -> screen.moveTo(count - 1, screen.cursorColumn());
            case 'I' -> screen.tab(count);
            case 'Z' -> screen.backTab(count);
            case 's' -> {
                if (screen.modes.has(Modes.SIDE_MARGINS)) {
                    screen.setSideMargins(count - 1, numbers.get(1, 0) == 0 ? screen.columns() : numbers.get(1, 0));
                } else {
                    screen.saveCursor();
                }
            }
            case 'u' -> screen.restoreCursor();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean edits(int last, Parameters numbers) {
        int count = numbers.atLeastOne(0);
        switch (last) {
            case '@' -> screen.insertCharacters(count);
            case 'J' -> screen.eraseInDisplay(numbers.get(0, 0));
            case 'K' -> screen.eraseInLine(numbers.get(0, 0));
            case 'L' -> screen.insertLines(count);
            case 'M' -> screen.deleteLines(count);
            case 'P' -> screen.deleteCharacters(count);
            case 'S' -> screen.scrollUp(count);
            case 'T' -> screen.scrollDown(count);
            case 'X' -> screen.eraseCharacters(count);
            case 'b' -> screen.repeat(count);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void others(int last, Parameters numbers) {
        switch (last) {
            case 'm' -> screen.cursor.style = Sgr.apply(screen.cursor.style, numbers);
            case 'c' -> attributes();
            case 'g' -> {
                if (numbers.get(0, 0) == 0 || numbers.get(0, 0) == 3) {
                    screen.clearTab(numbers.get(0, 0) == 3);
                }
            }
            case 'h', 'l' -> {
                for (int i = 0; i < numbers.count(); i++) {
                    screen.modes.set(numbers.get(i, 0), last == 'h');
                }
            }
            case 'n' -> report(numbers.get(0, 0), "");
            case 'r' -> screen.setMargins(numbers.atLeastOne(0) - 1, numbers.get(1, 0) == 0 ? screen.height()
                    : numbers.get(1, 0));
            case 't' -> size(numbers.get(0, 0));
            default -> { }
        }
    }

    private void dec(int last, Parameters numbers) {
        switch (last) {
            case 'h', 'l' -> {
                for (int i = 0; i < numbers.count(); i++) {
                    mode(Modes.DEC + numbers.get(i, 0), last == 'h');
                }
            }
            case 'J' -> screen.eraseInDisplay(numbers.get(0, 0));
            case 'K' -> screen.eraseInLine(numbers.get(0, 0));
            case 'n' -> report(numbers.get(0, 0), "?");
            default -> { }
        }
    }

    private void mode(int mode, boolean on) {
        switch (mode) {
            case Modes.MOUSE_X10, Modes.MOUSE_CLICKS, Modes.MOUSE_DRAGS, Modes.MOUSE_MOVES ->
                screen.modes.setMouse(mode, on);
            case Modes.ORIGIN -> {
                screen.modes.set(mode, on);
                screen.setOrigin(on);
            }
            case Modes.COLUMNS_132 -> chooseColumns(on);
            case Modes.COLUMNS_CHOSEN -> {
                if (on) {
                    screen.modes.set(mode, true);
                } else {
                    screen.leaveColumns();
                }
            }
            case Modes.SIDE_MARGINS -> screen.allowSideMargins(on);
            case Modes.ALTERNATE_OLD, Modes.ALTERNATE -> alternate(mode, on);
            case Modes.SAVED_CURSOR -> {
                if (on) {
                    screen.saveCursor();
                } else {
                    screen.restoreCursor();
                }
            }
            case Modes.ALTERNATE_SAVED -> alternateWithCursor(on);
            default -> screen.modes.set(mode, on);
        }
    }

    /** Does nothing unless a program has asked for the choice first, as xterm sees it. */
    private void chooseColumns(boolean many) {
        if (!screen.modes.has(Modes.COLUMNS_CHOSEN)) {
            return;
        }
        screen.modes.set(Modes.COLUMNS_132, many);
        screen.chooseColumns(many ? MANY : FEW, screen.modes.has(Modes.COLUMNS_KEPT));
        listener.resized();
    }

    private void alternate(int mode, boolean on) {
        if (!on && mode == Modes.ALTERNATE && screen.isAlternate()) {
            screen.clearAlternate();
        }
        screen.modes.set(mode, on);
        screen.showAlternate(on);
    }

    private void alternateWithCursor(boolean on) {
        screen.modes.set(Modes.ALTERNATE_SAVED, on);
        if (on && !screen.isAlternate()) {
            screen.saveCursor();
            screen.showAlternate(true);
            screen.clearAlternate();
        } else if (!on) {
            screen.showAlternate(false);
            // As xterm does, also where there was no other screen.
            screen.restoreCursor();
        }
    }

    private void shape(int number) {
        screen.shape = number >= 5 ? CursorShape.BAR : number >= 3 ? CursorShape.UNDERLINE : CursorShape.BLOCK;
    }

    /** What this terminal can do: that of a VT220 with colours. */
    private void attributes() {
        reply("\033[?62;22c");
    }

    private void report(int number, String dec) {
        if (number == 5) {
            reply("\033[0n");
        } else if (number == 6) {
            reply("\033[" + dec + (screen.cursorRow() + 1) + ';' + (screen.cursorColumn() + 1) + 'R');
        }
    }

    private void size(int number) {
        if (number == 18) {
            reply("\033[8;" + screen.height() + ';' + screen.columns() + 't');
        }
    }

    private void request(int last, int mode, int kind) {
        if (last == 'p') {
            int state = !Modes.isKnown(mode + kind) ? 0 : screen.modes.has(mode + kind) ? 1 : 2;
            reply("\033[" + (kind == 0 ? "" : "?") + mode + ';' + state + "$y");
        }
    }

    /** An operating system command. */
    void command(String text) {
        commands.run(text);
    }

    /** A device control string. What asks for a setting but the margins learns that it is not told. */
    void device(String text) {
        switch (text) {
            case "$qr" -> reply("\033P1$r" + (screen.top() + 1) + ';' + screen.bottom() + "r\033\\");
            case "$qs" -> reply("\033P1$r" + (screen.left() + 1) + ';' + screen.right() + "s\033\\");
            default -> {
                if (text.startsWith("$q")) {
                    reply("\033P0$r\033\\");
                }
            }
        }
    }

    private void reply(String text) {
        listener.reply(text.getBytes(StandardCharsets.US_ASCII));
    }
}
