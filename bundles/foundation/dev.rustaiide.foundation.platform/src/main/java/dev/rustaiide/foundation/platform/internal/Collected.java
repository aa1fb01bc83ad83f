package dev.rustaiide.foundation.platform.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Processes.Result;

/** All that a program writes to one stream, up to a limit. */
final class Collected {
    /** How long the streams may stay open behind the end of the program: somebody that it left may hold them. */
    static final Duration LINGER = Duration.ofMillis(500);
    private static final int LIMIT = 64 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile boolean begun;

    private Collected() {}

    static Result from(Scope scope, ProcessTree tree) throws InterruptedException, ExecutionException, IOException {
        Process process = tree.process();
        var out = new Collected();
        var err = new Collected();
        Call<Void> outCall = scope.start("read output", inner -> out.read(process.getInputStream()));
        Call<Void> errCall = scope.start("read errors", inner -> err.read(process.getErrorStream()));
        process.getOutputStream().close();
        int exit = tree.await();
        return new Result(exit, out.textAfter(outCall), err.textAfter(errCall));
    }

    private @Nullable Void read(InputStream in) throws IOException {
        begun = true;
        byte[] chunk = new byte[16384];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            bytes.write(chunk, 0, Math.min(count, LIMIT - bytes.size()));
        }
        return null;
    }

    private String textAfter(Call<Void> reader) throws InterruptedException, ExecutionException {
        boolean ended = false;
        do {
            try {
                reader.await(LINGER);
                ended = true;
            } catch (TimeoutException heldOpen) {
                // Or the reader has not had its turn: then it is waited for.
            }
        } while (!ended && !begun);
        if (!ended) {
            reader.cancel();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
