package dev.rustaiide.app.workspace.management;

/** Being told about something, until it is closed. Any thread may close it; a call under way may still end. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
