package dev.rustaiide.system.debug.adapter;

import java.util.Optional;

import dev.rustaiide.foundation.error.Failure;

/** What happens in a session. */
public sealed interface DebugEvent {
    /**
     * The program stands still; {@link DebugSession#stack} tells where.
     *
     * @param thread why it stopped; 0 if the adapter does not say
     * @param reason {@code breakpoint}, {@code step}, {@code pause}, {@code exception}, {@code entry} …
     * @param text more about it, for people; may be empty
     */
    record Stopped(long thread, String reason, String text) implements DebugEvent {}

    /** It runs; all that was asked about its frames and variables counts no more. */
    record Continued() implements DebugEvent {}

    /**
     * Something was printed.
     *
     * @param kind by whom
     * @param text as it came, with or without line feeds
     */
    record Output(Kind kind, String text) implements DebugEvent {
        /** Who prints. */
        public enum Kind {
            /** The program. */
            STDOUT, STDERR,
            /** The adapter, to people. */
            CONSOLE,
            /** The adapter, urgently. */
            IMPORTANT
        }
    }

    /** A thread began or ended. */
    record Threads() implements DebugEvent {}

    /** The adapter thinks otherwise about a breakpoint than before, e.g. since a library was loaded. */
    record BreakpointChanged(Breakpoint.Status status) implements DebugEvent {}

    /** The program ended by itself, with this exit code. */
    record Exited(long code) implements DebugEvent {}

    /** The first that is heard of a session that the adapter has begun beneath another. */
    record Began() implements DebugEvent {}

    /**
     * What happens in a session beneath the one that was started, however deep: in a thread or process of its own that
     * the adapter shows as a program of its own. Its last is an {@link Ended}, too.
     */
    record Beneath(DebugSession session, DebugEvent event) implements DebugEvent {}

    /** The session is over; nothing follows. {@code failure} tells why, if it was not meant to be. */
    record Ended(Optional<Failure> failure) implements DebugEvent {}
}
