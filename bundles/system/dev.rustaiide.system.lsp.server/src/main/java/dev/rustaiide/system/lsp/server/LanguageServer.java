package dev.rustaiide.system.lsp.server;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/** Answers editors. A service; any thread but that of the user interface may use it. */
@ProviderType
public interface LanguageServer {
    /** How many clients are served at once by {@link #listen}; those that come then are turned away. */
    int MOST_SESSIONS = 1000;

    /**
     * Serves the client at the other end of two streams, in the thread that calls, until it says goodbye or is gone.
     * What it wants to know is answered on other threads. Both streams are closed at the end.
     *
     * @param in is read by the calling thread alone, so that it may be one that cannot be interrupted
     */
    Goodbye serve(InputStream in, OutputStream out, Terms terms);

    /**
     * Takes clients at an address until the listener is closed, at most {@value #MOST_SESSIONS} at once. A page of a
     * browser that is not of this machine is refused.
     *
     * @param address with port 0 for any that is free
     * @throws FailureException if nobody can listen there
     */
    Listener listen(InetSocketAddress address, Protocol protocol, Terms terms) throws FailureException;

    /** How messages are told apart. */
    enum Protocol {
        /** By a header with their length, as on the standard streams. */
        HEADERS,
        /** A text of RFC 6455 each. */
        WEB_SOCKET
    }

    /** How a session ended. */
    enum Goodbye {
        /** By {@code shutdown} and then {@code exit}. */
        ORDERLY,
        /** In any other way. */
        ABRUPT
    }

    /**
     * What holds for a session.
     *
     * @param trustsFolders whether code of the folders that the client opens may be executed, as if the user had
     *     trusted them; otherwise the user's decisions count
     * @param isLocalChild whether the client started this process, which ends when that one does
     */
    record Terms(boolean trustsFolders, boolean isLocalChild) {}

    /** Takes clients. */
    interface Listener extends AutoCloseable {
        /** Where, with the port that was found. */
        InetSocketAddress address();

        /** Takes no more, and ends the sessions of those that were taken. */
        @Override
        void close();
    }
}
