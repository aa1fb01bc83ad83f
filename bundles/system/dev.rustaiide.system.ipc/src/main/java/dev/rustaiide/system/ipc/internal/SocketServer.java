package dev.rustaiide.system.ipc.internal;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileLock;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Glob;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.error.WindowMessage;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.ipc.IpcServer;
import dev.rustaiide.system.ipc.Reply;
import dev.rustaiide.system.ipc.Request;
import dev.rustaiide.system.ipc.RequestHandler;

/** Listens at a Unix domain socket. */
@Component
public final class SocketServer implements IpcServer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Another may hold the lock for a moment without being an IDE: a client that looks, or one that is leaving. */
    private static final long SETTLE_MS = 2000;

    private final Place place;
    private final Events events;
    private final AtomicBoolean claimed = new AtomicBoolean();

    @Activate
    public SocketServer(@Reference StandardPaths paths, @Reference Events events) {
        this(paths.state(), events);
    }

    SocketServer(Path state, Events events) {
        this.place = new Place(state);
        this.events = events;
    }

    @Override
    public Optional<Claim> claim(RequestHandler handler) throws FailureException {
        if (claimed.getAndSet(true)) {
            return Optional.empty();
        }
        Optional<Claim> claim = Optional.empty();
        try {
            claim = tryClaim(handler);
        } catch (IOException denied) {
            throw new FailureException(new Failure.NoPermission(place.lockFile(), "use"), denied);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            claimed.set(claim.isPresent());
        }
        return claim;
    }

    private Optional<Claim> tryClaim(RequestHandler handler) throws IOException, InterruptedException {
        FileLock lock = place.tryLock();
        for (long waited = 0; lock == null && waited < SETTLE_MS && !isAnswered(); waited += 20) {
            Thread.sleep(20);
            lock = place.tryLock();
        }
        return lock == null ? Optional.empty() : Optional.of(open(lock, handler));
    }

    private boolean isAnswered() {
        Path socket = place.socket();
        if (socket == null) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private Claim open(FileLock lock, RequestHandler handler) throws IOException {
        try {
            Path socket = place.freshSocket();
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            Place.makePrivate(socket);
            UserPrincipal owner = Files.getOwner(socket);
            place.announce(socket);
            Call<Boolean> listening = Call.start("ipc", scope -> {
                try {
                    return listen(scope, server, owner, handler);
                } finally {
                    // As garbage it would be released, and the next start would take the place of the one that lives.
                    java.lang.ref.Reference.reachabilityFence(lock);
                }
            });
            return () -> release(lock, server, socket, listening);
        } catch (IOException failed) {
            lock.acquiredBy().close();
            throw failed;
        }
    }

    private boolean listen(Scope scope, ServerSocketChannel server, UserPrincipal owner, RequestHandler handler)
            throws InterruptedException {
        while (server.isOpen()) {
            scope.check();
            try {
                SocketChannel channel = server.accept();
                scope.start("ipc request", part -> serve(scope, channel, owner, handler)).cancelAfter(PATIENCE);
            } catch (IOException closed) {
                if (server.isOpen()) {
                    log(Level.WARN, "A connection was not made", closed);
                    Thread.sleep(100); // out of file descriptors: give others time to return some
                }
            }
        }
        return true;
    }

    private boolean serve(Scope server, SocketChannel channel, UserPrincipal owner, RequestHandler handler)
            throws IOException {
        boolean watched = false;
        try {
            if (!isOwner(channel, owner)) {
                log(Level.WARN, "Another user's process was turned away", null);
                return false;
            }
            String line = Lines.read(channel);
            Optional<Glob> types = Wire.watched(line);
            watched = types.isPresent();
            if (watched) {
                server.start("ipc events", part -> feed(part, channel, types.get())); // has no deadline
            } else {
                Lines.write(channel, Wire.print(answer(line, handler)).print());
            }
            return true;
        } finally {
            if (!watched) {
                channel.close();
            }
        }
    }

    private boolean feed(Scope scope, SocketChannel connection, Glob types) throws IOException {
        try (SocketChannel channel = connection) {
            return EventFeed.send(scope, channel, events, types);
        }
    }

    /** Where the system does not tell, the permissions of the folder must do. */
    private static boolean isOwner(SocketChannel channel, UserPrincipal owner) throws IOException {
        try {
            return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().equals(owner);
        } catch (UnsupportedOperationException unknown) {
            return true;
        }
    }

    private static Reply answer(String line, RequestHandler handler) {
        try {
            Json json = Json.parse(line);
            Request request = Wire.request(json);
            return Correlation.call(Wire.correlation(json), () -> handler.handle(request));
        } catch (JsonException unreadable) {
            return Reply.refused("The request cannot be understood: " + unreadable.getMessage() + '.');
        } catch (FailureException failed) {
            return Reply.refused(WindowMessage.of(failed.failure()));
        } catch (Exception failed) { // boundary: one request must not end the server
            log(Level.ERROR, "A request failed", failed);
            return Reply.refused("The request failed; the log of the IDE tells why.");
        }
    }

    private static void log(Level level, String message, @Nullable Throwable cause) {
        LoggerFactory.getLogger(SocketServer.class).atLevel(level).setCause(cause).log(message);
    }

    /** The lock is given back last, so that who takes it next finds everything cleared away. */
    private void release(FileLock lock, ServerSocketChannel server, Path socket, Call<Boolean> listening) {
        if (!lock.isValid()) {
            return;
        }
        listening.cancel();
        try {
            server.close();
            place.remove(socket);
        } catch (IOException left) {
            log(Level.DEBUG, "Something is left of the socket", left);
        }
        try {
            lock.acquiredBy().close();
        } catch (IOException left) {
            log(Level.DEBUG, "The lock ends with the process", left);
        }
        claimed.set(false);
    }
}
