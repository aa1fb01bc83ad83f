package dev.rustaiide.system.external.apis.internal;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Generation.Ending;
import dev.rustaiide.ai.inference.ToolUse;

/**
 * An answer as it grows. Stops are looked for here too, since servers take a few of them or none. What may be the
 * beginning of one, or is half a character, waits for the rest. For one thread.
 */
final class Draft {
    /** More than any token has, together with some for an answer of few. */
    private static final int LONGEST_TOKEN = 64;
    private static final int SLACK = 4096;
    private static final int MOST_USES = 256;

    private final Decoding decoding;
    private final Consumer<String> pieces;
    private final int firstUse;
    private final StringBuilder text = new StringBuilder();
    private final TreeMap<Integer, Asked> uses = new TreeMap<>();
    private int given;
    private long argued;
    private long thought;
    private boolean stopped;
    private @Nullable Ending ending;
    private int read;
    private int reused;
    private int written;

    private static final class Asked {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
    }

    /** @param firstUse the number of uses of tools before it in the conversation */
    Draft(Decoding decoding, int firstUse, Consumer<String> pieces) {
        this.decoding = decoding;
        this.firstUse = firstUse;
        this.pieces = pieces;
    }

    void write(String piece) {
        if (stopped || piece.isEmpty()) {
            return;
        }
        text.append(piece);
        int stop = earliestStop();
        if (stop >= 0) {
            text.setLength(stop);
            stopped = true;
        }
        give(stopped ? text.length() : text.length() - held());
    }

    private int earliestStop() {
        int earliest = -1;
        for (String stop : decoding.stops()) {
            int at = stop.isEmpty() ? -1 : text.indexOf(stop, given);
            earliest = at >= 0 && (earliest < 0 || at < earliest) ? at : earliest;
        }
        return earliest;
    }

    /** How many characters at the end wait. */
    private int held() {
        int most = 0;
        for (String stop : decoding.stops()) {
            for (int length = Math.min(stop.length() - 1, text.length() - given); length > most; length--) {
                if (stop.startsWith(text.substring(text.length() - length))) {
                    most = length;
                }
            }
        }
        int last = text.length() - most - 1;
        return last >= given && Character.isHighSurrogate(text.charAt(last)) ? most + 1 : most;
    }

    private void give(int end) {
        if (end > given) {
            String piece = text.substring(given, end);
            given = end;
            pieces.accept(piece);
        }
    }

    /** What is told of the use with this number; what is empty was told before or will be. */
    void use(int number, String id, String name, String arguments) {
        if (uses.size() >= MOST_USES && !uses.containsKey(number)) {
            argued = Integer.MAX_VALUE; // endless
            return;
        }
        Asked use = uses.computeIfAbsent(number, _ -> new Asked());
        use.id = use.id.isEmpty() ? id : use.id;
        use.name = use.name.isEmpty() ? name : use.name;
        use.arguments.append(arguments);
        argued += arguments.length();
    }

    void end(Ending how) {
        ending = how;
    }

    /** As the server tells; it may be wrong, but not less than nothing. */
    void count(long readTokens, long reusedTokens, long writtenTokens) {
        read = Math.clamp(readTokens, 0, Integer.MAX_VALUE);
        reused = Math.clamp(reusedTokens, 0, read);
        written = Math.clamp(writtenTokens, 0, Integer.MAX_VALUE);
    }

    /** What the model writes for itself alone: nobody gets it, but it is a sign of life. */
    void think(String piece) {
        thought += piece.length();
    }

    /** Characters so far, of the text, of what tools are asked for and of thoughts. */
    long size() {
        return text.length() + argued + thought;
    }

    /** Whether a stop is there, so that what follows is of no use. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether the server has said how it ends. */
    boolean hasEnded() {
        return ending != null;
    }

    /** Whether anybody has seen something of it. */
    boolean hasGiven() {
        return given > 0;
    }

    /** Whether it is longer than what was asked for can be. */
    boolean isEndless() {
        return size() > SLACK + (long) LONGEST_TOKEN * decoding.most();
    }

    /** All of it, the rest of which is given now. */
    Generation finished(int window) {
        give(text.length());
        List<ToolUse> asked = uses.entrySet().stream().map(each -> new ToolUse(id(each.getKey(), each.getValue().id),
                each.getValue().name, ToolArguments.read(each.getValue().arguments.toString()))).toList();
        return new Generation(text.toString(), asked, ending(window, asked), read, reused, written);
    }

    private String id(int number, String id) {
        return id.isEmpty() ? "call_" + (firstUse + number + 1) : id;
    }

    private Ending ending(int window, List<ToolUse> asked) {
        if (stopped) {
            return Ending.STOP;
        }
        Ending told = ending == null ? Ending.COMPLETE : ending;
        if (told == Ending.LENGTH && written < decoding.most() && written > 0 && read + written >= window) {
            return Ending.WINDOW;
        }
        return told == Ending.COMPLETE && !asked.isEmpty() ? Ending.TOOLS : told;
    }

    int readTokens() {
        return read;
    }

    int writtenTokens() {
        return written;
    }
}
