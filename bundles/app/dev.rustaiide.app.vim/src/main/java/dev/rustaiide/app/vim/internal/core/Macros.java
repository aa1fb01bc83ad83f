package dev.rustaiide.app.vim.internal.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys that are kept in a register, to be pressed again. */
final class Macros {
    private static final char NONE = 0;

    private final Registers registers;
    private final List<String> recorded = new ArrayList<>();
    private char recordingTo = NONE;
    private char lastPlayed = NONE;

    Macros(Registers registers) {
        this.registers = registers;
    }

    /** The register that keys go to; empty if none are recorded. */
    Optional<Character> recording() {
        return recordingTo == NONE ? Optional.empty() : Optional.of(recordingTo);
    }

    boolean isRecording() {
        return recordingTo != NONE;
    }

    void pressed(List<String> keys) {
        if (isRecording()) {
            recorded.addAll(keys);
        }
    }

    /** Begins or, by a key that was recorded itself, ends to record. Whether there is such a register. */
    boolean record(String register) {
        if (isRecording()) {
            if (!recorded.isEmpty()) {
                recorded.removeLast();
            }
            registers.set(recordingTo, Strokes.print(recorded));
            recordingTo = NONE;
            return true;
        }
        if (!register.matches("[0-9a-zA-Z\"]")) {
            return false;
        }
        recordingTo = register.charAt(0);
        recorded.clear();
        return true;
    }

    /** What {@code register} has, which {@code @} names from then on; empty if it has nothing. */
    Optional<List<String>> play(String register) {
        char name = register.equals("@") ? lastPlayed : register.charAt(0);
        Optional<Registers.Content> content = name == NONE ? Optional.empty() : registers.get(name);
        lastPlayed = content.isPresent() ? name : lastPlayed;
        return content.map(keys -> Strokes.parse(keys.text()));
    }
}
