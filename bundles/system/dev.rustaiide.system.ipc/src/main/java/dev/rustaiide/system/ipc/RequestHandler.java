package dev.rustaiide.system.ipc;

/** Does what is asked for. */
@FunctionalInterface
public interface RequestHandler {
    /**
     * Answers {@code request} within a second or so; on a virtual thread, several at once. What it throws becomes a
     * refusal.
     */
    Reply handle(Request request) throws Exception;
}
