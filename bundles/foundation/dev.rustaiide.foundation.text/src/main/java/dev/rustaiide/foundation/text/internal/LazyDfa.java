package dev.rustaiide.foundation.text.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.foundation.text.internal.Expression.Side;

/**
 * Tells where a match may end, reading each character once. Its states are sets of steps of an {@link Nfa}, made when
 * they are first come to and forgotten when they are too many. A new attempt begins at each character; one that took
 * none is no match. For one thread.
 *
 * <p>A state is the place of its row in {@link #table()}, which has the next state for each letter: that state if it is
 * not negative, {@link #UNKNOWN}, or what {@link #behind} makes a state of if a match may have ended before the letter.
 */
public final class LazyDfa {
    /** Begins a text and a line, with no attempt under way. */
    public static final int FRESH = 0;
    /** Ask {@link #step}. */
    public static final int UNKNOWN = -1;
    /** The letter behind the last. */
    public static final int END = Alphabet.END;
    /** Stands in for the letter of bytes that are no character by themselves. */
    public static final int LOOK = Alphabet.LOOK;
    private static final int MOST_CELLS = 1 << 18;
    private static final int ROOM = 8;
    private static final Side[] SIDES = Side.values();

    private final Nfa nfa;
    private final Alphabet alphabet;
    private final StepSet members;
    private final StepSet next;
    /** The side of the character before, and the steps to go on from. */
    private final List<String> states = new ArrayList<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final List<String> idle = new ArrayList<>();
    private int[] table = {};
    private int width;
    private long computed;

    LazyDfa(Nfa nfa, List<CharacterSet> sets) {
        this.nfa = nfa;
        this.alphabet = new Alphabet(sets, nfa.hasPlaces());
        this.members = new StepSet(nfa);
        this.next = new StepSet(nfa);
        idle.add(String.valueOf((char) alphabet.side(letter('\n')).ordinal()));
        if (nfa.hasPlaces()) {
            Arrays.stream(SIDES).map(side -> String.valueOf((char) side.ordinal()))
                    .filter(state -> !idle.contains(state)).forEach(idle::add);
        }
        clear();
    }

    /** The rows of all states; another array when a state was forgotten or more letters became known. */
    public int[] table() {
        return table;
    }

    /** The letters of the 256 bytes; to be left as it is. */
    public int[] letters() {
        return alphabet.ofBytes();
    }

    public int letter(int point) {
        return alphabet.of(point);
    }

    /** The state in an entry of the table that says that a match may have ended. */
    public static int behind(int entry) {
        return -2 - entry;
    }

    /** Before this one are the states with no attempt under way, {@link #FRESH} among them. */
    public int firstBusy() {
        return idle.size() * width;
    }

    /** How many entries of the table were worked out; many times slower than to look one up. */
    public long computed() {
        return computed;
    }

    /** The entry of the table for {@code letter} behind {@code state}, worked out if it is unknown. */
    public int step(int state, int letter) {
        int known = letter < width ? table[state + letter] : UNKNOWN;
        return known == UNKNOWN ? compute(state, letter) : known;
    }

    private int compute(int state, int letter) {
        computed++;
        boolean match = advance(states.get(state / width), letter);
        String to = next.key((char) alphabet.side(letter).ordinal());
        boolean full = letter >= width || !rows.containsKey(to) && (states.size() + 1) * width > MOST_CELLS;
        if (full) {
            clear();
        }
        int row = row(to);
        int entry = match ? behind(row) : row;
        if (!full) {
            table[state + letter] = entry;
        }
        return entry;
    }

    /** Sets {@link #next} to where {@code letter} leads, and says whether a match ended before it. */
    private boolean advance(String from, int letter) {
        Side before = SIDES[from.charAt(0)];
        Side after = alphabet.side(letter);
        members.clear();
        for (int i = 1; i < from.length(); i++) {
            members.follow(from.charAt(i), before, after);
        }
        boolean match = members.hasMatch();
        members.follow(nfa.start, before, after);
        next.clear();
        for (int i = 0; i < members.size(); i++) {
            int step = members.get(i);
            if (nfa.kind(step) == Nfa.Kind.TAKE && alphabet.has(letter, nfa.operand(step))) {
                next.follow(nfa.next(step));
            }
        }
        return match;
    }

    private int row(String state) {
        Integer known = rows.get(state);
        if (known != null) {
            return known;
        }
        int row = states.size() * width;
        if (row + width > table.length) {
            int old = table.length;
            table = Arrays.copyOf(table, Math.max(2 * old, row + width));
            Arrays.fill(table, old, table.length, UNKNOWN);
        }
        states.add(state);
        rows.put(state, row);
        return row;
    }

    private void clear() {
        width = alphabet.size() + ROOM;
        states.clear();
        rows.clear();
        table = new int[ROOM * width];
        Arrays.fill(table, UNKNOWN);
        idle.forEach(this::row);
    }
}
