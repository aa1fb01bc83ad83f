package dev.rustaiide.system.ipc;

import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/**
 * Makes this process the one IDE of its user and state folder. A service; any thread may use it.
 *
 * <p>Requests come through a Unix domain socket as one line of JSON each:
 * {@code {"protocol":1,"request":"openFile","file":"/a/b.rs","line":3,"column":1}}, {@code openLocation} with
 * {@code location} in the place of {@code file}, {@code openFolder} with {@code folder}, {@code activate}, {@code
 * shutdown}; {@code correlation} may say what the other process is at. Each is answered by a line
 * {@code {"accepted":true,"message":""}}. After {@code events} with a glob under {@code types} a line follows for each
 * event, see {@link IpcEvents.Watcher#see}, until the other side closes the connection. The file {@code ide.address} in
 * the state folder holds the path of the socket.
 */
@ProviderType
public interface IpcServer {
    /**
     * Takes the place, and answers requests with {@code handler} until the claim is closed or the process ends. Empty
     * if another process has it: send that one a message with {@link IpcClient}. What a killed process left is cleared
     * away. A few milliseconds.
     *
     * @throws FailureException if the state folder cannot be written
     */
    Optional<Claim> claim(RequestHandler handler) throws FailureException;

    /** The place is ours until it is closed. */
    interface Claim extends AutoCloseable {
        @Override
        void close();
    }
}
