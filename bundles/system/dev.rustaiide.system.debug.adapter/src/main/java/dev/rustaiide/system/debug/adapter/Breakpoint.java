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
    record Status(Breakpoint breakpoint, boolean isVerified, int line, String message) {}
}
