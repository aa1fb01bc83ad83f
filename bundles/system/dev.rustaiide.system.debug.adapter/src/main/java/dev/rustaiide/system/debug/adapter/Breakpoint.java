package dev.rustaiide.system.debug.adapter;

import java.nio.file.Path;

/** Where or when a program stops. Two are one if they are equal. */
public sealed interface Breakpoint {
    /**
     * What must hold besides.
     *
     * @param condition an expression in the adapter's language; empty for always
     * @param hits how often it must have been come to, in the adapter's terms, e.g. {@code 3}; empty for at once
     * @param log what is printed instead of stopping, with expressions in braces; empty to stop
     */
    record When(String condition, String hits, String log) {
        public static final When ALWAYS = new When("", "", "");

        public boolean isAlways() {
            return equals(ALWAYS);
        }
    }

    /** Before a line of a file; {@code line} counts from zero. */
    record AtLine(Path file, int line, When when) implements Breakpoint {}

    /** When a function of that name begins. */
    record AtFunction(String function, When when) implements Breakpoint {}

    /**
     * When memory changes or is read.
     *
     * @param id by which the adapter knows the memory, from {@link DebugSession#watchable}
     * @param access {@code read}, {@code write} or {@code readWrite}
     * @param label what people call it
     */
    record OnMemory(String id, String access, String label, When when) implements Breakpoint {}

    /** On exceptions that {@code filter}, one of {@link DebugSession#exceptionFilters}, takes. */
    record OnException(String filter, String condition) implements Breakpoint {}

    /** Before the instruction at {@code address}, as {@link Instruction#address} has it. */
    record AtInstruction(String address, When when) implements Breakpoint {}

    /**
     * What an adapter made of one.
     *
     * @param isVerified whether it has a place in the program that runs
     * @param line where it came to lie, from zero; -1 if that is not known
     * @param message what the adapter says about it, mostly why it has no place
     */
    record Status(Breakpoint breakpoint, boolean isVerified, int line, String message) {
        /** Whether it lies at another line than was asked for. */
        public boolean isMoved() {
            return isVerified && breakpoint instanceof AtLine at && line >= 0 && line != at.line();
        }

        /** Where it lies otherwise than was asked for, or why nowhere, and what to do then; empty if all is well. */
        public String words() {
            if (isVerified) {
                return isMoved() && breakpoint instanceof AtLine at ? "No code is at line " + (at.line() + 1)
                        + ": it stops at line " + (line + 1) + ", the next that has some." : "";
            }
            String said = message.strip();
            return switch (breakpoint) {
                case AtLine at -> because(said, "The program has no code at this line.")
                        + " Choose a line in a function that is called: what nothing calls is left out of a program.";
                case AtFunction at -> because(said, "The program has no function “" + at.function() + "”.")
                        + " Write its whole path, as in shop::total; what nothing calls is left out of a program.";
                default -> because(said, "The debugger has no place for it.");
            };
        }

        private static String because(String said, String otherwise) {
            return said.isEmpty() ? otherwise
                    : "The debugger has no place for it: " + said + (said.matches("(?s).*[.!?]") ? "" : ".");
        }
    }
}
