package dev.rustaiide.system.network.services.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.models.ModelDownloads;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.network.services.HttpReply;
import dev.rustaiide.system.network.services.Network;
import dev.rustaiide.system.network.services.OutgoingRequest;

/** Fetches models through the gate. */
@Component
public final class GatedModelDownloads implements ModelDownloads {
    private static final int CHUNK = 1 << 17;

    private final Network network;

    @Activate
    public GatedModelDownloads(@Reference Network network) {
        this.network = network;
    }

    @Override
    public Call<Path> fetch(URI address, String sha256, Path folder) {
        String name = name(address);
        return Call.start("fetch " + name, scope -> {
            Path part = folder.resolve(name + ".part");
            OutgoingRequest request = OutgoingRequest.get("ai.models", "download the model " + name, address);
            try (HttpReply reply = scope.await(network.send(request))) {
                if (!reply.isSuccess()) {
                    throw failure(name, "The server answered " + reply.status() + '.', "Check the address.", null);
                }
                String found = copy(reply, part, name, scope);
                if (!found.equals(sha256)) {
                    throw failure(name, "What came has the hash " + found + ", not the one that was asked for.",
                            "Ask whoever gave you the hash or the address; nothing was kept.", null);
                }
                return Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException broken) {
                scope.check();
                throw failure(name, "The connection or the disk failed: " + broken.getMessage() + '.',
                        "Try again; check that there is room.", broken);
            } finally {
                Files.deleteIfExists(part);
            }
        });
    }

    /** The hash of what came. */
    private static String copy(HttpReply reply, Path part, String name, Scope scope)
            throws IOException, InterruptedException {
        MessageDigest digest = Sha256.digest();
        long total = reply.header("Content-Length").filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong).orElse(0L);
        byte[] chunk = new byte[CHUNK];
        long done = 0;
        InputStream in = reply.body();
        try (OutputStream out = Files.newOutputStream(part)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                scope.check();
                digest.update(chunk, 0, count);
                out.write(chunk, 0, count);
                done += count;
                scope.report(new Progress(name, done, total));
            }
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The end of the path, as far as it can be a name. */
    private static String name(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "-")
                .replaceFirst("^[.-]+", "");
        return last.isEmpty() ? "model" : last.substring(Math.max(0, last.length() - 100));
    }

    private static FailureException failure(String name, String why, String nextStep, @Nullable Exception cause) {
        return new FailureException(new Failure.Other("Cannot fetch " + name + '.', why, nextStep), cause);
    }
}
