package dev.rustaiide.foundation.terminal.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes bytes apart into characters and sequences, after the state machine of vt100.net for DEC's terminals, with
 * UTF-8 where no sequence is. It keeps its state between pieces.
 */
final class Parser {
    /** A string of an operating system command, e.g. a title or what goes on the clipboard; the rest is dropped. */
    private static final int LONGEST_STRING = 1 << 17;
    private static final int REPLACEMENT = 0xFFFD;
    private static final int ESCAPE = 0x1B;
    private static final int DELETE = 0x7F;

    private final Screen screen;
    private final Sequences sequences;
    private final Parameters parameters = new Parameters();
    private final ByteArrayOutputStream string = new ByteArrayOutputStream();
    private State state = State.GROUND;
    /** What stands between the introducer and the numbers, or before the final byte: up to two of them. */
    private int intermediate;
    private int point;
    private int missing;
    private int least;

    private enum State {
        GROUND, ESCAPE, ESCAPE_INTERMEDIATE, CSI_ENTRY, CSI_NUMBERS, CSI_INTERMEDIATE, CSI_IGNORED, OSC, DCS,
        /** Privacy messages and the like: they end as the others do. */ IGNORED
    }

    Parser(Screen screen, Sequences sequences) {
        this.screen = screen;
        this.sequences = sequences;
    }

    void feed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (state == State.GROUND) {
                at = ground(bytes, at, to);
            } else {
                sequence(bytes[at++] & 0xFF);
            }
        }
    }

    /** Characters, as many as there are until a sequence begins. */
    private int ground(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && bytes[end] >= ' ' && bytes[end] < DELETE) {
                end++;
            }
            if (end > at) {
                if (missing > 0) {
                    malformed();
                }
                screen.ascii(bytes, at, end);
                at = end;
                continue;
            }
            int next = bytes[at++] & 0xFF;
            if (next >= 0x80) {
                utf8(next);
            } else if (control(next)) {
                return at;
            }
        }
        return at;
    }

    /** Whether a sequence begins. */
    private boolean control(int next) {
        if (missing > 0) {
            malformed();
        }
        if (next == ESCAPE) {
            enter(State.ESCAPE);
            return true;
        }
        sequences.control(next);
        return false;
    }

    private void malformed() {
        missing = 0;
        screen.print(REPLACEMENT);
    }

    private void utf8(int next) {
        if (missing > 0) {
            if (next < 0xC0 && next >= least) {
                least = 0x80;
                point = point << 6 | next & 0x3F;
                if (--missing == 0) {
                    character(point);
                }
                return;
            }
            malformed();
        }
        begin(next);
    }

    private void character(int decoded) {
        if (decoded >= 0xA0) {
            screen.print(decoded >= 0xD800 && decoded < 0xE000 || decoded > Character.MAX_CODE_POINT ? REPLACEMENT
                    : decoded);
        }
        // What is left are eight-bit controls, which nobody sends as characters.
    }

    /** The first byte of a character; what is none stands for itself. */
    private void begin(int next) {
        least = 0x80;
        if (next >= 0xC2 && next < 0xE0) {
            missing = 1;
            point = next & 0x1F;
        } else if (next >= 0xE0 && next < 0xF0) {
            missing = 2;
            point = next & 0x0F;
            least = next == 0xE0 ? 0xA0 : 0x80;
        } else if (next >= 0xF0 && next < 0xF5) {
            missing = 3;
            point = next & 0x07;
            least = next == 0xF0 ? 0x90 : 0x80;
        } else {
            malformed();
        }
    }

    private void enter(State next) {
        state = next;
        if (next == State.ESCAPE || next == State.CSI_ENTRY) {
            intermediate = 0;
            parameters.clear();
            string.reset();
        }
    }

    /** A byte of a sequence. Controls in it are done at once; 0x18 and 0x1A break it off, escape begins another. */
    private void sequence(int next) {
        if (next == ESCAPE) {
            endString();
            enter(State.ESCAPE);
        } else if (next == 0x18 || next == 0x1A) {
            enter(State.GROUND);
        } else if (state == State.OSC || state == State.DCS || state == State.IGNORED) {
            string(next);
        } else if (next < ' ') {
            sequences.control(next);
        } else if (next != DELETE) {
            step(next);
        }
    }

    private void string(int next) {
        if (next == 0x07 && state == State.OSC) {
            endString();
            enter(State.GROUND);
        } else if (state != State.IGNORED && next >= ' ' && string.size() <= LONGEST_STRING) {
            string.write(next);
        }
    }

    private void endString() {
        if (state == State.OSC && string.size() <= LONGEST_STRING) {
            sequences.command(string.toString(StandardCharsets.UTF_8));
        } else if (state == State.DCS) {
            sequences.device(string.toString(StandardCharsets.UTF_8));
        }
    }

    private void step(int next) {
        switch (state) {
            case ESCAPE, ESCAPE_INTERMEDIATE -> escape(next);
            case CSI_ENTRY -> entry(next);
            case CSI_NUMBERS -> numbers(next);
            case CSI_INTERMEDIATE -> intermediate(next);
            case CSI_IGNORED -> {
                if (next >= 0x40) {
                    enter(State.GROUND);
                }
            }
            default -> throw new IllegalStateException(state.name());
        }
    }

    private void escape(int next) {
        if (next < 0x30) {
            intermediate = intermediate << 8 | next;
            state = State.ESCAPE_INTERMEDIATE;
        } else if (next >= 0x80) {
            enter(State.GROUND);
        } else if (state == State.ESCAPE_INTERMEDIATE) {
            enter(State.GROUND);
            sequences.escape(intermediate, next);
        } else {
            switch (next) {
                case '[' -> enter(State.CSI_ENTRY);
                case ']' -> enter(State.OSC);
                case 'P' -> enter(State.DCS);
                case 'X', '^', '_' -> enter(State.IGNORED);
                default -> {
                    enter(State.GROUND);
                    sequences.escape(0, next);
                }
            }
        }
    }

    private void entry(int next) {
        if (next >= '<' && next <= '?') {
            intermediate = next;
            state = State.CSI_NUMBERS;
        } else {
            state = State.CSI_NUMBERS;
            numbers(next);
        }
    }

    private void numbers(int next) {
        if (next >= '0' && next <= '9') {
            parameters.digit(next - '0');
        } else if (next == ';' || next == ':') {
            parameters.separator(next == ':');
        } else if (next < 0x30) {
            intermediate(next);
        } else if (next < 0x40) {
            state = State.CSI_IGNORED;
        } else {
            dispatch(next);
        }
    }

    private void intermediate(int next) {
        if (next < 0x30) {
            intermediate = intermediate << 8 | next;
            state = State.CSI_INTERMEDIATE;
        } else if (next < 0x40) {
            state = State.CSI_IGNORED;
        } else {
            dispatch(next);
        }
    }

    private void dispatch(int last) {
        enter(State.GROUND);
        if (last < 0x80) {
            sequences.control(intermediate, last, parameters);
        }
    }
}
