package dev.rustaiide.system.ipc.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLock;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.ipc.IpcClient;
import dev.rustaiide.system.ipc.IpcEvents;
import dev.rustaiide.system.ipc.Reply;
import dev.rustaiide.system.ipc.Request;

/** Connects anew for each request. */
@Component
public final class SocketClient implements IpcClient, IpcEvents {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Place place;

    @Activate
    public SocketClient(@Reference StandardPaths paths) {
        this(paths.state());
    }

    SocketClient(Path state) {
        this.place = new Place(state);
    }

    @Override
    public Optional<Reply> send(Request request) throws FailureException {
        Call<Optional<Reply>> call = Call.start("ask the running IDE", scope -> exchange(request));
        try {
            return call.await(PATIENCE);
        } catch (ExecutionException failed) {
            throw silent("The connection broke: " + failed.getCause().getMessage() + '.', failed.getCause());
        } catch (TimeoutException late) {
            throw silent("It did not answer within " + PATIENCE.toSeconds() + " s.", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw silent("The wait for its answer was interrupted.", stopped);
        } finally {
            call.cancel();
        }
    }

    private Optional<Reply> exchange(Request request) throws IOException, JsonException, InterruptedException {
        while (true) {
            SocketChannel connection = connect();
            if (connection != null) {
                try (SocketChannel channel = connection) {
                    Lines.write(channel, Wire.print(request).print());
                    return Optional.of(Wire.reply(Json.parse(Lines.read(channel))));
                }
            }
            if (isFree()) {
                return Optional.empty();
            }
            Thread.sleep(20); // somebody is just starting
        }
    }

    @Override
    public End watch(String types, Watcher watcher) throws FailureException, InterruptedException {
        SocketChannel connection = connect();
        if (connection == null) {
            return End.NO_IDE;
        }
        try (SocketChannel channel = connection;
                var lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            Lines.write(channel, Wire.watch(types).print());
            String first = lines.readLine();
            if (first == null) {
                return End.IDE_GONE;
            }
            Reply reply = Wire.reply(Json.parse(first));
            if (!reply.accepted()) {
                throw new FailureException(new Failure.Other("The IDE does not tell what goes on.", reply.message(),
                        "Look at the pattern; with the IDE just updated, start it again."));
            }
            return follow(lines, watcher);
        } catch (ClosedByInterruptException stopped) {
            throw (InterruptedException) new InterruptedException("stopped").initCause(stopped);
        } catch (IOException broken) {
            return End.IDE_GONE;
        } catch (JsonException unreadable) {
            throw silent("It answers what cannot be understood: " + unreadable.getMessage() + '.', unreadable);
        }
    }

    private static End follow(BufferedReader lines, Watcher watcher) throws IOException, JsonException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!watcher.see(Json.parse(line))) {
                return End.ENOUGH;
            }
        }
        return End.IDE_GONE;
    }

    private @Nullable SocketChannel connect() {
        Path socket = place.socket();
        if (socket == null) {
            return null;
        }
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (IOException nobodyListens) {
            return null;
        }
    }

    private boolean isFree() throws IOException {
        if (!Files.exists(place.lockFile())) {
            return true;
        }
        FileLock lock = place.tryLock();
        if (lock != null) {
            lock.acquiredBy().close();
        }
        return lock != null;
    }

    private static FailureException silent(String why, Throwable cause) {
        return new FailureException(new Failure.Other("Cannot reach the running IDE.", why,
                "Wait for it, or end it and start it again."), cause);
    }
}
